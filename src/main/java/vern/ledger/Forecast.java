package vern.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vern.statement.retention.Keep;

/// What goes when: for each category and the purpose that keeps it longest, how many holdings end in which month, and how
/// many have no end yet. Numbers only.
public final class Forecast {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;
    private final Terms terms;
    private final Clock clock;
    private final InStep inStep;

    public Forecast(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
        terms = new Terms(new Grounds(setting.law()), declarations);
        clock = setting.clock();
        inStep = new InStep(setting);
    }

    /// One rule's future. `rule` is the one that decides for these holdings, which may be an earlier version's; empty where nothing keeps
    /// them. `next` is the first day something goes.
    public record Line(String category, String purpose, Optional<Keep> rule, SortedMap<YearMonth, Long> months, long open, Optional<Instant> next) {

        public long total() {
            return months.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// How many people something is held about. A number only; a merged pair counts as two.
    public long people(String controller) {
        return transactor.inTransaction(connection -> {
            var union = keepers.tables().stream().map(table -> "select subject from " + table.loose() + " where terms = any(held.terms)")
                    .collect(java.util.stream.Collectors.joining(" union "));
            return Sql.of(connection, "select (select count(*) from (" + union + ") known) from (select array_agg(t.id) as terms"
                    + " from ledger.terms t where t.controller = ? and t.swept is null) held").with(declarations.id(controller))
                    .first(row -> row.getLong(1)).orElse(0L);
        });
    }

    public List<Line> of(String controller) {
        inStep.bring(controller);
        return transactor.inTransaction(connection -> {
            var zone = declarations.inForce(controller, Instant.MAX).controller().zone();
            var perTerms = new HashMap<Integer, Long>();
            for (var table : keepers.tables()) {
                Sql.of(connection, "select terms, count(*) from " + table.loose() + " group by terms")
                        .list(row -> perTerms.merge(row.getInt(1), row.getLong(2), Long::sum));
                Streams.held(connection, table).forEach((terms, held) -> perTerms.merge(terms, held, Long::sum));
            }
            record Ending(int terms, String category, Optional<String> purpose, Instant due) {}
            var endings = Sql.of(connection, """
                    select t.id, t.category, t.due,
                        (select g.purpose from ledger.ground g where g.terms = t.id order by g.until desc, g.purpose limit 1) as purpose
                    from ledger.terms t where t.controller = ? and t.id = any(?)""").with(declarations.id(controller))
                    .withInts(perTerms.keySet()).list(row -> new Ending(row.getInt("id"), row.getString("category"),
                            Optional.ofNullable(row.getString("purpose")), Sql.instant(row, "due")));
            var kinds = terms.kinds(connection, endings.stream().map(Ending::terms).toList());
            var now = clock.instant();
            var lines = new TreeMap<String, Building>();
            for (var ending : endings) {
                var rule = ending.purpose().map(purpose -> terms.rule(kinds.get(new TermsId(ending.terms())), purpose, now));
                var purpose = ending.purpose().orElse("none");
                lines.computeIfAbsent(ending.category() + "/" + purpose + "/" + rule, key -> new Building(ending.category(), purpose, rule))
                        .add(ending.due(), perTerms.get(ending.terms()), zone);
            }
            return lines.values().stream().map(Building::line).toList();
        });
    }

    private static final class Building {
        private final String category;
        private final String purpose;
        private final Optional<Keep> rule;
        private final SortedMap<YearMonth, Long> months = new TreeMap<>();
        private long open;
        private Instant next = Instant.MAX;

        Building(String category, String purpose, Optional<Keep> rule) {
            this.category = category;
            this.purpose = purpose;
            this.rule = rule;
        }

        void add(Instant due, long count, java.time.ZoneId zone) {
            if (due.equals(Instant.MAX)) {
                open += count;
                return;
            }
            months.merge(YearMonth.from(due.atZone(zone)), count, Long::sum);
            if (due.isBefore(next)) next = due;
        }

        Line line() {
            return new Line(category, purpose, rule, months, open, next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next));
        }
    }
}
