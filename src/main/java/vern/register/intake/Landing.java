package vern.register.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vern.ledger.AnchorId;
import vern.ledger.Arrivals;
import vern.ledger.Ledger;
import vern.register.Duties;
import vern.register.Problem;
import vern.register.RecordIds;
import vern.register.intake.Import.Refused;
import vern.register.Problem.Code;

/// Writes understood rows: the party, the person, the relation, and each holding on the terms that the ledger gave.
final class Landing {

    private final Ledger ledger;
    private final String controller;
    private final Duties duties;
    private final ZoneId zone;
    private final Instant now;
    private final Holdings holdings;
    private final Arrivals arrivals;
    private final Tables tables = new Tables();
    private final RecordIds ids = new RecordIds();
    private final Map<String, Party> parties = new HashMap<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<Integer> unnumbered = new HashSet<>();
    private long taken;
    private long without;

    Landing(Ledger.Setting setting, Ledger ledger, Import.Order order, Duties duties) {
        this.ledger = ledger;
        this.duties = duties;
        controller = order.controller();
        zone = duties.statement().controller().zone();
        now = setting.clock().instant();
        holdings = new Holdings(duties, new Placings(ledger, controller, zone), tables);
        arrivals = new Arrivals(setting, controller);
    }

    /// A party of this file, or one that was in the register; then its events are the ledger's to know.
    private record Party(long id, AnchorId anchor, Map<String, Instant> events, Map<String, AnchorId> agreements) {}

    long taken() {
        return taken;
    }

    long without() {
        return without;
    }

    /// Writes the rows that are new; returns the others.
    List<Refused> land(Connection connection, List<Candidate> rows) throws SQLException {
        var known = new Known(connection, controller);
        meet(known, rows);
        var present = known.numbers(rows.stream().map(Candidate::number).filter(n -> !n.isEmpty()).collect(Collectors.toSet()));
        var anchors = arrivals.numbers(connection, rows.size() * 3);
        var refused = new ArrayList<Refused>();
        for (var row : rows) {
            var problem = duplicate(row, present).map(code -> new Problem(Column.CUSTOMER_NO.header(), code));
            if (problem.isPresent()) refused.add(new Refused(row.row(), List.of(problem.get())));
            else one(connection, row, anchors);
        }
        arrivals.write(connection);
        tables.write(connection);
        return refused;
    }

    private void meet(Known known, List<Candidate> rows) throws SQLException {
        var asked = rows.stream().filter(row -> !row.organisationNumber().isEmpty() && !parties.containsKey(row.partyKey()))
                .map(Candidate::organisationNumber).collect(Collectors.toSet());
        if (asked.isEmpty()) return;
        known.organisations(asked).forEach((number, party) ->
                parties.put("number " + number, new Party(party.id(), party.anchor(), ledger.happenings(party.anchor()), new HashMap<>())));
    }

    private Optional<Code> duplicate(Candidate row, Set<String> present) {
        if (row.number().isEmpty()) {
            boolean first = unnumbered.add(java.util.Objects.hash(row.fields(), row.company(), row.agreement()));
            return first ? Optional.empty() : Optional.of(Code.DUPLICATE_IN_FILE);
        }
        if (present.contains(row.number())) return Optional.of(numbers.contains(row.number()) ? Code.DUPLICATE_IN_FILE : Code.DUPLICATE_IN_REGISTER);
        return numbers.add(row.number()) ? Optional.empty() : Optional.of(Code.DUPLICATE_IN_FILE);
    }

    private void one(Connection connection, Candidate row, Iterator<AnchorId> anchors) throws SQLException {
        var party = parties.get(row.partyKey());
        if (party == null) {
            party = party(connection, row, anchors);
            if (row.organisation()) parties.put(row.partyKey(), party);
        }
        var subject = ledger.newSubject();
        arrivals.subject(subject, row.collected());
        var own = row.organisation() ? contact(party, anchors) : party.anchor();
        tables.link.number(subject.value()).number(party.id()).text(controller).text(row.organisation() ? "contact" : "self")
                .text(row.number()).number(own.value()).day(row.collected()).end();
        var service = agreement(connection, row, party, anchors);
        var whom = new Holdings.Whom(subject, own, party.events());
        if (holdings.person(ids.next(connection), row, whom)) taken++;
        else without++;
        holdings.birthDate(ids.next(connection), row, whom);
        holdings.note(ids.next(connection), row, whom);
        if (!row.organisation()) holdings.service(ids.next(connection), row, new Holdings.Whom(subject, service, party.events()));
    }

    private Party party(Connection connection, Candidate row, Iterator<AnchorId> anchors) throws SQLException {
        var events = row.agreement().events(zone);
        var party = new Party(ids.next(connection), anchors.next(), events, new HashMap<>());
        arrivals.anchor(party.anchor(), "relationship", Optional.empty(), events);
        tables.party.number(party.id()).text(controller).text(row.kind().code())
                .text(row.organisation() ? row.company() : "").text(row.organisation() ? row.organisationNumber() : "")
                .number(party.anchor().value()).text(state(row)).end();
        return party;
    }

    private String state(Candidate row) {
        if (!row.agreement().begun()) return "prospect";
        var today = now.atZone(zone).toLocalDate();
        return row.agreement().end().filter(today::isAfter).isPresent() ? "former" : "customer";
    }

    private AnchorId contact(Party party, Iterator<AnchorId> anchors) {
        var anchor = anchors.next();
        arrivals.anchor(anchor, "contact", Optional.of(party.anchor()), Map.of());
        return anchor;
    }

    /// The contact persons of one organisation share its agreements.
    private AnchorId agreement(Connection connection, Candidate row, Party party, Iterator<AnchorId> anchors) throws SQLException {
        var agreement = row.agreement();
        if (!agreement.begun()) return party.anchor();
        var key = agreement.start() + " " + agreement.end() + " " + agreement.subscription();
        var known = party.agreements().get(key);
        if (known != null) return known;
        var anchor = anchors.next();
        arrivals.anchor(anchor, "agreement", Optional.of(party.anchor()), Map.of());
        tables.agreement.number(party.id()).number(ids.next(connection)).number(anchor.value())
                .text(row.organisation() ? agreement.subscription() : "").day(agreement.start()).day(agreement.end()).end();
        party.agreements().put(key, anchor);
        return anchor;
    }
}
