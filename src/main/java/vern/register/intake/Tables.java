package vern.register.intake;

import java.sql.Connection;
import java.sql.SQLException;
import vern.ledger.CopyRows;
import vern.register.Place;

/// The register's tables, each with the rows that wait to be written.
final class Tables {

    private static final String HOLDING = "subject, id, anchor, terms, collected, ";

    final CopyRows party = new CopyRows("register.party", "id, controller, kind, name, number, anchor, state");
    final CopyRows link = new CopyRows("register.link", "subject, party, controller, role, number, anchor, since");
    final CopyRows agreement = new CopyRows("register.agreement", "party, id, anchor, name, started, ends");
    final CopyRows person = new CopyRows(Place.PERSON.table(), HOLDING + Place.PERSON.columns());
    final CopyRows detail = new CopyRows(Place.DETAIL.table(), HOLDING + Place.DETAIL.columns());

    CopyRows of(Place place) {
        return switch (place) {
            case PERSON -> person;
            case DETAIL -> detail;
        };
    }

    void write(Connection connection) throws SQLException {
        party.write(connection);
        link.write(connection);
        agreement.write(connection);
        person.write(connection);
        detail.write(connection);
    }
}
