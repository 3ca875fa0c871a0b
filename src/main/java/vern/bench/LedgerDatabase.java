package vern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import vern.law.Law;
import vern.ledger.Declarations;
import vern.ledger.Keeper;
import vern.ledger.Keepers;
import vern.ledger.KeptTable;
import vern.ledger.Ledger;
import vern.ledger.Transactor;

/// The ledger on a database of its own, with the tables of trail and ledger as their migrations make them.
public final class LedgerDatabase {

    private LedgerDatabase() {}

    public static void migrate(DataSource source, String more) {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute(resource("/vern/audit/V1__trail.sql"));
            statement.execute(resource("/vern/ledger/V1__ledger.sql"));
            statement.execute(resource("/vern/ledger/V2__worked_for.sql"));
            statement.execute(resource("/vern/ledger/V3__alias.sql"));
            statement.execute(resource("/vern/ledger/V5__streams.sql"));
            statement.execute(resource("/vern/ledger/V7__protected.sql"));
            statement.execute(resource("/vern/ledger/V8__stay_of_a_holding.sql"));
            statement.execute(resource("/vern/ledger/V9__place_of_a_stay.sql"));
            statement.execute(more);
        } catch (SQLException fault) {
            throw new IllegalStateException("the tables could not be made: SQL state " + fault.getSQLState(), fault);
        }
    }

    private static String resource(String name) {
        try (var stream = LedgerDatabase.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException(name + " is missing from the build");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public static Ledger.Setting setting(DataSource source, Clock clock, KeptTable... tables) {
        Keeper keeper = new Keeper() {
            @Override
            public String name() {
                return "bench";
            }

            @Override
            public List<KeptTable> tables() {
                return List.of(tables);
            }
        };
        return new Ledger.Setting(Transactor.of(source), new Declarations(), new Keepers(List.of(keeper)), Law.standard(), clock, new Random(7));
    }
}
