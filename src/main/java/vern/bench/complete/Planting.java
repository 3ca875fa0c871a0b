package vern.bench.complete;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Keepers;
import vern.ledger.KeptTable;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;
import vern.statement.Basis;
import vern.statement.Category;
import vern.statement.Statement;

/// Writes values of one person into every table of every keeper that can hold them, each placed by the ledger first.
final class Planting {

    private static final Set<String> HOLDINGS = Set.of("subject", "id", "anchor", "terms", "collected");
    private static final Duration AGO = Duration.ofDays(5);
    private static long next = 7_000_000_000L;

    private final Statement statement;
    private final Completeness.Under under;
    private final Clock clock;
    private final Map<String, List<Column>> columns;

    /// A column as the database has it; `needed`: a row cannot be without it.
    private record Column(String table, String name, String type, boolean needed) {}

    /// Someone, what their data hang on, and each value that was written, in which table.
    record Planted(SubjectId subject, AnchorId anchor, Map<String, String> values) {
        Set<String> tables() {
            return new TreeSet<>(values.values());
        }
    }

    Planting(Statement statement, Completeness.Under under, Clock clock) {
        this.statement = statement;
        this.under = under;
        this.clock = clock;
        columns = columns(under.database(), under.keepers());
    }

    private static Map<String, List<Column>> columns(JdbcClient database, Keepers keepers) {
        var found = new HashMap<String, List<Column>>();
        database.sql("""
                select table_schema || '.' || table_name as place, column_name, data_type,
                    is_nullable = 'NO' and column_default is null and is_identity = 'NO' as needed
                from information_schema.columns where table_schema || '.' || table_name = any(?)""")
                .param(keepers.tables().stream().map(KeptTable::name).toArray(String[]::new))
                .query((row, _) -> new Column(row.getString("place"), row.getString("column_name"), row.getString("data_type"), row.getBoolean("needed"))).list()
                .forEach(column -> found.computeIfAbsent(column.table(), _ -> new ArrayList<>()).add(column));
        return found;
    }

    /// `most` distinct values that begin with `mark`, as evenly over categories and tables as they go.
    Planted plant(String mark, int most) {
        var company = statement.controller().key();
        var anchor = under.ledger().open(company, "relationship", Optional.empty(), events());
        var who = under.ledger().subject(company);
        var clerk = new Actor.Job("plant", company);
        statement.purposes().values().stream().filter(purpose -> purpose.basis() == Basis.CONSENT).forEach(purpose -> under.ledger().consent(company, who, purpose.key(), Map.of(), clerk));
        var values = new TreeMap<String, String>();
        for (int before = -1; values.size() < most && before != values.size(); ) {
            before = values.size();
            for (var category : statement.categories().values()) {
                for (var table : under.keepers().tables()) if (values.size() < most) values.putAll(row(new Spot(new Owner(who, anchor, most - values.size()), category, table), mark));
            }
        }
        return new Planted(who, anchor, values);
    }

    /// Writes what `other` is called and reached by into what the company has noted about `asking`: whoever gets the copy is told none of it. The words that
    /// must not be in it.
    List<String> mention(Planted asking, Planted other, String mark) {
        var letters = mark.chars().filter(Character::isDigit).mapToObj(one -> String.valueOf((char) ('a' + one - '0'))).collect(java.util.stream.Collectors.joining());
        var words = List.of("Fantasi N" + letters, letters + "@nabo.example", "22 00 40 17");
        under.database().sql("insert into register.person (subject, id, anchor, terms, collected, name) select subject, id + 100000000, anchor, terms, collected, ? from register.person where subject = ? order by id limit 1")
                .params(words.getFirst(), other.subject().value()).update();
        for (var table : under.keepers().tables()) {
            for (var field : List.of("note", "answer", "content")) {
                table.column(field).filter(name -> text(columns.get(table.name()), name)).ifPresent(name -> under.database().sql("update " + table.name() + " set " + name + " = " + name + " || ? where subject = ? and "
                        + name + " is not null").params(" Snakket med " + String.join(", ", words) + ".", asking.subject().value()).update());
            }
        }
        return words;
    }

    private Map<String, Instant> events() {
        var at = clock.instant().minus(AGO);
        var events = new HashMap<String, Instant>();
        rules().forEach(event -> {
            if (event.endsWith("-issued") || event.endsWith("-begun") || event.endsWith("-opened")) events.put(event, at);
            if (event.endsWith("-ended")) events.put(event.replaceFirst("-ended$", "-begun"), at);
            if (event.endsWith("-closed")) events.put(event.replaceFirst("-closed$", "-opened"), at);
        });
        return events;
    }

    Statement statement() {
        return statement;
    }

    /// What starts or ends a clock of the company's rules.
    Stream<String> rules() {
        return statement.purposes().values().stream().flatMap(purpose -> purpose.categories().values().stream()).flatMap(rule -> rule.events().stream()).distinct();
    }

    /// Whose row it is, what it hangs on, and how many values it may have.
    private record Owner(SubjectId who, AnchorId anchor, int room) {}

    private record Spot(Owner owner, Category category, KeptTable table) {}

    /// One row; the values with the table. Nothing where the table has no field of the category, or the ledger has no ground for it.
    private Map<String, String> row(Spot spot, String mark) {
        var declared = columns.get(spot.table().name());
        var fields = spot.category().fields().stream().filter(field -> spot.table().column(field).filter(name -> text(declared, name)).isPresent()).limit(spot.owner().room()).toList();
        if (fields.isEmpty() || !spot.table().categories().isEmpty() && !spot.table().categories().contains(spot.category().key())) return Map.of();
        var terms = terms(spot, Set.copyOf(fields));
        if (terms.isEmpty()) return Map.of();
        var row = new TreeMap<String, Object>(Map.of("subject", spot.owner().who().value(), "id", next++, "terms", terms.get().value(), "anchor", spot.owner().anchor().value(), "collected", day()));
        declared.stream().filter(column -> column.needed() && !HOLDINGS.contains(column.name())).forEach(column -> row.put(column.name(), filling(column.type())));
        var values = new TreeMap<String, String>();
        for (var field : fields) {
            var value = mark + "-" + next++;
            values.put(value, spot.table().name());
            row.put(spot.table().column(field).orElseThrow(), field.equals("message") || field.equals("note") || field.equals("fault") ? "Det gjelder " + value + ", som avtalt." : value);
        }
        under.database().sql("insert into " + spot.table().name() + " (" + String.join(", ", row.keySet()) + ") overriding system value values (:" + String.join(", :", row.keySet()) + ")")
                .params(row).update();
        return values;
    }

    private static boolean text(List<Column> declared, String name) {
        return declared.stream().anyMatch(column -> column.name().equals(name) && column.type().equals("text"));
    }

    private Optional<TermsId> terms(Spot spot, Set<String> fields) {
        var wish = Placing.Wish.of(statement.controller().key(), spot.category().key(), spot.category().sources().stream().sorted().findFirst().orElseThrow(), spot.owner().who(), clock.instant())
                .on(spot.owner().anchor()).holding(fields);
        var contexts = statement.contexts().values().stream().filter(context -> context.categories().contains(spot.category().key())).map(context -> wish.in(context.key()));
        return Stream.concat(Stream.of(wish), contexts).flatMap(one -> under.ledger().place(one) instanceof Placing.Granted(var terms) ? Stream.of(terms) : Stream.<TermsId>of()).findFirst();
    }

    private LocalDate day() {
        return clock.instant().atZone(statement.controller().zone()).toLocalDate();
    }

    /// What a module's own column needs, that no declared field is.
    private Object filling(String type) {
        return switch (type) {
            case "bytea" -> new byte[] {1};
            case "boolean" -> false;
            case "date" -> day();
            case "timestamp with time zone" -> clock.instant().atOffset(ZoneOffset.UTC);
            case "integer", "smallint" -> (int) (next++ % 1_000_000_000);
            case "bigint" -> next++;
            default -> "x";
        };
    }
}
