package vern.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import vern.start.postgres.DatabaseAccess;
import vern.testing.Postgres;

/// A server of one's own, met with a data directory that knows nothing of it.
class DatabaseMarkTest {

    private final DatabaseAccess database = Postgres.freshAccess();

    @Test
    void realDataOpenNoDemonstrationAccountsWhateverFolderVernIsStartedWith() {
        assertThat(new DatabaseMark(database).settle(false)).isFalse();

        assertThat(new DatabaseMark(database).settle(true)).isFalse();
    }

    @Test
    void aDemonstrationsDataNeverBecomeRealWithTheirKnownAccounts() {
        assertThat(new DatabaseMark(database).settle(true)).isTrue();

        assertThatThrownBy(() -> new DatabaseMark(database).settle(false)).isInstanceOf(StartRefused.class).hasMessageContaining("an empty database of its own");
        assertThat(new DatabaseMark(database).settle(true)).isTrue();
    }

    @Test
    void dataFromBeforeThereWereMarksAreKnownByWhoWorksWithThem() throws Exception {
        var real = Postgres.freshAccess();
        appoint(database, "demo");
        appoint(real, "answers the telephone");

        assertThatThrownBy(() -> new DatabaseMark(database).settle(false)).isInstanceOf(StartRefused.class);
        assertThat(new DatabaseMark(real).settle(true)).isFalse();
    }

    private static void appoint(DatabaseAccess database, String task) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password()); var statement = connection.createStatement()) {
            statement.execute("insert into staff.account (controller, address, display_name, added_at) values ('it-total', 'drift@it-total.example', 'Drift', '2026-11-01T08:00:00Z')");
            statement.execute("insert into staff.role_binding (account, role, work_task, granted_at) select id, 'operations', '" + task + "', added_at from staff.account");
        }
    }
}
