package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Runs work in one database transaction; joins the caller's where there is one.
public interface Transactor {

    <T> T inTransaction(SqlWork<T> work);

    /// Work that is one statement and needs no more than it does itself: a transaction of its own where there is none, and then
    /// no round trips to begin and end it.
    default <T> T inStatement(SqlWork<T> work) {
        return inTransaction(work);
    }

    /// Work on a connection whose transaction belongs to the transactor: never committed or closed by the work.
    interface SqlWork<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Transactions on a plain data source: one for the outermost call of a thread, which those within it join.
    static Transactor of(DataSource source) {
        return new PlainTransactor(source);
    }
}
