package vern.law;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/// A rule of law as it stood for some time: from `validFrom` until and including `validTo`, which is empty while no end is known.
public interface Provision {

    Citation citation();

    LocalDate validFrom();

    Optional<LocalDate> validTo();

    default boolean inForce(LocalDate on) {
        return !on.isBefore(validFrom()) && validTo().filter(on::isAfter).isEmpty();
    }

    /// The provision in force that day; where several are, the one that came last.
    static <P extends Provision> Optional<P> inForce(Collection<P> provisions, LocalDate on) {
        return provisions.stream().filter(p -> p.inForce(on)).max((a, b) -> a.validFrom().compareTo(b.validFrom()));
    }
}
