package vern.disclosures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vern.disclosures.Passing.Reason;
import vern.law.Law;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Histories;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Passings;
import vern.ledger.Personal;
import vern.ledger.Use;
import vern.statement.Recipient;
import vern.statement.Statement;

/// Passes data on. Nothing leaves the company but through here, and nothing that the statement does not declare: to this recipient,
/// for this purpose, these fields, to where the law lets it go today.
@Component
public class Disclosures {

    private final Ledger.Setting setting;
    private final Gate gate;
    private final Histories histories;
    private final Passings passings;
    private final Agreements agreements;
    private final Claims claims;

    /// The ledger's side of it.
    @Component("disclosureLedger")
    record Books(Ledger.Setting setting, Gate gate, Histories histories, Passings passings) {}

    Disclosures(Books books, Agreements agreements, Claims claims) {
        setting = books.setting();
        gate = books.gate();
        histories = books.histories();
        passings = books.passings();
        this.agreements = agreements;
        this.claims = claims;
    }

    /// Reads what may go, and records that it goes, in one transaction; or says why nothing may.
    public Passing pass(Wish wish) {
        var refusal = refusal(wish);
        if (refusal.isPresent()) return new Passing.Refused(refusal.get());
        return setting.transactor().inTransaction(_ -> hand(wish, new Use(wish.actor(), wish.purpose(), wish.what().keySet(), "passed-on", wish.matter())));
    }

    /// Carries out someone's own no at a recipient: names to it what it got, so that it takes it off. A restriction suspends what the company
    /// does with data, not what the person has asked to have done, so it is read as that (Art. 18(2), 19, 21(3) GDPR); everything else that
    /// keeps data from going keeps this too.
    public Passing takeBack(Wish wish) {
        var refusal = refusal(wish);
        if (refusal.isPresent()) return new Passing.Refused(refusal.get());
        var job = new Actor.Job("taken-back", wish.actor().controller());
        return setting.transactor().inTransaction(_ -> hand(wish, new Use(job, Gate.RIGHTS, wish.what().keySet(), "taken-back", wish.matter())));
    }

    private Passing hand(Wish wish, Use use) {
        return switch (gate.use(use, wish.subject())) {
            case Use.Answer.Refused _ -> new Passing.Refused(Reason.NOT_YOURS);
            case Use.Answer.Given(var holdings) -> hand(wish, holdings);
        };
    }

    private Passing hand(Wish wish, List<Holding> holdings) {
        var statement = statement(wish.actor().controller());
        var closed = statement.recipients().get(wish.recipient()).role() == Recipient.Role.PROCESSOR ? Set.<String>of() : claims.unsharedSources(statement);
        // A category that only ever comes from there has its own sentence, or none, and is decided by it.
        var open = holdings.stream().filter(holding -> !closed.contains(holding.source()) || statement.categories().get(holding.category()).sources().size() == 1).toList();
        if (open.isEmpty() && !holdings.isEmpty()) return new Passing.Refused(Reason.PROMISED_NOT_TO);
        return record(wish, open.stream().flatMap(holding -> handed(wish, holding).stream()).toList());
    }

    private static Optional<Passing.Handed> handed(Wish wish, Holding holding) {
        var fields = new HashMap<String, Personal>();
        wish.what().getOrDefault(holding.category(), Set.of()).forEach(name -> holding.field(name).ifPresent(value -> fields.put(name, value)));
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Passing.Handed(holding.category(), holding.id(), fields));
    }

    private Passing record(Wish wish, List<Passing.Handed> handed) {
        if (handed.isEmpty()) return new Passing.Refused(withheld(wish));
        var route = route(wish.actor().controller(), wish.recipient());
        passings.record(wish.actor(), new Passings.Passed(wish.subject(), wish.recipient(), wish.purpose(),
                handed.stream().map(Passing.Handed::category).distinct().toList(), route.country(), route.mechanism(), wish.matter()));
        return new Passing.Passed(handed, route.country(), route.mechanism());
    }

    /// Why the gate gave nothing of a person.
    private Reason withheld(Wish wish) {
        return histories.of(wish.actor().controller(), wish.subject()).map(history -> {
            if (history.objectsTo(wish.purpose())) return Reason.OBJECTED;
            var restricted = history.stays().stream().anyMatch(stay -> stay.restriction()
                    && stay.scope().purpose().filter(purpose -> !purpose.equals(wish.purpose())).isEmpty());
            return restricted ? Reason.RESTRICTED : Reason.NOTHING_THERE;
        }).orElse(Reason.NOTHING_THERE);
    }

    /// Why this may not go whoever it is about; empty if it may. What the person has said is asked when it goes.
    public Optional<Reason> refusal(Wish wish) {
        var statement = statement(wish.actor().controller());
        if (wish.paid() || wish.purpose().equals("sale")) return Optional.of(Reason.SALE);
        var recipient = statement.recipients().get(wish.recipient());
        if (recipient == null) return Optional.of(Reason.UNKNOWN_RECIPIENT);
        return ofPurpose(statement, recipient, wish).or(() -> standing(statement, recipient)).or(() -> ofContent(statement, recipient, wish))
                .or(() -> gate.refusal(new Use(wish.actor(), wish.purpose(), wish.what().keySet(), "passed-on", wish.matter())).map(_ -> Reason.NOT_YOURS));
    }

    private static Optional<Reason> ofPurpose(Statement statement, Recipient recipient, Wish wish) {
        if (wish.purpose().equals(Gate.ORDER)) return Optional.of(Reason.NEEDS_AN_ORDER);
        var purpose = statement.purposes().get(wish.purpose());
        if (purpose == null) return Optional.of(Reason.NO_GROUND);
        return purpose.recipients().contains(recipient.key()) ? Optional.empty() : Optional.of(Reason.NOT_FOR_THE_PURPOSE);
    }

    /// Why nothing may go to a recipient today, whatever it is; empty if something may. For those who send in bulk.
    public Optional<Reason> standing(String controller, String recipient) {
        var statement = statement(controller);
        return Optional.ofNullable(statement.recipients().get(recipient)).map(found -> standing(statement, found)).orElse(Optional.of(Reason.UNKNOWN_RECIPIENT));
    }

    private Optional<Reason> standing(Statement statement, Recipient recipient) {
        var controller = statement.controller().key();
        var agreement = agreements.of(controller, recipient);
        if (agreement.isEmpty() && mustAgree(recipient)) return Optional.of(Reason.NO_AGREEMENT);
        if (agreement.filter(one -> one.over(today(statement))).isPresent()) return Optional.of(Reason.AGREEMENT_OVER);
        if (agreements.closed(controller, recipient.key())) return Optional.of(Reason.CLOSED);
        return Route.to(recipient, statement, setting.law(), today(statement)).allowed() ? Optional.empty() : Optional.of(Reason.NO_MECHANISM);
    }

    /// Who acts for the company does so on a written agreement (Art. 28(3)); so does a company of the group.
    static boolean mustAgree(Recipient recipient) {
        return recipient.role() == Recipient.Role.PROCESSOR || recipient.role() == Recipient.Role.GROUP_COMPANY;
    }

    private Optional<Reason> ofContent(Statement statement, Recipient recipient, Wish wish) {
        var declared = statement.purposes().get(wish.purpose()).categories().keySet();
        if (wish.what().isEmpty() || !declared.containsAll(wish.what().keySet())) return Optional.of(Reason.MORE_THAN_DECLARED);
        for (var one : wish.what().entrySet()) {
            if (!statement.categories().get(one.getKey()).fields().containsAll(one.getValue())) return Optional.of(Reason.MORE_THAN_DECLARED);
            if (!recipient.fields().isEmpty() && !recipient.fields().containsAll(one.getValue())) return Optional.of(Reason.MORE_THAN_DECLARED);
            var promised = recipient.role() != Recipient.Role.PROCESSOR && claims.unshared(statement).contains(one.getKey());
            if (promised) return Optional.of(Reason.PROMISED_NOT_TO);
        }
        return Optional.empty();
    }

    /// Where data that go to a recipient end up today.
    public Route route(String controller, String recipient) {
        var statement = statement(controller);
        return Route.to(statement.recipients().get(recipient), statement, setting.law(), today(statement));
    }

    private Statement statement(String controller) {
        return setting.declarations().inForce(controller, setting.clock().instant());
    }

    private LocalDate today(Statement statement) {
        return LocalDate.ofInstant(setting.clock().instant(), statement.controller().zone());
    }

    Law law() {
        return setting.law();
    }

    Clock clock() {
        return setting.clock();
    }
}
