package vern.ledger;

/// A personal value that came through the gate. Prints as dots; `reveal` gives it out and is easy to find in the code.
public final class Personal {

    private final String value;

    Personal(String value) {
        this.value = value;
    }

    /// The value itself, for the page, letter or file that the use was recorded for.
    public String reveal() {
        return value;
    }

    /// The value with something left out or put in its place, still not printed.
    public Personal rewritten(java.util.function.UnaryOperator<String> how) {
        return new Personal(how.apply(value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Personal that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "…";
    }
}
