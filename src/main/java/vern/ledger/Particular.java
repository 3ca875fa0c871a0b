package vern.ledger;

/// Names of what can be declared of a single datum beside its category and source: codes and names of recipients, never
/// something personal.
public final class Particular {

    /// The one purpose that a datum was collected for; without it, every purpose that declares the category counts
    /// (Art. 5(1)(b)).
    public static final String COLLECTED_FOR = "for";

    private Particular() {}

    static void check(String name, String value) {
        if (!name.matches("[a-z][a-z-]{0,39}") || !value.matches("[A-Za-z0-9._-]{1,80}")) {
            throw new IllegalArgumentException("a particular is a short word with a code");
        }
    }
}
