package vern.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vern.law.TransferVerdict.Adequate;
import vern.law.TransferVerdict.NotAllowed;
import vern.law.TransferVerdict.Reason;
import vern.law.TransferVerdict.Safeguarded;
import vern.law.TransferVerdict.WithinEea;

/// Chapter V GDPR: who is inside the EEA, which countries are adequate for whom, and which mechanisms carry a transfer.
record Transfers(List<Membership> memberships, List<Adequacy> adequacies, List<Mechanism> mechanisms) {

    /// Exporters in the EU and in the EEA-EFTA states may have different decisions.
    enum Area { EU, EEA_EFTA }

    /// Ordered by preference: a derogation is weighed last.
    enum Kind { SAFEGUARD, DEROGATION, ADEQUACY }

    record Route(Country exporter, Country destination) {}

    record Membership(Area area, Set<Country> countries, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo)
            implements Provision {}

    record Scope(Country country, Set<Area> exporters, Optional<String> requires, Optional<String> limit) {}

    record Adequacy(Scope scope, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo) implements Provision {}

    record Mechanism(String id, Kind kind, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo) implements Provision {}

    boolean inEea(Country country) {
        return memberships.stream().anyMatch(m -> m.countries().contains(country) && m.validTo().isEmpty());
    }

    boolean inEea(Country country, LocalDate on) {
        return area(country, on).isPresent();
    }

    TransferVerdict verdict(Route route, Set<String> named, LocalDate on) {
        var area = area(route.exporter(), on);
        if (area.isEmpty()) return new NotAllowed(Reason.EXPORTER_OUTSIDE_EEA);
        if (inEea(route.destination(), on)) return new WithinEea();
        return adequate(route.destination(), area.get(), named, on)
                .or(() -> safeguarded(named, on))
                .orElseGet(() -> new NotAllowed(reason(named, on)));
    }

    private Optional<Area> area(Country country, LocalDate on) {
        return memberships.stream()
                .filter(m -> m.countries().contains(country) && m.inForce(on))
                .map(Membership::area)
                .findFirst();
    }

    private Optional<TransferVerdict> adequate(Country destination, Area exporter, Set<String> named, LocalDate on) {
        var covering = adequacies.stream()
                .filter(a -> a.scope().country().equals(destination) && a.scope().exporters().contains(exporter))
                .filter(a -> a.scope().requires().stream().allMatch(named::contains))
                .toList();
        return Provision.inForce(covering, on)
                .map(a -> new Adequate(a.validTo(), a.citation(), a.scope().requires().or(a.scope()::limit)));
    }

    private Optional<TransferVerdict> safeguarded(Set<String> named, LocalDate on) {
        return mechanisms.stream()
                .filter(m -> m.kind() != Kind.ADEQUACY && named.contains(m.id()) && m.inForce(on))
                .min(Comparator.comparing(Mechanism::kind))
                .map(m -> new Safeguarded(m.id(), m.validTo(), m.citation()));
    }

    private Reason reason(Set<String> named, LocalDate on) {
        if (named.isEmpty()) return Reason.NO_MECHANISM;
        var known = mechanisms.stream().filter(m -> named.contains(m.id())).toList();
        if (known.isEmpty()) return Reason.MECHANISM_UNKNOWN;
        return known.stream().anyMatch(m -> m.inForce(on)) ? Reason.MECHANISM_FOR_ELSEWHERE : Reason.MECHANISM_NOT_IN_FORCE;
    }
}
