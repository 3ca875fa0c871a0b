package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Transactions without a framework. A thread has at most one.
final class PlainTransactor implements Transactor {

    private final DataSource source;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    PlainTransactor(DataSource source) {
        this.source = source;
    }

    @Override
    public <T> T inTransaction(SqlWork<T> work) {
        var outer = current.get();
        try {
            return outer == null ? inNew(work) : work.on(outer);
        } catch (SQLException failure) {
            throw new LedgerFault(failure);
        }
    }

    @Override
    public <T> T inStatement(SqlWork<T> work) {
        if (current.get() != null) return inTransaction(work);
        try (var connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw new LedgerFault(failure);
        }
    }

    private <T> T inNew(SqlWork<T> work) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                var result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                connection.rollback();
                throw failure;
            } finally {
                current.remove();
            }
        }
    }
}
