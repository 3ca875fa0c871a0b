package vern.statement;

/// Legal basis of a purpose, Art. 6(1)(a)-(f) GDPR.
public enum Basis {
    CONSENT('a'), CONTRACT('b'), LEGAL_OBLIGATION('c'), VITAL_INTEREST('d'), PUBLIC_TASK('e'), LEGITIMATE_INTEREST('f');

    private final char letter;

    Basis(char letter) {
        this.letter = letter;
    }

    /// The letter in Art. 6(1).
    public char letter() {
        return letter;
    }

    /// As written in a statement file: `legal-obligation`.
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// Whether a person may end the ground by saying so: withdrawal (Art. 7(3)) or objection (Art. 21).
    public boolean endsOnRequest() {
        return this == CONSENT || this == LEGITIMATE_INTEREST;
    }
}
