package vern.bench.gdpr;

import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.bench.HandClock;
import vern.bench.LedgerDatabase;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.KeptTable;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.Publication;
import vern.ledger.Records;
import vern.ledger.Redeclaration;
import vern.ledger.SubjectId;
import vern.ledger.Sweep;
import vern.ledger.Transactor;
import vern.ledger.Use;
import vern.ledger.Uses;

/// The benchmark's records as a module of Vern would keep them: a row with its data, everything declared about it in its terms.
/// Every operation goes through the ledger and is recorded in its own transaction: reads in the use log, the rest in the trail.
final class VernStore implements Store {

    private static final String PLACE = "bench.record";
    private static final Actor JOB = new Actor.Job("bench", Declaration.CONTROLLER);
    private static final long FIRST_SUBJECT = 1L << 20;
    private static final int BATCH = 5_000;

    private final Place place;
    private final HandClock clock = new HandClock();
    private final Transactor transactor;
    private final Publication publication;
    private final Ledger ledger;
    private final Gate gate;
    private final Records records;
    private final Redeclaration redeclaration;
    private final Uses uses;
    private final Sweep sweep;

    VernStore(Place place) {
        this.place = place;
        var setting = LedgerDatabase.setting(place.source(), clock, new KeptTable(PLACE, Map.of("data", "data"), List.of()));
        transactor = setting.transactor();
        publication = new Publication(setting);
        ledger = new Ledger(setting);
        gate = new Gate(setting);
        records = new Records(setting);
        redeclaration = new Redeclaration(setting, ledger);
        uses = new Uses(setting);
        sweep = new Sweep(setting);
    }

    @Override
    public String name() {
        return "vern";
    }

    /// Takes up what a copied database has declared.
    VernStore declared() {
        publication.take(Declaration.statement());
        return this;
    }

    @Override
    public void load(Loading loading) {
        LedgerDatabase.migrate(place.source(), """
                create schema bench;
                create table bench.record (subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
                    data text not null, primary key (id, subject));
                create index record_subject on bench.record (subject);
                create index record_terms on bench.record (terms)""");
        publication.publishUnread(Declaration.statement(), JOB);
        clock.standAt(loading.begun());
        transactor.inTransaction(connection -> insertAll(connection, loading));
        clock.run();
    }

    private long insertAll(Connection connection, Loading loading) throws SQLException {
        var placings = new HashMap<List<Object>, Placing>();
        var entries = new ArrayList<Entry>();
        try (var insert = connection.prepareStatement(INSERT)) {
            for (long k = 0; k < loading.records(); k++) {
                var datum = Datum.of(k);
                var expiry = loading.expiry(datum);
                var wish = wish(datum, loading.collected(k));
                var placing = placings.computeIfAbsent(List.of(datum.purpose(), datum.fields().get(Field.OBJ), expiry), key -> ledger.place(wish, Map.of(Declaration.END, expiry)));
                bind(insert, datum, placing, wish.collected());
                insert.addBatch();
                entries.add(entry("bench.inserted", datum));
                if (entries.size() == BATCH) {
                    insert.executeBatch();
                    Trail.append(connection, entries);
                    entries.clear();
                }
            }
            insert.executeBatch();
        }
        Trail.append(connection, entries);
        return loading.records();
    }

    private static final String INSERT = "insert into bench.record (subject, id, terms, collected, data) values (?, ?, ?, ?, ?)";

    private static void bind(java.sql.PreparedStatement insert, Datum datum, Placing placing, Instant collected) throws SQLException {
        insert.setLong(1, subject(datum.user()).value());
        insert.setLong(2, datum.key());
        insert.setInt(3, ((Placing.Granted) placing).terms().value());
        insert.setObject(4, collected.atOffset(ZoneOffset.UTC).toLocalDate());
        insert.setString(5, datum.data());
    }

    private static SubjectId subject(String user) {
        return new SubjectId(FIRST_SUBJECT + Long.parseLong(user.substring(4)));
    }

    private static Entry entry(String kind, Datum datum) {
        return new Entry(Instant.now(), Declaration.CONTROLLER, vern.audit.Actor.job("bench"), kind,
                OptionalLong.of(subject(datum.user()).value()), Map.of("record-id", String.valueOf(datum.key())));
    }

    private static Placing.Wish wish(Datum datum, Instant collected) {
        return new Placing.Wish(Declaration.CONTROLLER, datum.field(Field.CAT), datum.field(Field.SRC), Set.of("data"), Optional.empty(),
                Optional.empty(), subject(datum.user()), true, collected, Map.of("for", datum.purpose(), "ttl", datum.field(Field.TTL),
                "obj", datum.field(Field.OBJ), "dec", datum.field(Field.DEC), "acl", datum.field(Field.ACL), "shr", datum.field(Field.SHR)));
    }

    @Override
    public Answer perform(Operation operation) {
        var datum = Datum.of(operation.k());
        return switch (operation.kind()) {
            case INSERT -> insert(datum);
            case READ_BY_KEY -> read(gate.useRecords(Use.of(JOB, Gate.RIGHTS, "read"), PLACE, List.of(operation.k())));
            case READ_BY_PURPOSE -> read(gate.useAll(Use.of(JOB, datum.purpose(), "read"), Integer.MAX_VALUE));
            case READ_BY_USER -> read(gate.use(Use.of(JOB, Gate.RIGHTS, "read"), subject(datum.user())));
            case UPDATE_BY_KEY -> restore(datum);
            case UPDATE_BY_PURPOSE -> Answer.of(operation.field() == Field.USR
                    ? redeclaration.assign(Declaration.CONTROLLER, datum.purpose(), subject(operation.value()), JOB)
                    : redeclaration.ofPurpose(Declaration.CONTROLLER, datum.purpose(), change(operation), JOB));
            case UPDATE_BY_USER -> Answer.of(operation.field() == Field.USR
                    ? redeclaration.assign(Declaration.CONTROLLER, subject(datum.user()), subject(operation.value()), JOB)
                    : redeclaration.ofSubject(Declaration.CONTROLLER, subject(datum.user()), change(operation), JOB));
            case DELETE_BY_KEY -> Answer.of(records.erase(Declaration.CONTROLLER, PLACE, operation.k(), JOB).isPresent() ? 1 : 0);
            case READ_LOG -> Answer.of(lastLines(operation.lines()));
            case VERIFY_DELETION -> Answer.of(records.isGone(Declaration.CONTROLLER, PLACE, operation.k(), JOB) ? 0 : 1);
        };
    }

    private static Redeclaration.Change change(Operation operation) {
        return switch (operation.field()) {
            case CAT -> new Redeclaration.Change.Category(operation.value());
            case SRC -> new Redeclaration.Change.Source(operation.value());
            case TTL, USR, OBJ, DEC, ACL, SHR ->
                    new Redeclaration.Change.Particularly(operation.field().name().toLowerCase(java.util.Locale.ROOT), operation.value());
        };
    }

    private Answer insert(Datum datum) {
        return transactor.inTransaction(connection -> {
            var now = Instant.now();
            var placing = ledger.place(wish(datum, now), Map.of(Declaration.END, Store.expiry(datum, now)));
            try (var insert = connection.prepareStatement("with entry as (" + Trail.INSERT_SQL + ") " + INSERT)) {
                int next = Trail.bind(insert, 1, entry("bench.inserted", datum));
                insert.setLong(next++, subject(datum.user()).value());
                insert.setLong(next++, datum.key());
                insert.setInt(next++, ((Placing.Granted) placing).terms().value());
                insert.setDate(next++, Date.valueOf(now.atOffset(ZoneOffset.UTC).toLocalDate()));
                insert.setString(next, datum.data());
                return Answer.of(insert.executeUpdate());
            }
        });
    }

    private Answer restore(Datum datum) {
        return transactor.inTransaction(connection -> {
            if (!redeclaration.ofRecord(wish(datum, Instant.now()), PLACE, datum.key(), JOB)) return Answer.of(0);
            try (var update = connection.prepareStatement("update bench.record set data = ? where subject = ? and id = ?")) {
                update.setString(1, datum.data());
                update.setLong(2, subject(datum.user()).value());
                update.setLong(3, datum.key());
                return Answer.of(update.executeUpdate());
            }
        });
    }

    private static Answer read(Use.Answer answer) {
        return switch (answer) {
            case Use.Answer.Given(var holdings) -> Answer.of(holdings.stream().map(VernStore::datum).toList());
            case Use.Answer.Refused(var refusal) -> throw new IllegalStateException("refused: " + refusal);
        };
    }

    private static Datum datum(Holding holding) {
        var said = holding.particulars();
        var fields = new EnumMap<Field, String>(Field.class);
        fields.put(Field.TTL, said.get("ttl"));
        fields.put(Field.USR, "user" + (holding.subject().value() - FIRST_SUBJECT));
        fields.put(Field.OBJ, said.get("obj"));
        fields.put(Field.DEC, said.get("dec"));
        fields.put(Field.ACL, said.get("acl"));
        fields.put(Field.SHR, said.get("shr"));
        fields.put(Field.SRC, holding.source());
        fields.put(Field.CAT, holding.category());
        return new Datum(holding.id(), said.get("for"), fields, holding.field("data").orElseThrow().reveal());
    }

    /// Uses and changes are two logs; the newest of both are wanted.
    private long lastLines(int lines) {
        return transactor.inTransaction(connection -> {
            var read = uses.latest(Declaration.CONTROLLER, lines).stream().map(Uses.Latest::at);
            var changed = Trail.last(connection, lines).stream().map(recorded -> recorded.entry().at());
            return java.util.stream.Stream.concat(read, changed).sorted(java.util.Comparator.reverseOrder()).limit(lines).count();
        });
    }

    @Override
    public void sweep(Instant now) {
        sweep.run(now);
    }

    @Override
    public Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("personal", "select sum(octet_length(data)) from bench.record");
        parts.put("heap", "select pg_table_size('bench.record')");
        parts.put("key index", "select pg_relation_size('bench.record_pkey')");
        parts.put("other indexes", "select pg_indexes_size('bench.record') - pg_relation_size('bench.record_pkey')");
        parts.put("terms", "select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = 'ledger' and c.relkind in ('r', 'p') and c.relname not like 'use%'");
        parts.put("audit", "select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where c.relkind = 'r' and (n.nspname = 'audit' or n.nspname = 'ledger' and c.relname like 'use%')");
        return parts;
    }
}
