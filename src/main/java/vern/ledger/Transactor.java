package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Runs work in one database transaction; joins the caller's where there is one.
public interface Transactor {

    <T> T inTransaction(SqlWork<T> work);

    /// Work on a connection whose transaction belongs to the transactor: never committed or closed by the work.
    interface SqlWork<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Transactions on a plain data source: one for the outermost call of a thread, which those within it join.
    static Transactor of(DataSource source) {
        return new PlainTransactor(source);
    }
}
