package vern.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.register.Problem.Code;

/// Takes customers and their contact persons into the register, and writes what is learnt about them. The ledger is asked before
/// anything is written; each call is one transaction with its entry in the trail.
@Component
public final class Register {

    private static final String PUBLIC = "public-register";

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Parties parties;
    private final Records records;
    private final Relations relations;

    Register(Ledger.Setting setting, Ledger ledger, Parties parties, Records records, Relations relations) {
        this.setting = setting;
        this.ledger = ledger;
        this.parties = parties;
        this.records = records;
        this.relations = relations;
    }

    /// What a company's statement demands now.
    public Duties duties(String controller) {
        return new Duties(setting.declarations().inForce(controller, setting.clock().instant()));
    }

    /// The day in the company's time zone.
    public LocalDate today(String controller) {
        return LocalDate.ofInstant(setting.clock().instant(), zone(controller));
    }

    private ZoneId zone(String controller) {
        return duties(controller).statement().controller().zone();
    }

    /// A new customer, or a possible one: a person, or an organisation with its contact persons.
    public Registered add(NewCustomer customer, Actor actor) {
        var controller = customer.controller();
        var result = new Examination(duties(controller), today(controller)).of(customer);
        if (!result.problems().isEmpty()) return new Registered.Refused(result.problems());
        return setting.transactor().inTransaction(connection -> {
            var events = customer.agreement().map(terms -> relations.events(terms, zone(controller))).orElse(Map.of());
            var wishes = wishes(customer, result, events);
            if (!wishes.problems().isEmpty()) return new Registered.Refused(wishes.problems());
            var party = party(customer, result, events);
            var people = new ArrayList<SubjectId>();
            for (int i = 0; i < result.people().size(); i++) people.add(person(party, result.people().get(i), wishes.placed().get(i)));
            customer.agreement().ifPresent(terms -> agreement(party, people.getFirst(), terms, customer));
            audit(connection, actor, "register.added", people.getFirst(), Map.of("party.id", "" + party.id().value(), "people.count", "" + people.size()));
            return new Registered.Done(party, people);
        });
    }

    /// Another contact person of an organisation.
    public Registered addContact(Party party, Given given, Actor actor) {
        var agreement = party.state() == Party.State.PROSPECT ? Optional.<Agreement.Terms>empty()
                : Optional.of(new Agreement.Terms("", today(party.controller()), Optional.empty()));
        var like = new NewCustomer(party.controller(), party.kind(), party.name().orElse(""), party.number().orElse(""), List.of(given), agreement);
        var result = new Examination(duties(party.controller()), today(party.controller())).of(like);
        if (!result.problems().isEmpty()) return new Registered.Refused(result.problems());
        return setting.transactor().inTransaction(connection -> {
            var wishes = wishes(like, result, ledger.happenings(party.relationship()));
            if (!wishes.problems().isEmpty()) return new Registered.Refused(wishes.problems());
            var subject = person(party, result.people().getFirst(), wishes.placed().getFirst());
            audit(connection, actor, "register.contact-added", subject, Map.of("party.id", "" + party.id().value()));
            return new Registered.Done(party, List.of(subject));
        });
    }

    /// The holdings of each person, placed; or why they cannot be.
    private record Wishes(List<List<Records.Placed>> placed, List<Problem> problems) {}

    private Wishes wishes(NewCustomer customer, Examination.Result result, Map<String, Instant> events) {
        var placed = new ArrayList<List<Records.Placed>>();
        var problems = new ArrayList<Problem>();
        for (var given : result.people()) {
            var own = new ArrayList<Records.Placed>();
            var category = duties(customer.controller()).contactCategory(customer.kind(), customer.agreement().isPresent(), given.source());
            category.ifPresentOrElse(found -> wish(customer, found, given, given.fields(), events, own, problems),
                    () -> problems.add(new Problem("category", Code.CATEGORY_NOT_DECLARED)));
            given.born().filter(day -> duties(customer.controller()).holds("birth-date"))
                    .ifPresent(day -> wish(customer, "birth-date", given, Map.of("date-of-birth", day.toString()), events, own, problems));
            placed.add(own);
        }
        return new Wishes(placed, problems);
    }

    private void wish(NewCustomer customer, String category, Given given, Map<String, String> values, Map<String, Instant> events,
                      List<Records.Placed> placed, List<Problem> problems) {
        var duties = duties(customer.controller());
        var fields = new HashMap<>(values);
        // The company's name and number are the party's; a contact person's record has them only where they are declared.
        for (var field : List.of("company", "organisation-number")) if (!duties.fields(category).contains(field)) fields.remove(field);
        var source = category.equals("birth-date") ? duties.source(category, given.source()).orElse(given.source()) : given.source();
        var wish = new Placing.Wish(customer.controller(), category, source, fields.keySet(), context(duties, category, customer),
                Optional.empty(), new SubjectId(0), true, setting.clock().instant());
        switch (ledger.place(wish, events)) {
            case Placing.Granted(var terms) -> placed.add(new Records.Placed(category, terms, fields));
            case Placing.Refused(var reason) -> problems.add(problem(reason, category, fields, duties));
        }
    }

    private static Optional<String> context(Duties duties, String category, NewCustomer customer) {
        return duties.ordering().filter(context -> customer.agreement().isPresent() && context.categories().contains(category))
                .map(context -> context.key());
    }

    private static Problem problem(Placing.Reason reason, String category, Map<String, String> fields, Duties duties) {
        return switch (reason) {
            case UNKNOWN_CATEGORY, OUTSIDE_CONTEXT -> new Problem(category, Code.CATEGORY_NOT_DECLARED);
            case UNDECLARED_SOURCE -> new Problem("source", Code.SOURCE_NOT_DECLARED);
            case UNDECLARED_FIELD -> new Problem(undeclared(fields, duties.fields(category)), Code.FIELD_NOT_DECLARED);
            case NO_GROUND -> new Problem(category, Code.NO_GROUND);
        };
    }

    private static String undeclared(Map<String, String> fields, java.util.Set<String> declared) {
        var more = new HashSet<>(fields.keySet());
        more.removeAll(declared);
        return more.stream().sorted().findFirst().orElse("field");
    }

    private Party party(NewCustomer customer, Examination.Result result, Map<String, Instant> events) {
        var anchor = ledger.open(customer.controller(), "relationship", Optional.empty(), events);
        boolean organisation = customer.kind() == PartyKind.ORGANISATION;
        var party = new Party(new PartyId(records.id()), customer.controller(), customer.kind(),
                Optional.of(customer.company().strip()).filter(name -> organisation),
                Optional.of(result.organisationNumber()).filter(number -> organisation && !number.isEmpty()), anchor,
                customer.agreement().isPresent() ? Party.State.CUSTOMER : Party.State.PROSPECT);
        parties.write(party);
        return party;
    }

    /// A contact person hangs on an anchor of their own below the relation, so that leaving the company ends only theirs.
    private SubjectId person(Party party, Given given, List<Records.Placed> placed) {
        var subject = ledger.subject(party.controller());
        boolean self = party.kind() != PartyKind.ORGANISATION;
        var anchor = self ? party.relationship() : ledger.open(party.controller(), "contact", Optional.of(party.relationship()), Map.of());
        var today = today(party.controller());
        parties.write(new Contact(subject, party.id(), self, Optional.of(records.customerNumber(party.controller())), anchor, today, Optional.empty()), party.controller());
        for (var holding : placed) {
            var id = records.write(subject, anchor, holding, today);
            var stamped = new HashSet<>(given.fromRegister());
            stamped.retainAll(holding.fields().keySet());
            records.stamp(subject, Place.of(holding.category()).orElseThrow().table(), id, stamped, setting.clock().instant());
        }
        return subject;
    }

    private void agreement(Party party, SubjectId subject, Agreement.Terms terms, NewCustomer customer) {
        var anchor = relations.open(party, terms);
        if (customer.kind() != PartyKind.ORGANISATION) service(party, subject, terms, anchor);
    }

    /// What a person subscribes to, where the company keeps that; an organisation's is nobody's personal data.
    void service(Party party, SubjectId subject, Agreement.Terms terms, AnchorId anchor) {
        var duties = duties(party.controller());
        if (terms.name().isBlank() || !duties.holds("service")) return;
        var fields = new HashMap<>(Map.of("subscription-type", terms.name(), "started", terms.start().toString()));
        fields.keySet().retainAll(duties.fields("service"));
        var wish = Placing.Wish.of(party.controller(), "service", duties.source("service", "customer").orElse("customer"), subject,
                setting.clock().instant()).on(anchor).holding(fields.keySet());
        if (ledger.place(wish) instanceof Placing.Granted(var granted)) {
            records.write(subject, anchor, new Records.Placed("service", granted, fields), today(party.controller()));
        }
    }

    /// Whether a company has someone in its register.
    public boolean knows(String controller, SubjectId subject) {
        return parties.of(subject).stream().anyMatch(contact -> parties.get(contact.party()).controller().equals(controller));
    }

    /// What staff note of someone, for as long as the relation lasts. False where the statement keeps no notes, or there is no relation.
    public boolean note(SubjectId subject, String text, String author, Actor actor) {
        var controller = actor.controller();
        var hook = parties.of(subject).stream().filter(contact -> contact.left().isEmpty()).map(Contact::anchor).findFirst();
        if (hook.isEmpty() || !duties(controller).holds("assessment")) return false;
        return setting.transactor().inTransaction(connection -> {
            var fields = new HashMap<>(Map.of("note", text, "author", author, "written", today(controller).toString()));
            fields.keySet().retainAll(duties(controller).fields("assessment"));
            fields.values().removeIf(String::isBlank);
            var wish = Placing.Wish.of(controller, "assessment", "staff", subject, setting.clock().instant()).on(hook.get()).holding(fields.keySet());
            if (!(ledger.place(wish) instanceof Placing.Granted(var granted))) return false;
            records.write(subject, hook.get(), new Records.Placed("assessment", granted, fields), today(controller));
            audit(connection, actor, "register.noted", subject, Map.of());
            return true;
        });
    }

    /// Takes over what a public register says of someone's contact details. Each field remembers that it came from there, and
    /// when (Art. 14(2)(f)). False where they have no contact details, or where the statement does not declare the source or a field.
    public boolean refresh(String controller, SubjectId subject, Map<String, String> values, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            boolean taken = false;
            for (var category : Place.PERSON.categories()) {
                var duties = duties(controller);
                if (!duties.holds(category) || !duties.declaresSource(category, PUBLIC) || !duties.fields(category).containsAll(values.keySet())) continue;
                for (var row : records.rows(subject, category)) {
                    records.correct(subject, Place.PERSON, row.id(), values);
                    records.stamp(subject, Place.PERSON.table(), row.id(), values.keySet(), setting.clock().instant());
                    taken = true;
                }
            }
            if (taken) audit(connection, actor, "register.refreshed", subject, Map.of("source", PUBLIC));
            return taken;
        });
    }

    void audit(java.sql.Connection connection, Actor actor, String what, SubjectId subject, Map<String, String> details)
            throws java.sql.SQLException {
        Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), what,
                OptionalLong.of(subject.value()), details));
    }
}
