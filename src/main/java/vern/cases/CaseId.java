package vern.cases;

/// The number of a case, as people say it: K-1234.
public record CaseId(long value) {

    public String said() {
        return "K-" + value;
    }
}
