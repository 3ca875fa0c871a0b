package vern.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import vern.ledger.Keepers;
import vern.ledger.KeptTable;

/// Takes what was erased out of the database's files. PostgreSQL leaves the bytes of a removed row in its page until something else
/// is written there, and keeps samples of values as statistics. So no statistics are kept of personal columns, and a kept table
/// from which something went is written anew soon after; one larger than [#LARGEST] only by whoever runs Vern (docs/operations.md).
public final class Scrubbing {

    private static final Logger LOG = LoggerFactory.getLogger(Scrubbing.class);

    /// In bytes. Writing so much anew takes about a second, in which nobody can read the table.
    static final long LARGEST = 64L << 20;

    private final DataSource database;
    private final Keepers keepers;
    private final Map<String, Long> written = new HashMap<>();

    Scrubbing(DataSource database, Keepers keepers) {
        this.database = database;
        this.keepers = keepers;
    }

    /// Keeps no samples of the values in personal columns, nor of indexes made of them.
    void forgetSamples() {
        for (var table : keepers.tables()) {
            for (var column : list("""
                    select quote_ident(a.attname) from pg_attribute a where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped
                        and coalesce(a.attstattarget, -1) <> 0""", table)) {
                if (table.columnByField().containsValue(column)) execute("alter table " + table.name() + " alter column " + column + " set statistics 0");
            }
            for (var place : list("""
                    select i.indexrelid::regclass || ' alter column ' || a.attnum from pg_index i join pg_attribute a on a.attrelid = i.indexrelid
                    where i.indrelid = '%s'::regclass and i.indkey[a.attnum - 1] = 0 and coalesce(a.attstattarget, -1) <> 0""", table)) {
                execute("alter index " + place + " set statistics 0");
            }
        }
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 20_000)
    void tidy() {
        for (var table : keepers.tables()) {
            var gone = Long.parseLong(list("select coalesce(sum(n_tup_del + n_tup_upd), 0) from pg_stat_user_tables where relid = '%s'::regclass", table).getFirst());
            if (written.getOrDefault(table.name(), 0L) == gone) continue;
            written.put(table.name(), gone);
            rewrite(table);
        }
    }

    /// Not while someone holds the table for long; then the next time.
    void rewrite(KeptTable table) {
        if (Long.parseLong(list("select pg_table_size('%s'::regclass)", table).getFirst()) > LARGEST) return;
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '2s'");
            try {
                statement.execute("vacuum full " + table.name());
            } finally {
                statement.execute("reset lock_timeout");
            }
        } catch (SQLException busy) {
            written.remove(table.name());
            LOG.info("{} was not written anew, SQL state {}", table.name(), busy.getSQLState());
        }
    }

    private List<String> list(String sql, KeptTable table) {
        try (var connection = database.getConnection(); var query = connection.createStatement(); var row = query.executeQuery(sql.formatted(table.name()))) {
            var found = new ArrayList<String>();
            while (row.next()) found.add(row.getString(1));
            return found;
        } catch (SQLException fault) {
            throw new IllegalStateException("the catalogue could not be read, SQL state " + fault.getSQLState());
        }
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException("statistics could not be switched off, SQL state " + fault.getSQLState());
        }
    }
}
