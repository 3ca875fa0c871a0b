package vern.register.intake;

import org.springframework.stereotype.Component;
import vern.ledger.Transactor;

/// Whether a company has anything in its register yet.
@Component
public final class Emptiness {

    private final Transactor transactor;

    Emptiness(Transactor transactor) {
        this.transactor = transactor;
    }

    public boolean ofParties(String controller) {
        return transactor.inTransaction(connection -> {
            try (var query = connection.prepareStatement("select not exists (select 1 from register.party where controller = ?)")) {
                query.setString(1, controller);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }
}
