package vern.law;

import java.time.LocalDate;
import java.util.Optional;

/// Samordningsnummer, for people who are not registered as living in Sweden: built like a [Personnummer], with 60 added to the
/// day of birth.
public record Samordningsnummer(String number) {

    private static final int RAISED = 60;

    public Samordningsnummer {
        if (!Personnummer.canonical(number, RAISED).equals(Optional.of(number))) {
            throw new IllegalArgumentException("not a samordningsnummer");
        }
    }

    /// Reads ten or twelve digits, with or without hyphen and spaces.
    public static Optional<Samordningsnummer> parse(String text) {
        return Personnummer.canonical(text, RAISED).map(Samordningsnummer::new);
    }

    /// The same number with its century, if it was written that day; empty if nobody can have had it by then.
    public Optional<Samordningsnummer> on(LocalDate day) {
        return Personnummer.withCentury(number, RAISED, day).map(Samordningsnummer::new);
    }

    /// Ten digits, without century and sign.
    public String digits() {
        return Personnummer.tenDigits(number);
    }

    public String display() {
        return number;
    }

    /// Masked: the date, and stars.
    @Override
    public String toString() {
        return Personnummer.masked(number);
    }
}
