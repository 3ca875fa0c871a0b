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

    /// One new transaction for each call, on a plain data source.
    static Transactor of(DataSource source) {
        return new Transactor() {
            @Override
            public <T> T inTransaction(SqlWork<T> work) {
                try (var connection = source.getConnection()) {
                    connection.setAutoCommit(false);
                    try {
                        var result = work.on(connection);
                        connection.commit();
                        return result;
                    } catch (SQLException | RuntimeException | Error failure) {
                        connection.rollback();
                        throw failure;
                    }
                } catch (SQLException failure) {
                    throw new LedgerFault(failure);
                }
            }
        };
    }
}
