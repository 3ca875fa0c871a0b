package vern.marketing.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Makes anonymised sets: people of a purpose by one thing or two that many have in common. Only coarse fields can be asked for, none that
/// says who someone is; a day counts as its year.
@Component
class Analyses {

    /// Fields that many share.
    private static final Set<String> COARSE = Set.of("subscription-type", "service", "add-on", "status", "city", "country", "product", "product-category", "channel",
            "device-type", "operating-system", "browser", "quality");
    private static final Set<String> DAYS = Set.of("started", "ended", "received", "ordered", "delivered", "issued");
    private static final int YEAR = 4;

    private final Ledger.Setting setting;
    private final Gate gate;

    Analyses(Ledger.Setting setting, Gate gate) {
        this.setting = setting;
        this.gate = gate;
    }

    /// A field that may be asked for, with its category.
    record Dimension(String category, String field) {

        static Dimension read(String place) {
            var parts = place.split("\\.", 2);
            return new Dimension(parts[0], parts.length < 2 ? "" : parts[1]);
        }

        String place() {
            return category + "." + field;
        }
    }

    /// The purposes that figures may be made for: none that a person is reached by, and none that the law or a contract has given one use.
    static boolean analysed(Statement statement, Purpose purpose) {
        return !purpose.directMarketing() && (purpose.basis() == Basis.LEGITIMATE_INTEREST || purpose.basis() == Basis.CONSENT) && purpose.recipients().isEmpty()
                && !dimensions(statement, purpose).isEmpty();
    }

    static List<Dimension> dimensions(Statement statement, Purpose purpose) {
        return purpose.categories().keySet().stream().map(statement.categories()::get).filter(category -> category.article9().isEmpty())
                .flatMap(category -> category.fields().stream().filter(field -> COARSE.contains(field) || DAYS.contains(field)).map(field -> new Dimension(category.key(), field)))
                .toList();
    }

    /// Counts; that it was done, for which purpose and on which data, stands in the trail. Each person counted has a row in the log.
    Groups run(Purpose purpose, List<Dimension> by, Actor actor) {
        var categories = by.stream().map(Dimension::category).collect(Collectors.toSet());
        return setting.transactor().inTransaction(connection -> {
            var answer = gate.useAll(new Use(actor, purpose.key(), categories, "analysis", java.util.Optional.empty()), Integer.MAX_VALUE);
            var groups = answer instanceof Use.Answer.Given(var holdings) ? Groups.of(people(holdings, by)) : new Groups(List.of(), false);
            Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), "analysis.run", OptionalLong.empty(), Map.of("purpose", purpose.key(),
                    "data-set", "anonymised", "fields", by.stream().map(Dimension::place).collect(Collectors.joining(".")), "groups.count", "" + groups.shown().size())));
            return groups;
        });
    }

    private static Map<SubjectId, Set<List<String>>> people(List<Holding> holdings, List<Dimension> by) {
        var people = new HashMap<SubjectId, Set<List<String>>>();
        holdings.stream().filter(holding -> !holding.place().startsWith("mail.")).collect(Collectors.groupingBy(Holding::subject))
                .forEach((subject, of) -> people.put(subject, having(of, by)));
        return people;
    }

    private static Set<List<String>> having(List<Holding> holdings, List<Dimension> by) {
        Set<List<String>> all = Set.of(List.of());
        for (var dimension : by) {
            var values = values(holdings, dimension);
            var more = new LinkedHashSet<List<String>>();
            for (var had : all) {
                for (var value : values) {
                    var longer = new ArrayList<>(had);
                    longer.add(value);
                    more.add(longer);
                }
            }
            all = more;
        }
        return all;
    }

    private static List<String> values(List<Holding> holdings, Dimension dimension) {
        return holdings.stream().filter(holding -> holding.category().equals(dimension.category())).flatMap(holding -> holding.field(dimension.field()).stream())
                .map(value -> value.reveal().strip()).filter(value -> !value.isEmpty())
                .map(value -> DAYS.contains(dimension.field()) ? value.substring(0, Math.min(YEAR, value.length())) : value).distinct().toList();
    }
}
