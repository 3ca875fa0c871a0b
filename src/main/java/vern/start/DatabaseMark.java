package vern.start;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import vern.start.postgres.DatabaseAccess;

/// A database says itself whether a demonstration's data lie in it or real ones: a server of one's own outlives the data directory, and a new folder
/// beside it must neither open demonstration accounts on real people's data nor call a demonstration real.
record DatabaseMark(DatabaseAccess access) {

    private static final String DEMO = "demo";
    private static final String REAL = "real";

    /// Marks a database that has no mark yet, and holds one that has against what is wanted.
    ///
    /// @return whether it is a demonstration; what is real stays real, whatever is wanted
    /// @throws StartRefused when a demonstration's data are to be a real installation's
    boolean settle(boolean wanted) {
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password()); var statement = connection.createStatement()) {
            var found = mark(statement);
            boolean demo = found.isPresent() ? found.get().equals(DEMO) : settled(connection, wanted);
            if (demo && !wanted) throw grownFromDemo();
            if (found.isEmpty()) write(connection, demo);
            return demo;
        } catch (SQLException refused) {
            throw new StartRefused("The database cannot be prepared (SQL state " + refused.getSQLState() + "): it must belong to the user that Vern signs in as (docs/settings.md).");
        }
    }

    private static Optional<String> mark(Statement statement) throws SQLException {
        if (!there(statement, "public.installation")) return Optional.empty();
        try (var rows = statement.executeQuery("select kind from public.installation")) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    /// Data from before there were marks are known by who works with them: only a demonstration appoints people by itself.
    private static boolean settled(Connection connection, boolean wanted) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!there(statement, "staff.role_binding")) return wanted;
            try (var rows = statement.executeQuery("select count(*), count(*) filter (where granted_by is null and work_task = 'demo') from staff.role_binding")) {
                rows.next();
                return rows.getLong(1) == 0 ? wanted : rows.getLong(2) > 0;
            }
        }
    }

    private static boolean there(Statement statement, String table) throws SQLException {
        try (var rows = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void write(Connection connection, boolean demo) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table if not exists public.installation (one boolean primary key default true check (one), kind text not null check (kind in ('" + DEMO + "', '" + REAL + "')))");
        }
        try (var insert = connection.prepareStatement("insert into public.installation (kind) values (?) on conflict do nothing")) {
            insert.setString(1, demo ? DEMO : REAL);
            insert.executeUpdate();
        }
    }

    private static StartRefused grownFromDemo() {
        return new StartRefused("The data in the database are a demonstration's, with accounts that everybody knows the password of: "
                + "give a real installation an empty database of its own. Nothing was changed.");
    }
}
