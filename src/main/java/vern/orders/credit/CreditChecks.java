package vern.orders.credit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.disclosures.Disclosures;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Histories;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Passings;
import vern.ledger.Personal;
import vern.ledger.Placing;
import vern.ledger.Use;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.orders.sales.Sale;
import vern.register.Duties;
import vern.register.Parties;
import vern.register.Party;
import vern.register.PartyKind;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Runs credit checks. A need is shown by an order; an objection that stands is respected; a person, or someone who trades alone, gets
/// a copy of what was found.
@Component
public class CreditChecks {

    static final String CATEGORY = "credit";
    private static final String BUREAU = "credit-bureau";

    private final Ledger.Setting setting;
    private final JdbcClient database;
    private final CreditBureau bureau;
    private final Doors doors;

    /// What a check goes through.
    @Component("creditDoors")
    record Doors(Ledger ledger, Gate gate, Histories histories, Passings passings, Disclosures disclosures, Outbox outbox, Parties parties, MessageSource texts) {}

    CreditChecks(Ledger.Setting setting, JdbcClient database, CreditBureau bureau, Doors doors) {
        this.setting = setting;
        this.database = database;
        this.bureau = bureau;
        this.doors = doors;
    }

    /// The answer to a wish to check.
    sealed interface Outcome {
        record Checked(String risk) implements Outcome {}

        record Refused(Why why) implements Outcome {}

        /// Each has a text `orders.check.refused.` and the code.
        enum Why {
            UNDECLARED, NOT_YOURS, NO_ORDER, OBJECTED, NO_WAY, UNKNOWN;

            public String messageKey() {
                return "orders.check.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }

    /// The purpose that credit is checked for, where the statement has one.
    public static Optional<Purpose> purpose(Statement statement) {
        return statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(CATEGORY)).findFirst();
    }

    /// Checks who placed an order. Every refusal is in the trail.
    Outcome check(Optional<Sale> sale, Actor.Staff actor) {
        var statement = setting.declarations().inForce(actor.controller(), setting.clock().instant());
        var why = refusal(statement, sale, actor);
        if (why.isPresent()) return refused(why.get(), sale, actor);
        var party = doors.parties().get(sale.orElseThrow().party());
        var asked = asked(party, sale.get(), actor);
        var risk = bureau.ask(actor.controller(), asked.getOrDefault("company", ""), asked.getOrDefault("organisation-number", ""));
        if (risk.isEmpty()) return refused(Outcome.Why.UNKNOWN, sale, actor);
        return setting.transactor().inTransaction(connection -> {
            hold(statement, sale.get(), asked, risk.get(), actor);
            var route = doors.disclosures().route(actor.controller(), BUREAU);
            doors.passings().record(actor, new Passings.Passed(sale.get().orderer(), BUREAU, purpose(statement).orElseThrow().key(), Set.of(CATEGORY), route.country(), route.mechanism(), Optional.of(sale.get().name())));
            Trail.append(connection, entry(actor, "orders.credit-checked", sale, Map.of()));
            if (party.kind() != PartyKind.ORGANISATION) copy(statement, sale.get(), risk.get());
            return new Outcome.Checked(risk.get());
        });
    }

    private Optional<Outcome.Why> refusal(Statement statement, Optional<Sale> sale, Actor.Staff actor) {
        var purpose = purpose(statement);
        if (purpose.isEmpty()) return Optional.of(Outcome.Why.UNDECLARED);
        if (doors.gate().refusal(Use.of(actor, purpose.get().key(), "credit")).isPresent()) return Optional.of(Outcome.Why.NOT_YOURS);
        if (sale.isEmpty()) return Optional.of(Outcome.Why.NO_ORDER);
        var objects = doors.histories().of(actor.controller(), sale.get().orderer()).filter(history -> history.objectsTo(purpose.get().key())).isPresent();
        if (objects) return Optional.of(Outcome.Why.OBJECTED);
        return doors.disclosures().standing(actor.controller(), BUREAU).map(_ -> Outcome.Why.NO_WAY);
    }

    private Outcome refused(Outcome.Why why, Optional<Sale> sale, Actor.Staff actor) {
        return setting.transactor().inTransaction(connection -> {
            Trail.append(connection, entry(actor, "orders.credit-refused", sale, Map.of("why", why.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
            return new Outcome.Refused(why);
        });
    }

    /// The company by name and number. Of someone who trades alone they are personal, and come through the gate.
    private Map<String, String> asked(Party party, Sale sale, Actor actor) {
        var asked = new LinkedHashMap<String, String>();
        party.name().ifPresent(name -> asked.put("company", name));
        party.number().ifPresent(number -> asked.put("organisation-number", number));
        if (party.kind() == PartyKind.ORGANISATION) return asked;
        for (var field : List.of("company", "organisation-number")) contact(sale, actor, field).ifPresent(value -> asked.put(field, value.reveal()));
        return asked;
    }

    private Optional<Personal> contact(Sale sale, Actor actor, String field) {
        return contacts(sale, actor).filter(holding -> holding.field(field).isPresent()).findFirst().flatMap(holding -> holding.field(field));
    }

    private java.util.stream.Stream<Holding> contacts(Sale sale, Actor actor) {
        var statement = setting.declarations().inForce(actor.controller(), setting.clock().instant());
        return statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey("contact") && !purpose.directMarketing())
                .flatMap(purpose -> doors.gate().use(Use.of(actor, purpose.key(), "credit").only("contact"), sale.orderer()) instanceof Use.Answer.Given(var holdings) ? holdings.stream() : java.util.stream.Stream.<Holding>of());
    }

    private void hold(Statement statement, Sale sale, Map<String, String> asked, String risk, Actor.Staff actor) {
        var today = setting.clock().instant().atZone(statement.controller().zone()).toLocalDate();
        var fields = new LinkedHashMap<>(asked);
        fields.putAll(Map.of("credit-risk", risk, "assessed", today.toString(), "actor", "staff " + actor.account(), "bureau", statement.recipients().get(BUREAU).name().in(statement.primaryLanguage())));
        fields.keySet().retainAll(statement.categories().get(CATEGORY).fields());
        var source = new Duties(statement).source(CATEGORY, "credit-bureau").orElseThrow();
        var wish = Placing.Wish.of(sale.controller(), CATEGORY, source, sale.orderer(), setting.clock().instant()).on(sale.anchor()).holding(fields.keySet());
        if (!(doors.ledger().place(wish) instanceof Placing.Granted(var terms))) throw new IllegalStateException("a credit check may not be held, though the statement declares it");
        database.sql("""
                insert into orders.credit (subject, id, anchor, terms, collected, company, organisation_number, credit_risk, assessed, actor, bureau)
                values (?, nextval('register.record_id'), ?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(sale.orderer().value(), sale.anchor().value(), terms.value(), today,
                fields.get("company"), fields.get("organisation-number"), fields.get("credit-risk"), fields.get("assessed"), fields.get("actor"), fields.get("bureau")).update();
    }

    /// A copy of what was found, at the same time (kredittopplysningsloven § 15, kreditupplysningslagen 11 §).
    private void copy(Statement statement, Sale sale, String risk) {
        var job = new Actor.Job("credit", sale.controller());
        var language = statement.primaryLanguage();
        contacts(sale, job).filter(holding -> holding.field("email").isPresent()).findFirst().ifPresent(contact -> Address.email(contact.field("email").orElseThrow().reveal()).ifPresent(to -> {
            var purpose = statement.purposes().values().stream().filter(one -> one.categories().containsKey("contact") && !one.directMarketing()
                    && doors.gate().use(Use.of(job, one.key(), "credit").only("contact"), sale.orderer()) instanceof Use.Answer.Given(var found) && !found.isEmpty()).findFirst().orElseThrow();
            var standing = new Letter.Standing(sale.controller(), sale.orderer(), "contact", purpose.key(), contact.source(), contact.anchor());
            doors.outbox().send(Letter.of(standing, to, language, Letter.Content.plain(text("orders.check.letter", language), text("orders.check.letter.text", language, risk, statement.recipients().get(BUREAU).name().in(language)))), job);
        }));
    }

    private String text(String key, String language, Object... arguments) {
        return doors.texts().getMessage(key, arguments, Locale.of(language));
    }

    private Entry entry(Actor actor, String kind, Optional<Sale> sale, Map<String, String> more) {
        var details = new java.util.HashMap<>(more);
        sale.ifPresent(one -> details.put("sale-id", "" + one.number()));
        return new Entry(setting.clock().instant(), actor.controller(), actor.audited(), kind, sale.map(one -> OptionalLong.of(one.orderer().value())).orElse(OptionalLong.empty()), details);
    }
}
