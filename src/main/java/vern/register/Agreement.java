package vern.register;

import java.time.LocalDate;
import java.util.Optional;
import vern.ledger.AnchorId;

/// An agreement or subscription of a party. `name` only for organisations; `ends` is its last day, which may lie ahead.
public record Agreement(PartyId party, long id, AnchorId anchor, Optional<String> name, LocalDate started, Optional<LocalDate> ends) {

    /// Whether it runs after `day`.
    boolean outlasts(LocalDate day) {
        return ends.isEmpty() || ends.get().isAfter(day);
    }

    /// An agreement that is about to begin.
    public record Terms(String name, LocalDate start, Optional<LocalDate> end) {}
}
