package vern.ledger;

import java.time.Instant;
import java.util.Optional;
import vern.statement.Basis;

/// A declared purpose applied to a holding. `until` is the exclusive instant of its end, `Instant.MAX` while no end is
/// known; `endedBy` says what ended it before its rule did (`withdrawn`, `objected`, `erasure`, `instruction`).
public record Ground(String purpose, Basis basis, Instant until, Optional<String> endedBy) {

    public boolean livesAt(Instant at) {
        return at.isBefore(until);
    }

    public boolean open() {
        return until.equals(Instant.MAX);
    }
}
