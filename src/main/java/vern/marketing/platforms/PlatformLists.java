package vern.marketing.platforms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.disclosures.Disclosures;
import vern.disclosures.Passing;
import vern.disclosures.Wish;
import vern.law.Country;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.marketing.audiences.Audience;
import vern.marketing.audiences.Audiences;
import vern.marketing.audiences.Spared;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Makes a list for a platform: codes only, of whoever has said yes to that list, each recorded as passed on. Everyone on it is remembered
/// with the codes they went under, so that they can be taken off.
@Component
class PlatformLists {

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Gate gate;
    private final Listed listed;
    private final Doors doors;

    /// Who may be on it, and the way out of the house.
    @Component("platformDoors")
    record Doors(Disclosures disclosures, Audiences audiences, Spared spared, Removals removals) {}

    PlatformLists(Ledger.Setting setting, Ledger ledger, Gate gate, Listed listed, Doors doors) {
        this.setting = setting;
        this.ledger = ledger;
        this.gate = gate;
        this.listed = listed;
        this.doors = doors;
    }

    /// For which declared purpose, at which platform, and of which group if not of all.
    record Order(String purpose, String platform, Optional<Audience> audience) {}

    /// A list, or why there is none.
    sealed interface Made {

        record Rows(List<Line> lines) implements Made {
            public Rows {
                lines = List.copyOf(lines);
            }
        }

        /// The statement declares no such list, or not on consent.
        record NotDeclared() implements Made {}

        /// Nothing goes to the platform today: no agreement, or nothing that carries it there.
        record NoWay(Passing.Reason reason) implements Made {}

        /// Someone has said no since: they are taken off first.
        record RemovalsWait(int people) implements Made {}
    }

    /// One person's codes; an empty one is left out.
    record Line(String email, String phone) {}

    Made make(Order order, Actor actor) {
        var statement = setting.declarations().inForce(actor.controller(), setting.clock().instant());
        var purpose = Offers.lists(statement).stream().filter(one -> one.key().equals(order.purpose()))
                .filter(one -> Offers.platforms(statement, one).stream().anyMatch(platform -> platform.key().equals(order.platform()))).findFirst();
        if (purpose.isEmpty()) return new Made.NotDeclared();
        var standing = doors.disclosures().standing(actor.controller(), order.platform());
        if (standing.isPresent()) return new Made.NoWay(standing.get());
        int waiting = doors.removals().waiting(actor.controller(), order.platform()).size();
        if (waiting > 0) return new Made.RemovalsWait(waiting);
        return setting.transactor().inTransaction(connection -> {
            var lines = lines(statement, purpose.get(), order, actor);
            Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), "platform.list-made", OptionalLong.empty(),
                    Map.of("recipient", order.platform(), "purpose", order.purpose(), "data-set", "personal", "people.count", "" + lines.size())));
            return new Made.Rows(lines);
        });
    }

    private List<Line> lines(Statement statement, Purpose purpose, Order order, Actor actor) {
        var people = reachable(statement, purpose, actor);
        var may = new HashSet<>(people.keySet());
        may.removeAll(doors.spared().of(actor.controller(), people.keySet()).all());
        order.audience().ifPresent(audience -> may.retainAll(doors.audiences().members(audience, may, actor)));
        var before = listed.on(actor.controller(), order.platform(), order.purpose());
        var lines = new ArrayList<Line>();
        for (var subject : may) {
            put(statement, purpose, new Person(subject, people.get(subject), Optional.ofNullable(before.get(subject))), order, actor).ifPresent(lines::add);
        }
        return lines;
    }

    private record Person(SubjectId subject, List<Holding> holdings, Optional<Listed.Row> before) {}

    private Map<SubjectId, List<Holding>> reachable(Statement statement, Purpose purpose, Actor actor) {
        var code = Offers.category(statement, purpose).orElseThrow().key();
        var contact = purpose.categories().keySet().stream().filter(key -> !key.equals(code)).collect(Collectors.toSet());
        return switch (gate.useAll(new Use(actor, purpose.key(), contact, "platform-list", Optional.empty()), Integer.MAX_VALUE)) {
            case Use.Answer.Given(var holdings) -> holdings.stream().filter(holding -> !holding.place().startsWith("mail.")).collect(Collectors.groupingBy(Holding::subject));
            case Use.Answer.Refused _ -> Map.of();
        };
    }

    private Optional<Line> put(Statement statement, Purpose purpose, Person person, Order order, Actor actor) {
        var codes = codes(statement, person.holdings(), Format.of(statement.recipients().get(order.platform())));
        if (codes.none()) return Optional.empty();
        var category = Offers.category(statement, purpose).orElseThrow();
        long row;
        if (person.before().isPresent()) {
            listed.update(person.before().get(), codes);
            row = person.before().get().id();
        } else {
            var wish = Placing.Wish.of(actor.controller(), category.key(), category.sources().iterator().next(), person.subject(), setting.clock().instant())
                    .holding(Set.of("included", "platform", "email-hash", "phone-hash"));
            if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return Optional.empty();
            row = listed.write(person.subject(), terms, new Listed.Where(order.platform(), order.purpose(), setting.clock().instant().atZone(statement.controller().zone()).toLocalDate()), codes);
        }
        return switch (doors.disclosures().pass(Wish.of(actor, order.platform(), purpose.key(), person.subject(), Map.of(category.key(), Offers.CODES)))) {
            case Passing.Passed(var handed, _, _) -> handed.stream().filter(one -> one.record() == row).map(PlatformLists::line).findFirst();
            case Passing.Refused _ -> Optional.empty();
        };
    }

    static Line line(Passing.Handed handed) {
        return new Line(value(handed, "email-hash"), value(handed, "phone-hash"));
    }

    private static String value(Passing.Handed handed, String field) {
        return Optional.ofNullable(handed.fields().get(field)).map(found -> found.reveal()).orElse("");
    }

    private static Listed.Codes codes(Statement statement, List<Holding> holdings, Format format) {
        var country = new Country(statement.controller().country());
        return new Listed.Codes(holdings.stream().flatMap(holding -> holding.field("email").stream()).flatMap(value -> format.email(value.reveal()).stream()).findFirst(),
                holdings.stream().flatMap(holding -> holding.field("phone").stream()).flatMap(value -> format.phone(value.reveal(), country).stream()).findFirst());
    }

}
