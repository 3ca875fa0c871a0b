package vern.orders.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.orders.sales.Line;
import vern.orders.sales.Sale;
import vern.register.PartyId;

/// The journal of invoices.
@Component
class InvoiceBook {

    private static final String SELECT = """
            select i.controller, i.number, i.sale, i.party, i.anchor, i.credits, i.issued, i.due, i.currency, i.net, i.vat, i.paid, i.paid_sum,
                exists (select 1 from orders.issued c where c.controller = i.controller and c.credits = i.number) as credited
            from orders.issued i\s""";

    private final JdbcClient database;

    InvoiceBook(JdbcClient database) {
        this.database = database;
    }

    void write(Issued one, Optional<LocalDate> month) {
        database.sql("""
                insert into orders.issued (controller, number, sale, party, anchor, credits, month, issued, due, currency, net, vat, paid, paid_sum)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, 0)""").params(one.controller(), one.number(), one.sale(), one.party().value(), one.anchor().value(),
                one.credits().orElse(null), month.orElse(null), one.issued(), one.due(), one.currency(), one.net(), one.vat()).update();
        for (var line : one.lines()) {
            database.sql("insert into orders.issued_line (controller, invoice, number, product, quantity, price, vat) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(one.controller(), one.number(), line.number(), line.product(), line.quantity(), line.price(), line.vat()).update();
        }
    }

    Optional<Issued> find(String controller, long number) {
        return database.sql(SELECT + "where i.controller = ? and i.number = ?").params(controller, number).query(this::issued).optional();
    }

    /// Whom an invoice is to, for as long as it is held about them.
    Optional<SubjectId> buyer(Issued one) {
        return database.sql("select subject from orders.invoice where anchor = ?").param(one.anchor().value()).query((row, _) -> new SubjectId(row.getLong(1))).optional();
    }

    /// An invoice that may be taken back, held against another who wants to at the same time.
    Optional<Issued> hold(Issued one) {
        database.sql("select 1 from orders.issued where controller = ? and number = ? for update").params(one.controller(), one.number()).query(Integer.class).single();
        return find(one.controller(), one.number()).filter(now -> !now.credited() && now.credits().isEmpty());
    }

    List<Issued> latest(String controller, int most) {
        return database.sql(SELECT + "where i.controller = ? order by i.number desc limit ?").params(controller, most).query(this::issued).list();
    }

    List<Issued> of(String controller, PartyId party) {
        return database.sql(SELECT + "where i.controller = ? and i.party = ? order by i.number").params(controller, party.value()).query(this::issued).list();
    }

    boolean billed(String controller, long sale, LocalDate month) {
        return database.sql("select exists (select 1 from orders.issued where controller = ? and sale = ? and month = ?)").params(controller, sale, month)
                .query(Boolean.class).single();
    }

    /// Whether there was ever an invoice on an order, taken back or not.
    boolean everBilled(Sale sale) {
        return database.sql("select exists (select 1 from orders.issued where controller = ? and sale = ?)").params(sale.controller(), sale.number()).query(Boolean.class).single();
    }

    /// Orders that are delivered and have never been invoiced.
    List<Long> unbilled(String controller) {
        return database.sql("""
                select s.number from orders.sale s where s.controller = ? and s.delivered is not null and s.invoice is null
                    and not exists (select 1 from orders.issued i where i.controller = s.controller and i.sale = s.number) order by s.number""").param(controller).query(Long.class).list();
    }

    /// Orders with a subscription that has begun.
    List<Long> subscribed(String controller) {
        return database.sql("select distinct sale from orders.line where controller = ? and kind = 'subscription' and delivered is not null order by sale")
                .param(controller).query(Long.class).list();
    }

    void pay(Issued one, long sum, Optional<LocalDate> settled) {
        database.sql("update orders.issued set paid_sum = paid_sum + ?, paid = ? where controller = ? and number = ?")
                .params(sum, settled.orElse(null), one.controller(), one.number()).update();
        settled.ifPresent(day -> database.sql("update orders.invoice set paid = ? where anchor = ?").params(day.toString(), one.anchor().value()).update());
    }

    /// Numbers of the series that no invoice has: there must be none (bokføringsforskriften § 5-1-1, bokföringslagen 5 kap. 7 §). They are looked for one by
    /// one only where there are fewer than the series has given out.
    List<Long> gaps(String controller) {
        return database.sql("""
                with series as (select min(number) as first, (select last from orders.series where controller = :controller and kind = 'invoice') as last, count(*) as there
                    from orders.issued where controller = :controller)
                select n from series, generate_series(first, last) n where there < last - first + 1
                    and not exists (select 1 from orders.issued i where i.controller = :controller and i.number = n) order by n""")
                .param("controller", controller).query(Long.class).list();
    }

    private Issued issued(ResultSet row, int number) throws SQLException {
        var controller = row.getString("controller");
        var invoice = row.getLong("number");
        return new Issued(controller, invoice, row.getLong("sale"), new PartyId(row.getLong("party")), new AnchorId(row.getLong("anchor")),
                Optional.of(row.getLong("credits")).filter(one -> one != 0), row.getObject("issued", LocalDate.class), row.getObject("due", LocalDate.class),
                row.getString("currency"), row.getLong("net"), row.getLong("vat"), Optional.ofNullable(row.getObject("paid", LocalDate.class)),
                row.getLong("paid_sum"), row.getBoolean("credited"), lines(controller, invoice));
    }

    private List<Line> lines(String controller, long invoice) {
        return database.sql("select number, product, quantity, price, vat from orders.issued_line where controller = ? and invoice = ? order by number")
                .params(controller, invoice).query((row, _) -> new Line(row.getInt("number"), Line.Kind.SERVICE, row.getString("product"), row.getInt("quantity"),
                        row.getLong("price"), row.getInt("vat"), Optional.empty())).list();
    }
}
