package vern.orders.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.register.PartyId;

/// The books of orders.
@Component
class SaleRows {

    private static final String COLUMNS = "controller, number, party, orderer, patient, account, anchor, placed, delivered, invoice, version";

    private final JdbcClient database;

    SaleRows(JdbcClient database) {
        this.database = database;
    }

    /// The next number of a series, which no other transaction can have and which is given back when this one is not kept.
    long next(String controller, String kind, long first) {
        return database.sql("""
                insert into orders.series (controller, kind, last) values (?, ?, ?)
                on conflict (controller, kind) do update set last = orders.series.last + 1 returning last""").params(controller, kind, first)
                .query(Long.class).single();
    }

    long recordId() {
        return database.sql("select nextval('register.record_id')").query(Long.class).single();
    }

    void write(Sale sale) {
        database.sql("insert into orders.sale (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, null, null, 1)")
                .params(sale.controller(), sale.number(), sale.party().value(), sale.orderer().value(), sale.patient().map(SubjectId::value).orElse(null),
                        sale.account().orElse(null), sale.anchor().value(), Timestamp.from(sale.placed())).update();
        for (var line : sale.lines()) {
            database.sql("insert into orders.line (controller, sale, number, kind, product, quantity, price, vat) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(sale.controller(), sale.number(), line.number(), line.kind().code(), line.product(), line.quantity(), line.price(), line.vat()).update();
        }
    }

    Optional<Sale> find(String controller, long number) {
        return database.sql("select " + COLUMNS + " from orders.sale where controller = ? and number = ?").params(controller, number).query(this::sale).optional();
    }

    /// The order as it is now; whoever else is about to change it waits until the caller's transaction has ended.
    Sale hold(Sale sale) {
        database.sql("select 1 from orders.sale where controller = ? and number = ? for update").params(sale.controller(), sale.number()).query(Integer.class).single();
        return find(sale.controller(), sale.number()).orElseThrow();
    }

    List<Sale> of(String controller, PartyId party) {
        return database.sql("select " + COLUMNS + " from orders.sale where controller = ? and party = ? order by number desc").params(controller, party.value())
                .query(this::sale).list();
    }

    List<Sale> latest(String controller, int most) {
        return database.sql("select " + COLUMNS + " from orders.sale where controller = ? order by number desc limit ?").params(controller, most).query(this::sale).list();
    }

    /// Whether nobody else has changed the order since that version was shown; it is changed by this.
    boolean take(Sale sale, int shown) {
        return database.sql("update orders.sale set version = version + 1 where controller = ? and number = ? and version = ?")
                .params(sale.controller(), sale.number(), shown).update() == 1;
    }

    void delivered(Sale sale, int line, Instant at) {
        database.sql("update orders.line set delivered = ? where controller = ? and sale = ? and number = ? and delivered is null")
                .params(Timestamp.from(at), sale.controller(), sale.number(), line).update();
    }

    void delivered(Sale sale, Instant at) {
        database.sql("update orders.sale set delivered = ? where controller = ? and number = ?").params(Timestamp.from(at), sale.controller(), sale.number()).update();
    }

    void invoiced(Sale sale, Optional<Long> invoice) {
        database.sql("update orders.sale set invoice = ? where controller = ? and number = ?").params(invoice.orElse(null), sale.controller(), sale.number()).update();
    }

    /// Nothing leads from the order to the patient any more.
    void forgetPatient(Sale sale) {
        database.sql("update orders.sale set patient = null where controller = ? and number = ?").params(sale.controller(), sale.number()).update();
    }

    private Sale sale(ResultSet row, int number) throws SQLException {
        var controller = row.getString("controller");
        var sale = row.getLong("number");
        return new Sale(controller, sale, new PartyId(row.getLong("party")), new SubjectId(row.getLong("orderer")),
                Optional.of(row.getLong("patient")).filter(one -> one != 0).map(SubjectId::new), Optional.of(row.getLong("account")).filter(one -> one != 0),
                new AnchorId(row.getLong("anchor")), row.getTimestamp("placed").toInstant(), instant(row, "delivered"),
                Optional.of(row.getLong("invoice")).filter(one -> one != 0), row.getInt("version"), lines(controller, sale));
    }

    private List<Line> lines(String controller, long sale) {
        return database.sql("select number, kind, product, quantity, price, vat, delivered from orders.line where controller = ? and sale = ? order by number")
                .params(controller, sale).query((row, _) -> new Line(row.getInt("number"), Line.Kind.parse(row.getString("kind")).orElseThrow(), row.getString("product"),
                        row.getInt("quantity"), row.getLong("price"), row.getInt("vat"), instant(row, "delivered"))).list();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
