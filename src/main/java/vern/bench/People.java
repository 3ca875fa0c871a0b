package vern.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import vern.ledger.Actor;
import vern.ledger.KeptTable;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.Publication;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Basis;
import vern.statement.Statement;

/// A company's customers: each with contact details and four orders of the last eighty days; one has ordered a thousand times,
/// and some a hundred.
final class People {

    static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    static final int LOYAL = 1_000;
    static final int REGULAR = 100;
    static final Actor JOB = new Actor.Job("bench", Company.KEY);
    private static final int DAYS = 80;
    private static final int ORDERS = 4;
    private static final long FIRST = 1L << 20;

    final HandClock clock = new HandClock();
    final DataSource source;
    final Ledger.Setting setting;
    private final int subjects;

    People(DataSource source, int subjects) {
        this.source = source;
        this.subjects = subjects;
        clock.standAt(NOW);
        setting = LedgerDatabase.setting(source, clock, new KeptTable("bench.holding", Map.of("name", "name", "goods", "goods"), java.util.List.of()));
    }

    static Statement statement() {
        return new Company().category("contact", Set.of("person"), "name").category("order", Set.of("person"), "goods")
                .purpose("deliver", Basis.CONTRACT, Map.of("contact", "while relationship, then 1 year"))
                .purpose("complaints", Basis.CONTRACT, Map.of("order", "90 days after collected")).statement();
    }

    static SubjectId loyal() {
        return new SubjectId(FIRST);
    }

    int regulars() {
        return Math.min(200, subjects / 10);
    }

    static SubjectId regular(int number) {
        return new SubjectId(FIRST + 1 + number);
    }

    SubjectId someone(int number) {
        return new SubjectId(FIRST + 1 + regulars() + Math.floorMod(number * 7919L, subjects - regulars() - 1));
    }

    static Use using(String purpose) {
        return Use.of(JOB, purpose, "bench");
    }

    void load() throws SQLException {
        LedgerDatabase.migrate(source, """
                create schema bench;
                create table bench.holding (subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
                    name text, goods text, primary key (id, subject))""");
        new Publication(setting).publishUnread(statement(), JOB);
        var ledger = new Ledger(setting);
        int contact = terms(ledger.place(wish("contact", NOW), Map.of("relationship-begun", NOW)));
        var orders = new ArrayList<Integer>();
        for (int day = 0; day < DAYS; day++) orders.add(terms(ledger.place(wish("order", NOW.minus(Duration.ofDays(day))), Map.of())));
        insert(contact, orders.toArray(Integer[]::new));
    }

    private static Placing.Wish wish(String category, Instant collected) {
        return new Placing.Wish(Company.KEY, category, "person", Set.of(), Optional.empty(), Optional.empty(), loyal(), true, collected);
    }

    private static int terms(Placing placing) {
        return ((Placing.Granted) placing).terms().value();
    }

    private void insert(int contact, Integer[] orders) throws SQLException {
        var order = """
                insert into bench.holding (subject, id, terms, collected, goods)
                select %d + s, nextval('bench.ids'), (?::int[])[1 + day], ?::date - day, 'thing number ' || o
                from generate_series(%d, %d) s, generate_series(1, %d) o, lateral (select (s * 7 + o * 13) %% 80 as day) d""";
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute("create sequence bench.ids");
            statement.execute("insert into ledger.subject select " + FIRST + " + s, 1, '2026-01-01' from generate_series(0, " + (subjects - 1) + ") s");
            statement.execute("insert into bench.holding (subject, id, terms, collected, name) select " + FIRST + " + s, nextval('bench.ids'), "
                    + contact + ", '2026-06-01', 'Customer ' || s from generate_series(0, " + (subjects - 1) + ") s");
            for (var part : java.util.List.of(order.formatted(FIRST, 0, subjects - 1, ORDERS), order.formatted(FIRST, 0, 0, LOYAL - ORDERS - 1),
                    order.formatted(FIRST, 1, regulars(), REGULAR - ORDERS - 1))) {
                try (var insert = connection.prepareStatement(part)) {
                    insert.setArray(1, connection.createArrayOf("int", orders));
                    insert.setObject(2, LocalDate.of(2026, 6, 1));
                    insert.executeUpdate();
                }
            }
            statement.execute("create index on bench.holding (subject); create index on bench.holding (terms); create index on bench.holding (anchor)");
            statement.execute("vacuum analyze");
        }
    }
}
