package vern.register.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;

/// What the register has already of what a file tells: customer numbers, organisations and their agreements, looked up by the chunk.
final class Known {

    private final Connection connection;
    private final String controller;

    Known(Connection connection, String controller) {
        this.connection = connection;
        this.controller = controller;
    }

    /// A party that is in the register.
    record Party(long id, AnchorId anchor) {}

    /// Whom a customer number belongs to. `held`: contact details are there; `alike`: under no other name, nor left the company.
    record Customer(SubjectId subject, Party party, AnchorId anchor, boolean held, boolean alike) {}

    Map<String, Customer> customers(List<Candidate> rows) throws SQLException {
        var numbered = rows.stream().filter(row -> !row.number().isEmpty()).toList();
        if (numbered.isEmpty()) return Map.of();
        try (var query = connection.prepareStatement("""
                select l.number, l.subject, l.party, p.anchor as relation, l.anchor,
                    exists (select 1 from register.person h where h.subject = l.subject) as held,
                    l.left_on is null and not exists (select 1 from register.person h where h.subject = l.subject and lower(h.name) <> lower(a.name)) as alike
                from unnest(?, ?) a (number, name) join register.link l on l.controller = ? and l.number = a.number
                join register.party p on p.id = l.party""")) {
            query.setArray(1, connection.createArrayOf("text", numbered.stream().map(Candidate::number).toArray()));
            query.setArray(2, connection.createArrayOf("text", numbered.stream().map(row -> row.fields().getOrDefault("name", "")).toArray()));
            query.setString(3, controller);
            var found = new HashMap<String, Customer>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString("number"), new Customer(new SubjectId(row.getLong("subject")),
                            new Party(row.getLong("party"), new AnchorId(row.getLong("relation"))), new AnchorId(row.getLong("anchor")),
                            row.getBoolean("held"), row.getBoolean("alike")));
                }
            }
            return found;
        }
    }

    Map<String, Party> organisations(Collection<String> numbers) throws SQLException {
        try (var query = connection.prepareStatement("select number, id, anchor from register.party where controller = ? and number = any(?)")) {
            query.setString(1, controller);
            query.setArray(2, connection.createArrayOf("text", numbers.toArray()));
            var found = new HashMap<String, Party>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) found.put(rows.getString(1), new Party(rows.getLong(2), new AnchorId(rows.getLong(3))));
            }
            return found;
        }
    }

    /// The agreements of a party, each with its anchor.
    Map<Candidate.Agreement, AnchorId> agreements(Party party) throws SQLException {
        try (var query = connection.prepareStatement("select started, ends, coalesce(name, '') as name, anchor from register.agreement where party = ?")) {
            query.setLong(1, party.id());
            var found = new HashMap<Candidate.Agreement, AnchorId>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.put(new Candidate.Agreement(Optional.of(row.getObject("started", LocalDate.class)),
                            Optional.ofNullable(row.getObject("ends", LocalDate.class)), row.getString("name")), new AnchorId(row.getLong("anchor")));
                }
            }
            return found;
        }
    }

    /// A former or possible customer has an agreement again.
    void customer(long party) throws SQLException {
        try (var update = connection.prepareStatement("update register.party set state = 'customer' where id = ? and state <> 'customer'")) {
            update.setLong(1, party);
            update.executeUpdate();
        }
    }
}
