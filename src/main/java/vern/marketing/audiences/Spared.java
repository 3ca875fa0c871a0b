package vern.marketing.audiences;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.law.Country;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Keepers;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.marketing.Grounded;
import vern.statement.Category;
import vern.statement.Statement;

/// Who is in no target group and on no platform's list, whatever they have said yes to: whoever is not of age, whoever the company knows
/// as a health customer, and whoever has closed every channel.
@Component
public class Spared {

    private static final String BIRTH = "date-of-birth";

    private final Ledger.Setting setting;
    private final Gate gate;
    private final Grounded grounded;
    private final Keepers keepers;
    private final JdbcClient database;

    Spared(Ledger.Setting setting, Gate gate, Grounded grounded, Keepers keepers, JdbcClient database) {
        this.setting = setting;
        this.gate = gate;
        this.grounded = grounded;
        this.keepers = keepers;
        this.database = database;
    }

    /// How many of some people are spared, and for what.
    public record Who(Set<SubjectId> minors, Set<SubjectId> health, Set<SubjectId> closed) {

        public Set<SubjectId> all() {
            var all = new HashSet<>(minors);
            all.addAll(health);
            all.addAll(closed);
            return all;
        }
    }

    public Who of(String controller, Collection<SubjectId> people) {
        var statement = setting.declarations().inForce(controller, setting.clock().instant());
        return new Who(minors(statement, people), health(statement, people), closed(people));
    }

    /// Those of some people who are not of age.
    public Set<SubjectId> minors(String controller, Collection<SubjectId> people) {
        return minors(setting.declarations().inForce(controller, setting.clock().instant()), people);
    }

    /// The day of birth is looked at for this alone, under the purpose that it is held for; it decides nothing else and is not shown.
    private Set<SubjectId> minors(Statement statement, Collection<SubjectId> people) {
        var held = statement.purposes().values().stream().filter(purpose -> !purpose.directMarketing())
                .flatMap(purpose -> purpose.categories().keySet().stream().filter(key -> statement.categories().get(key).fields().contains(BIRTH))
                        .map(category -> new Use(new Actor.Job("age-check", statement.controller().key()), purpose.key(), Set.of(category), "age-check", Optional.empty())))
                .findFirst();
        if (held.isEmpty() || people.isEmpty() || !(gate.use(held.get(), people) instanceof Use.Answer.Given(var holdings))) return Set.of();
        var today = LocalDate.ofInstant(setting.clock().instant(), statement.controller().zone());
        var adultSince = today.minusYears(setting.law().pack(new Country(statement.controller().country())).majority(today));
        var minors = new HashSet<SubjectId>();
        holdings.stream().filter(holding -> birth(holding).filter(adultSince::isBefore).isPresent()).map(Holding::subject).forEach(minors::add);
        return minors;
    }

    private static Optional<LocalDate> birth(Holding holding) {
        try {
            return holding.field(BIRTH).map(value -> LocalDate.parse(value.reveal().strip()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /// Whoever has anything of a special category: only that it is there is looked at.
    private Set<SubjectId> health(Statement statement, Collection<SubjectId> people) {
        var special = statement.categories().values().stream().filter(Permitted::special).map(Category::key).toArray(String[]::new);
        var found = new HashSet<SubjectId>();
        if (special.length == 0) return found;
        var numbers = people.stream().map(SubjectId::value).toArray(Long[]::new);
        for (var table : keepers.tables()) {
            found.addAll(database.sql("select distinct h.subject from " + table.name() + " h join ledger.terms t on t.id = h.terms where h.subject = any(?) and t.category = any(?)")
                    .params(numbers, special).query((row, n) -> new SubjectId(row.getLong(1))).list());
        }
        return found;
    }

    private Set<SubjectId> closed(Collection<SubjectId> people) {
        var closed = new HashSet<>(people);
        MarketingChannel.all().forEach(channel -> closed.retainAll(grounded.closed(closed, channel)));
        return closed;
    }
}
