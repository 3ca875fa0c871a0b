package vern.orders;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vern.ledger.AnchorId;
import vern.ledger.Arrivals;
import vern.ledger.CopyRows;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.register.Duties;
import vern.register.intake.Import.Refused;
import vern.register.intake.Placings;
import vern.register.Problem;
import vern.register.Problem.Code;
import vern.register.RecordIds;

/// Writes invoices, each on an anchor of its own under the customer relation: bookkeeping law counts from its issue.
final class InvoiceLanding {

    private final InvoiceImport.Order order;
    private final Arrivals arrivals;
    private final Placings placings;
    private final Optional<String> source;
    private final ZoneId zone;
    private final RecordIds ids = new RecordIds();
    private final CopyRows rows = new CopyRows("orders.invoice",
            "subject, id, anchor, terms, collected, name, address, invoice_number, issued, due, lines, amount, paid");
    private long taken;
    private long without;

    InvoiceLanding(Ledger.Setting setting, Ledger ledger, InvoiceImport.Order order) {
        this.order = order;
        var duties = new Duties(setting.declarations().inForce(order.controller(), setting.clock().instant()));
        zone = duties.statement().controller().zone();
        source = duties.holds("invoice") ? duties.source("invoice", "customer") : Optional.empty();
        arrivals = new Arrivals(setting, order.controller());
        placings = new Placings(ledger, order.controller(), zone);
    }

    private record Customer(SubjectId subject, AnchorId relation) {}

    long taken() {
        return taken;
    }

    long without() {
        return without;
    }

    List<Refused> land(Connection connection, List<Invoice> invoices) throws SQLException {
        var customers = customers(connection, invoices);
        var anchors = arrivals.numbers(connection, invoices.size());
        var refused = new ArrayList<Refused>();
        for (var invoice : invoices) {
            var customer = customers.get(invoice.customerNumber());
            if (customer == null) refused.add(new Refused(invoice.row(),
                    List.of(new Problem(InvoiceColumn.CUSTOMER_NO.header(), Code.UNKNOWN_CUSTOMER))));
            else one(connection, invoice, customer, anchors);
        }
        arrivals.write(connection);
        rows.write(connection);
        return refused;
    }

    private Map<String, Customer> customers(Connection connection, List<Invoice> invoices) throws SQLException {
        var numbers = invoices.stream().map(Invoice::customerNumber).collect(Collectors.toSet());
        try (var query = connection.prepareStatement("""
                select l.number, l.subject, p.anchor from register.link l join register.party p on p.id = l.party
                where l.controller = ? and l.number = any(?)""")) {
            query.setString(1, order.controller());
            query.setArray(2, connection.createArrayOf("text", numbers.toArray()));
            var found = new HashMap<String, Customer>();
            try (var row = query.executeQuery()) {
                while (row.next()) found.put(row.getString(1), new Customer(new SubjectId(row.getLong(2)), new AnchorId(row.getLong(3))));
            }
            return found;
        }
    }

    private void one(Connection connection, Invoice invoice, Customer customer, Iterator<AnchorId> anchors) throws SQLException {
        var events = Map.of("invoice-issued", invoice.issued().atStartOfDay(zone).toInstant());
        var placing = source.map(from -> placings.of(new Placings.Key("invoice", from, invoice.issued(), events)));
        if (placing.isEmpty() || !(placing.get() instanceof Placing.Granted(var terms))) {
            without++;
            return;
        }
        var anchor = anchors.next();
        arrivals.anchor(anchor, "invoice", Optional.of(customer.relation()), events);
        var buyer = order.buyers().getOrDefault(invoice.customerNumber(), new InvoiceImport.Buyer("", ""));
        rows.number(customer.subject().value()).number(ids.next(connection)).number(anchor.value()).number(terms.value()).day(invoice.issued())
                .text(invoice.name().isEmpty() ? buyer.name() : invoice.name())
                .text(invoice.address().isEmpty() ? buyer.address() : invoice.address())
                .text(invoice.number()).day(invoice.issued()).day(invoice.due()).text(invoice.lines()).text(invoice.amount())
                .day(invoice.paid()).end();
        taken++;
    }
}
