package vern.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import vern.law.Law;
import vern.statement.Statement;
import vern.testing.Postgres;

/// A ledger on a database of its own, with one kept table (`crew.record`) and a clock that the test sets.
final class Bed {

    static final List<String> FIELDS = List.of("name", "email", "phone", "address", "amount", "message");

    final DataSource source;
    final Hand clock = new Hand();
    final Ledger.Setting setting;
    final Ledger ledger;
    final Gate gate;
    final Sweep sweep;
    final Erasure erasure;
    final Publication publication;
    private long next = 1;

    Bed(Statement... statements) {
        this(Postgres.empty(), statements);
    }

    Bed(DataSource database, Statement... statements) {
        source = database;
        var columns = new java.util.TreeMap<String, String>();
        FIELDS.forEach(field -> columns.put(field, field));
        Keeper crew = new Keeper() {
            @Override
            public String name() {
                return "crew";
            }

            @Override
            public List<KeptTable> tables() {
                return List.of(new KeptTable("crew.record", columns, List.of("name", "email")), KeptTable.stream("crew.stream", Map.of("amount", "amount"), Set.of("traffic")));
            }
        };
        migrate();
        setting = new Ledger.Setting(Transactor.of(source), new Declarations(), new Keepers(List.of(crew)), Law.standard(), clock, new Random(7));
        ledger = new Ledger(setting);
        gate = new Gate(setting);
        sweep = new Sweep(setting);
        erasure = new Erasure(setting, ledger);
        publication = new Publication(setting);
        for (var statement : statements) publication.publishUnread(statement, new Actor.Job("test", statement.controller().key()));
    }

    /// The same ledger on another server, as after a restart.
    Ledger.Setting on(DataSource other) {
        return new Ledger.Setting(Transactor.of(other), setting.declarations(), setting.keepers(), setting.law(), clock, setting.random());
    }

    private void migrate() {
        execute(resource("/vern/audit/V1__trail.sql"));
        execute(resource("/vern/ledger/V1__ledger.sql"));
        execute(resource("/vern/ledger/V2__worked_for.sql"));
        execute(resource("/vern/ledger/V3__alias.sql"));
        execute(resource("/vern/ledger/V5__streams.sql"));
        execute(resource("/vern/ledger/V7__protected.sql"));
        execute(resource("/vern/ledger/V8__stay_of_a_holding.sql"));
        execute(resource("/vern/ledger/V9__place_of_a_stay.sql"));
        execute("""
                create schema crew;
                create table crew.record (subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
                    name text, email text, phone text, address text, amount text, message text, primary key (subject, id));
                create index on crew.record (terms);
                create index on crew.record (anchor);
                create table crew.stream (subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
                    amount text, primary key (subject, id, terms)) partition by list (terms);
                create table crew.stream_rest partition of crew.stream default;
                create index on crew.stream_rest (terms);
                create index on crew.stream_rest (anchor)""");
    }

    private static String resource(String name) {
        try (var stream = Bed.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void execute(String sql) {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new LedgerFault(e);
        }
    }

    /// A number from the database: what a check of the store itself sees.
    long count(String sql) {
        try (var connection = source.getConnection(); var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new LedgerFault(e);
        }
    }

    /// Places and writes a holding; the fields are `field=value`.
    long put(Placing.Wish wish, String... fields) {
        var granted = (Placing.Granted) ledger.place(wish);
        var id = next++;
        var names = Arrays.stream(fields).map(field -> field.substring(0, field.indexOf('='))).toList();
        var values = Arrays.stream(fields).map(field -> "'" + field.substring(field.indexOf('=') + 1) + "'").toList();
        execute("insert into crew.record (subject, id, anchor, terms, collected" + (names.isEmpty() ? "" : ", " + String.join(", ", names))
                + ") values (" + wish.subject().value() + ", " + id + ", " + wish.anchor().map(a -> "" + a.value()).orElse("null") + ", "
                + granted.terms().value() + ", '" + wish.collected().atZone(Declared.OSLO).toLocalDate() + "'"
                + (values.isEmpty() ? "" : ", " + String.join(", ", values)) + ")");
        return id;
    }

    Placing.Wish wish(String category, SubjectId subject) {
        return Placing.Wish.of("fjord", category, "person", subject, clock.instant());
    }

    AnchorId relationship() {
        return ledger.open("fjord", "relationship", Optional.empty(), Map.of("relationship-begun", clock.instant()));
    }

    static Actor staff(String... roles) {
        return new Actor.Staff(1, "fjord", Set.copyOf(new TreeSet<>(List.of(roles))), true);
    }

    static Actor job() {
        return new Actor.Job("test", "fjord");
    }

    /// The holdings that a use gives, or an empty list where it is refused.
    List<Holding> given(Use use, SubjectId subject) {
        return gate.use(use, subject) instanceof Use.Answer.Given(var holdings) ? holdings : List.of();
    }

    static Instant at(String localDateTime) {
        return LocalDateTime.parse(localDateTime).atZone(Declared.OSLO).toInstant();
    }

    static Instant on(String date) {
        return LocalDate.parse(date).atTime(12, 0).atZone(Declared.OSLO).toInstant();
    }

    /// A clock that stands where it is put.
    static final class Hand extends Clock {
        private volatile Instant now = Instant.parse("2026-11-23T09:00:00Z");

        void to(Instant instant) {
            now = instant;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
