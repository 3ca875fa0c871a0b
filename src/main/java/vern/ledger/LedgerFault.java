package vern.ledger;

import java.sql.SQLException;

/// The store failed. Carries the SQL state and never the database's message, which may quote values.
public final class LedgerFault extends RuntimeException {

    LedgerFault(SQLException cause) {
        super("the store failed with SQL state " + cause.getSQLState());
        setStackTrace(cause.getStackTrace());
    }

    public static LedgerFault of(SQLException cause) {
        return new LedgerFault(cause);
    }

    /// A fault of Vern itself, told without personal data.
    LedgerFault(String message) {
        super(message);
    }
}
