package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import vern.statement.Reading;
import vern.statement.Statement;
import vern.statement.Statements;

/// The published statements of every controller, all versions. What is in force is decided by the day, not by what was
/// loaded last.
public final class Declarations {

    private final Map<String, NavigableMap<Integer, Published>> byController = new ConcurrentHashMap<>();
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();

    /// A version with the instant it takes effect and the instant from which its longer keeping counts: when people had been told.
    public record Published(Statement statement, Instant effective, Instant longerFrom) {}

    /// The controllers that have published a statement, by key.
    public List<String> controllers() {
        return byController.keySet().stream().sorted().toList();
    }

    /// The version in force at `at`; the first one before that, since what came earlier is judged by it too.
    public Statement inForce(String controller, Instant at) {
        return published(controller).values().stream().filter(p -> !p.effective().isAfter(at))
                .reduce((earlier, later) -> later).orElse(first(controller)).statement();
    }

    /// All versions of a controller, oldest first.
    public List<Statement> versions(String controller) {
        return published(controller).values().stream().map(Published::statement).toList();
    }

    public Optional<Statement> version(String controller, int number) {
        return Optional.ofNullable(published(controller).get(number)).map(Published::statement);
    }

    /// The versions a holding lives under at `now`: the one it was collected under and all that took effect since.
    List<Statement> governing(String controller, int collectedUnder, Instant now) {
        return published(controller).tailMap(collectedUnder, true).values().stream()
                .filter(p -> p.statement().version().number() == collectedUnder || !p.effective().isAfter(now))
                .map(Published::statement).toList();
    }

    /// The number of the version that something collected at `collected` falls under: the latest that people had been told of.
    int collectedUnder(String controller, Instant collected) {
        return published(controller).values().stream()
                .filter(p -> !p.effective().isAfter(collected) && !p.longerFrom().isAfter(collected))
                .reduce((earlier, later) -> later).orElse(first(controller)).statement().version().number();
    }

    int id(String controller) {
        var id = ids.get(controller);
        if (id == null) throw new LedgerFault("no statement is published for the controller " + controller);
        return id;
    }

    String key(int id) {
        return ids.entrySet().stream().filter(e -> e.getValue() == id).map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new LedgerFault("no controller has the number " + id));
    }

    private NavigableMap<Integer, Published> published(String controller) {
        var versions = byController.get(controller);
        if (versions == null) throw new LedgerFault("no statement is published for the controller " + controller);
        return versions;
    }

    private Published first(String controller) {
        return published(controller).firstEntry().getValue();
    }

    /// Writes a version and takes it up. The caller decides whether it may be published; see [Publication].
    void publish(Connection connection, Statement statement, String file, Instant at) throws SQLException {
        var key = statement.controller().key();
        var zone = statement.controller().zone();
        var effective = statement.version().effective().atStartOfDay(zone).toInstant();
        var told = statement.version().told().map(day -> day.atStartOfDay(zone).toInstant()).orElse(effective);
        Sql.of(connection, "insert into ledger.controller (key) values (?) on conflict do nothing").with(key).run();
        Sql.of(connection, """
                insert into ledger.statement (controller, number, effective, longer_from, published, file)
                select id, ?, ?, ?, ?, ? from ledger.controller where key = ?""")
                .with(statement.version().number(), effective, told, at, file, key).run();
        take(connection, key, new Published(statement, effective, told));
    }

    void take(Connection connection, Statement statement) throws SQLException {
        var key = statement.controller().key();
        var version = Sql.of(connection, """
                select s.effective, s.longer_from from ledger.statement s join ledger.controller c on c.id = s.controller
                where c.key = ? and s.number = ?""").with(key, statement.version().number())
                .first(row -> new Published(statement, Sql.instant(row, "effective"), Sql.instant(row, "longer_from")))
                .orElseThrow();
        take(connection, key, version);
    }

    private void take(Connection connection, String key, Published version) throws SQLException {
        ids.put(key, Sql.of(connection, "select id from ledger.controller where key = ?").with(key)
                .first(row -> row.getInt(1)).orElseThrow());
        byController.compute(key, (k, old) -> {
            var versions = old == null ? new TreeMap<Integer, Published>() : new TreeMap<>(old);
            versions.put(version.statement().version().number(), version);
            return versions;
        });
    }

    /// Reads all published versions, as at start. A stored file that can no longer be read is a fault: it was valid when published.
    void load(Connection connection) throws SQLException {
        record Stored(String key, Instant effective, Instant longerFrom, String file) {}
        var stored = new ArrayList<Stored>(Sql.of(connection, """
                select c.key, s.effective, s.longer_from, s.file from ledger.statement s join ledger.controller c on c.id = s.controller
                order by c.key, s.number""").list(row -> new Stored(row.getString("key"), Sql.instant(row, "effective"),
                Sql.instant(row, "longer_from"), row.getString("file"))));
        for (var version : stored) {
            switch (Statements.read(version.file(), version.key())) {
                case Reading.Readable readable ->
                        take(connection, version.key(), new Published(readable.statement(), version.effective(), version.longerFrom()));
                case Reading.Unreadable ignored ->
                        throw new LedgerFault("a published statement of " + version.key() + " can no longer be read");
            }
        }
    }
}
