package vern.register.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vern.register.PartyKind;

/// A row that was understood: one person, what party they stand for, and the agreement there is. `fields` are by declared field,
/// only those with a value.
record Candidate(int row, String number, PartyKind kind, String company, String organisationNumber, Map<String, String> fields,
                 Optional<LocalDate> born, Agreement agreement, String source, LocalDate collected, String note) {

    /// Nothing begun: a possible customer.
    record Agreement(Optional<LocalDate> start, Optional<LocalDate> end, String subscription) {

        boolean begun() {
            return start.isPresent();
        }

        /// The events of a customer relation that this agreement is all of.
        Map<String, Instant> events(ZoneId zone) {
            var events = new HashMap<String, Instant>();
            for (var state : new String[] {"relationship", "agreement", "subscription"}) {
                start.ifPresent(day -> events.put(state + "-begun", day.atStartOfDay(zone).toInstant()));
                end.ifPresent(day -> events.put(state + "-ended", day.atStartOfDay(zone).toInstant()));
            }
            return events;
        }
    }

    Candidate {
        fields = Map.copyOf(fields);
    }

    boolean organisation() {
        return kind == PartyKind.ORGANISATION;
    }

    /// What tells this row's party from others in the file.
    String partyKey() {
        if (!organisation()) return "row " + row;
        return organisationNumber.isEmpty() ? "name " + company.toLowerCase(java.util.Locale.ROOT) : "number " + organisationNumber;
    }
}
