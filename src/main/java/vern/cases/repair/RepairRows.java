package vern.cases.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.disclosures.Passing;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;
import vern.register.PartyId;

/// The books of repairs.
@Component
class RepairRows {

    private static final String SELECT = "select controller, id, holder, party, anchor, carries, recovery, opened, closed from repair.job ";

    private final JdbcClient database;

    RepairRows(JdbcClient database) {
        this.database = database;
    }

    /// One holding: which table, whose, under which terms.
    record Kept(String table, SubjectId subject, AnchorId anchor, TermsId terms, LocalDate collected) {}

    void hold(Kept kept, Map<String, String> fields) {
        var names = List.copyOf(fields.keySet());
        var values = new java.util.ArrayList<Object>(List.of(kept.subject().value(), kept.anchor().value(), kept.terms().value(), kept.collected()));
        names.forEach(name -> values.add(fields.get(name)));
        database.sql("insert into " + kept.table() + " (subject, anchor, terms, collected" + names.stream().map(name -> ", " + name.replace('-', '_')).collect(Collectors.joining())
                + ") values (?, ?, ?, ?" + ", ?".repeat(names.size()) + ")").params(values).update();
    }

    long write(String controller, Repair.Brought brought, AnchorId anchor, Instant at) {
        return database.sql("insert into repair.job (controller, holder, party, anchor, carries, recovery, opened) values (?, ?, ?, ?, ?, ?, ?) returning id")
                .params(controller, brought.subject().value(), brought.party().value(), anchor.value(), brought.medium().isPresent(), brought.recovery().orElse(""), Timestamp.from(at))
                .query(Long.class).single();
    }

    Optional<Repair> find(String controller, long id) {
        return database.sql(SELECT + "where controller = ? and id = ?").params(controller, id).query(this::repair).optional();
    }

    List<Repair> latest(String controller, int most) {
        return database.sql(SELECT + "where controller = ? order by closed is not null, id desc limit ?").params(controller, most).query(this::repair).list();
    }

    void told(Repair repair, String recipient, boolean byLetter, Instant at) {
        database.sql("""
                insert into repair.leg (controller, job, number, recipient, told, by_letter)
                values (?, ?, (select coalesce(max(number), 0) + 1 from repair.leg where controller = ? and job = ?), ?, ?, ?)""")
                .params(repair.controller(), repair.id(), repair.controller(), repair.id(), recipient, Timestamp.from(at), byLetter).update();
    }

    void sent(Repair repair, Repair.Leg leg, Passing.Passed passed, Instant at) {
        database.sql("update repair.leg set sent = ?, country = ?, mechanism = ? where controller = ? and job = ? and number = ?")
                .params(Timestamp.from(at), passed.country(), passed.mechanism().orElse(null), repair.controller(), repair.id(), leg.number()).update();
        database.sql("update repair.ticket set sent = ?, recipient = ? where anchor = ?").params(at.toString().substring(0, 10), leg.recipient(), repair.anchor().value()).update();
    }

    void home(Repair repair, Instant at) {
        database.sql("update repair.leg set back = ? where controller = ? and job = ? and sent is not null and back is null").params(Timestamp.from(at), repair.controller(), repair.id()).update();
        database.sql("update repair.ticket set returned = ? where anchor = ?").params(at.toString().substring(0, 10), repair.anchor().value()).update();
    }

    void close(Repair repair, Instant at) {
        database.sql("update repair.job set closed = ? where controller = ? and id = ?").params(Timestamp.from(at), repair.controller(), repair.id()).update();
    }

    private Repair repair(ResultSet row, int number) throws SQLException {
        var controller = row.getString("controller");
        var id = row.getLong("id");
        return new Repair(controller, id, new SubjectId(row.getLong("holder")), new PartyId(row.getLong("party")), new AnchorId(row.getLong("anchor")),
                row.getBoolean("carries"), Optional.of(row.getString("recovery")).filter(text -> !text.isEmpty()), row.getTimestamp("opened").toInstant(),
                instant(row, "closed"), legs(controller, id));
    }

    private List<Repair.Leg> legs(String controller, long id) {
        return database.sql("select number, recipient, told, by_letter, sent, country, mechanism, back from repair.leg where controller = ? and job = ? order by number")
                .params(controller, id).query((row, _) -> new Repair.Leg(row.getInt("number"), row.getString("recipient"), instant(row, "told"), row.getBoolean("by_letter"),
                        instant(row, "sent"), Optional.ofNullable(row.getString("country")), Optional.ofNullable(row.getString("mechanism")), instant(row, "back"))).list();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
