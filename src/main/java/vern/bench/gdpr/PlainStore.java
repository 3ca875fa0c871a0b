package vern.bench.gdpr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One table with a column for each field, as an application without Vern has it. As specified: an index on every field and the
/// server's statement log as audit. Tuned: only the indexes that answer the questions asked, and no audit.
final class PlainStore implements Store {

    private static final String COLUMNS = "key, pur, ttl, usr, obj, dec, acl, shr, src, cat, data";
    private static final int BATCH = 5_000;

    private final Place place;
    private final boolean tuned;

    PlainStore(Place place, boolean tuned) {
        this.place = place;
        this.tuned = tuned;
    }

    @Override
    public String name() {
        return tuned ? "tuned" : "plain";
    }

    @Override
    public boolean logs() {
        return !tuned;
    }

    @Override
    public void load(Loading loading) {
        in(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("create table record (key text primary key, pur text not null, ttl text not null, usr text not null,"
                        + " obj text not null, dec text not null, acl text not null, shr text not null, src text not null,"
                        + " cat text not null, data text not null, expiry timestamptz not null)");
                for (var column : tuned ? List.of("pur", "usr", "expiry")
                        : List.of("pur", "ttl", "usr", "obj", "dec", "acl", "shr", "src", "cat", "expiry")) {
                    statement.execute("create index on record (" + column + ")");
                }
            }
            return insertAll(connection, loading);
        });
    }

    private static long insertAll(Connection connection, Loading loading) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement(insert())) {
            for (long k = 0; k < loading.records(); k++) {
                var datum = Datum.of(k);
                bind(insert, datum, loading.expiry(datum));
                insert.addBatch();
                if (k % BATCH == BATCH - 1) insert.executeBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        return loading.records();
    }

    private static String insert() {
        return "insert into record (" + COLUMNS + ", expiry) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    private static void bind(java.sql.PreparedStatement insert, Datum datum, Instant expiry) throws SQLException {
        insert.setString(1, "key" + datum.key());
        insert.setString(2, datum.purpose());
        int at = 3;
        for (var field : Field.values()) insert.setString(at++, datum.field(field));
        insert.setString(at++, datum.data());
        insert.setObject(at, expiry.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Answer perform(Operation operation) {
        var datum = Datum.of(operation.k());
        return switch (operation.kind()) {
            case INSERT -> in(connection -> {
                try (var insert = connection.prepareStatement(insert())) {
                    bind(insert, datum, Store.expiry(datum, Instant.now()));
                    return Answer.of(insert.executeUpdate());
                }
            });
            case READ_BY_KEY -> read("key", "key" + operation.k());
            case READ_BY_PURPOSE -> read("pur", datum.purpose());
            case READ_BY_USER -> read("usr", datum.user());
            case UPDATE_BY_KEY -> restore(datum);
            case UPDATE_BY_PURPOSE -> change("update record set " + column(operation.field()) + " = ? where pur = ?", operation.value(), datum.purpose());
            case UPDATE_BY_USER -> change("update record set " + column(operation.field()) + " = ? where usr = ?", operation.value(), datum.user());
            case DELETE_BY_KEY -> change("delete from record where key = ?", "key" + operation.k());
            case READ_LOG -> Answer.of(tuned ? 0 : lastLines(operation.lines()));
            case VERIFY_DELETION -> in(connection -> {
                try (var select = connection.prepareStatement("select 1 from record where key = ?")) {
                    select.setString(1, "key" + operation.k());
                    return Answer.of(select.executeQuery().next() ? 1 : 0);
                }
            });
        };
    }

    private static String column(Field field) {
        return field.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Answer restore(Datum datum) {
        var values = new ArrayList<String>();
        values.add(datum.purpose());
        for (var field : Field.values()) values.add(datum.field(field));
        values.addAll(List.of(datum.data(), "key" + datum.key()));
        return change("update record set pur = ?, ttl = ?, usr = ?, obj = ?, dec = ?, acl = ?, shr = ?, src = ?, cat = ?, data = ?"
                + " where key = ?", values.toArray(String[]::new));
    }

    private Answer change(String sql, String... values) {
        return in(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
                return Answer.of(statement.executeUpdate());
            }
        });
    }

    private Answer read(String column, String value) {
        return in(connection -> {
            try (var select = connection.prepareStatement("select " + COLUMNS + " from record where " + column + " = ?")) {
                select.setString(1, value);
                var found = new ArrayList<Datum>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(datum(row));
                }
                return Answer.of(found);
            }
        });
    }

    private static Datum datum(ResultSet row) throws SQLException {
        var fields = new EnumMap<Field, String>(Field.class);
        int at = 3;
        for (var field : Field.values()) fields.put(field, row.getString(at++));
        return new Datum(Long.parseLong(row.getString(1).substring(3)), row.getString(2), fields, row.getString(11));
    }

    /// By a program for each reading, as the original does.
    private long lastLines(int lines) {
        try (Stream<java.nio.file.Path> files = Files.list(place.log())) {
            var newest = files.filter(file -> file.toString().endsWith(".csv")).max(java.util.Comparator.naturalOrder()).orElseThrow();
            var tail = new ProcessBuilder("tail", "-n", String.valueOf(lines), newest.toString()).start();
            try (var output = tail.inputReader()) {
                return Math.min(lines, output.lines().count());
            } finally {
                tail.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the log", stopped);
        }
    }

    @Override
    public void sweep(Instant now) {
        in(connection -> {
            try (var delete = connection.prepareStatement("delete from record where expiry <= ?")) {
                delete.setObject(1, now.atOffset(ZoneOffset.UTC));
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("personal", "select sum(octet_length(data)) from record");
        parts.put("heap", "select pg_table_size('record')");
        parts.put("key index", "select pg_relation_size('record_pkey')");
        parts.put("other indexes", "select pg_indexes_size('record') - pg_relation_size('record_pkey')");
        return parts;
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T in(Work<T> work) {
        try (var connection = place.source().getConnection()) {
            return work.on(connection);
        } catch (SQLException fault) {
            throw new IllegalStateException("plain SQL failed with state " + fault.getSQLState(), fault);
        }
    }
}
