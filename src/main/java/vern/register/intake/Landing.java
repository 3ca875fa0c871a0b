package vern.register.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Arrivals;
import vern.ledger.Ledger;
import vern.register.Duties;
import vern.register.Problem;
import vern.register.RecordIds;
import vern.register.intake.Import.Refused;
import vern.register.Problem.Code;

/// Writes understood rows: the party, the person, the relation, and each holding on the terms that the ledger gave. A customer who is
/// known already and comes with a later agreement is back; what is held about them stays as it was collected.
final class Landing {

    private final Ledger ledger;
    private final Actor actor;
    private final String controller;
    private final Duties duties;
    private final ZoneId zone;
    private final Instant now;
    private final Holdings holdings;
    private final Arrivals arrivals;
    private final Tables tables = new Tables();
    private final RecordIds ids = new RecordIds();
    private final Map<String, Relation> relations = new HashMap<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<Integer> unnumbered = new HashSet<>();
    private final Set<Relation> changed = new LinkedHashSet<>();
    private long taken;
    private long without;

    Landing(Ledger.Setting setting, Ledger ledger, Import.Order order, Duties duties) {
        this.ledger = ledger;
        this.duties = duties;
        actor = order.actor();
        controller = order.controller();
        zone = duties.statement().controller().zone();
        now = setting.clock().instant();
        holdings = new Holdings(duties, new Placings(ledger, controller, zone), tables);
        arrivals = new Arrivals(setting, controller);
    }

    long taken() {
        return taken;
    }

    long without() {
        return without;
    }

    /// Writes the rows that are new; returns the others. A number that comes twice is looked at again when its first row is written.
    List<Refused> land(Connection connection, List<Candidate> rows) throws SQLException {
        var refused = new ArrayList<Refused>();
        var here = new HashSet<String>();
        var first = rows.stream().filter(row -> row.number().isEmpty() || here.add(row.number())).toList();
        round(new Round(connection, new Known(connection, controller), arrivals.numbers(connection, first.size() * 3)), first, refused);
        if (first.size() == rows.size()) return refused;
        var again = new ArrayList<>(rows);
        again.removeAll(first);
        refused.addAll(land(connection, again));
        return refused;
    }

    private record Round(Connection connection, Known known, Iterator<AnchorId> anchors) {}

    private void round(Round round, List<Candidate> rows, List<Refused> refused) throws SQLException {
        meet(round.known(), rows);
        var present = round.known().customers(rows);
        for (var row : rows) {
            var known = Optional.ofNullable(present.get(row.number()));
            if (known.isPresent() && back(round, row, known.get())) continue;
            var problem = duplicate(row, known.isPresent()).map(code -> new Problem(Column.CUSTOMER_NO.header(), code));
            if (problem.isPresent()) refused.add(new Refused(row.row(), List.of(problem.get())));
            else one(round, row);
        }
        arrivals.write(round.connection());
        tables.write(round.connection());
        for (var relation : changed) tell(round, relation);
        changed.clear();
        tables.write(round.connection());
    }

    /// The ledger hears what became of a relation, and who waited for it is taken in.
    private void tell(Round round, Relation relation) throws SQLException {
        var news = relation.news();
        if (news.isEmpty()) return;
        news.forEach((event, at) -> ledger.happen(controller, relation.anchor(), event, at, actor));
        round.known().customer(relation.id());
        for (var waiting : relation.waited()) {
            without--;
            contactDetails(round, waiting.row(), waiting.whom(), relation);
        }
    }

    private void meet(Known known, List<Candidate> rows) throws SQLException {
        var asked = rows.stream().filter(row -> !row.organisationNumber().isEmpty() && !relations.containsKey(row.partyKey()))
                .map(Candidate::organisationNumber).collect(Collectors.toSet());
        if (asked.isEmpty()) return;
        for (var found : known.organisations(asked).entrySet()) relations.put("number " + found.getKey(), relation(known, found.getValue()));
    }

    private Relation relation(Known known, Known.Party party) throws SQLException {
        var relation = new Relation(party.id(), party.anchor(), ledger.happenings(party.anchor()), zone);
        known.agreements(party).forEach(relation::has);
        return relation;
    }

    private Optional<Code> duplicate(Candidate row, boolean present) {
        if (row.number().isEmpty()) {
            boolean first = unnumbered.add(java.util.Objects.hash(row.fields(), row.company(), row.agreement()));
            return first ? Optional.empty() : Optional.of(Code.DUPLICATE_IN_FILE);
        }
        if (present) return Optional.of(numbers.contains(row.number()) ? Code.DUPLICATE_IN_FILE : Code.DUPLICATE_IN_REGISTER);
        return numbers.add(row.number()) ? Optional.empty() : Optional.of(Code.DUPLICATE_IN_FILE);
    }

    /// A known customer with a later agreement, or a colleague of one. False where it is another's number, or says nothing new: what was
    /// erased does not come back with an old file.
    private boolean back(Round round, Candidate row, Known.Customer customer) throws SQLException {
        if (!customer.alike() || !row.agreement().begun()) return false;
        var met = relations.get(row.partyKey());
        var relation = met != null && met.id() == customer.party().id() ? met : relation(round.known(), customer.party());
        var colleague = relation.fresh(row.agreement()) && !customer.held();
        if (!relation.later(row.agreement()) && !colleague) return false;
        if (row.organisation()) relations.put(row.partyKey(), relation);
        var service = agreement(round, row, relation);
        if (customer.held()) taken++;
        else described(round, row, new Holdings.Whom(customer.subject(), customer.anchor(), relation.events()), relation);
        if (!row.organisation()) holdings.service(ids.next(round.connection()), row, new Holdings.Whom(customer.subject(), service, relation.events()));
        return true;
    }

    private void one(Round round, Candidate row) throws SQLException {
        var relation = relations.get(row.partyKey());
        if (relation == null) {
            relation = begun(round, row);
            if (row.organisation()) relations.put(row.partyKey(), relation);
        }
        var subject = ledger.newSubject();
        arrivals.subject(subject, row.collected());
        var own = row.organisation() ? contact(relation, round.anchors()) : relation.anchor();
        tables.link.number(subject.value()).number(relation.id()).text(controller).text(row.organisation() ? "contact" : "self")
                .text(row.number()).number(own.value()).day(row.collected()).end();
        var service = row.agreement().begun() ? agreement(round, row, relation) : relation.anchor();
        described(round, row, new Holdings.Whom(subject, own, relation.events()), relation);
        if (!row.organisation()) holdings.service(ids.next(round.connection()), row, new Holdings.Whom(subject, service, relation.events()));
    }

    private void described(Round round, Candidate row, Holdings.Whom whom, Relation relation) throws SQLException {
        contactDetails(round, row, whom, relation);
        holdings.birthDate(ids.next(round.connection()), row, whom);
        holdings.note(ids.next(round.connection()), row, whom);
    }

    private void contactDetails(Round round, Candidate row, Holdings.Whom whom, Relation relation) throws SQLException {
        if (holdings.person(ids.next(round.connection()), row, whom)) {
            taken++;
        } else {
            without++;
            if (row.organisation()) relation.await(row, whom);
        }
    }

    /// A relation that begins with this row's agreement, or of a possible customer without one.
    private Relation begun(Round round, Candidate row) throws SQLException {
        var relation = new Relation(ids.next(round.connection()), round.anchors().next(), row.agreement().events(zone), zone);
        arrivals.anchor(relation.anchor(), "relationship", Optional.empty(), relation.events());
        tables.party.number(relation.id()).text(controller).text(row.kind().code())
                .text(row.organisation() ? row.company() : "").text(row.organisation() ? row.organisationNumber() : "")
                .number(relation.anchor().value()).text(state(row)).end();
        return relation;
    }

    private String state(Candidate row) {
        if (!row.agreement().begun()) return "prospect";
        var today = now.atZone(zone).toLocalDate();
        return row.agreement().end().filter(today::isAfter).isPresent() ? "former" : "customer";
    }

    private AnchorId contact(Relation relation, Iterator<AnchorId> anchors) {
        var anchor = anchors.next();
        arrivals.anchor(anchor, "contact", Optional.of(relation.anchor()), Map.of());
        return anchor;
    }

    /// The contact persons of one organisation share its agreements.
    private AnchorId agreement(Round round, Candidate row, Relation relation) throws SQLException {
        var agreement = row.organisation() ? row.agreement() : new Candidate.Agreement(row.agreement().start(), row.agreement().end(), "");
        var known = relation.agreement(agreement);
        if (known.isPresent()) return known.get();
        var anchor = round.anchors().next();
        arrivals.anchor(anchor, "agreement", Optional.of(relation.anchor()), Map.of());
        tables.agreement.number(relation.id()).number(ids.next(round.connection())).number(anchor.value())
                .text(agreement.subscription()).day(agreement.start()).day(agreement.end()).end();
        relation.agreed(agreement, anchor);
        changed.add(relation);
        return anchor;
    }
}
