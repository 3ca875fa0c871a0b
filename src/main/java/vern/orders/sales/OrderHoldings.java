package vern.orders.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.register.Duties;
import vern.register.Parties;
import vern.statement.Statement;

/// Writes what is about a person in an order, each under the terms that the ledger gives for its category; a field that the statement
/// does not declare is not written.
@Component
public class OrderHoldings {

    private static final Map<String, String> TABLES = Map.of("order", "orders.purchase", Sales.PATIENT, "orders.for_patient", "payment", "orders.payment",
            "equipment", "orders.equipment", "invoice", "orders.invoice");

    private final JdbcClient database;
    private final Ledger ledger;
    private final SaleRows rows;
    private final Parties parties;

    OrderHoldings(JdbcClient database, Ledger ledger, SaleRows rows, Parties parties) {
        this.database = database;
        this.ledger = ledger;
        this.rows = rows;
        this.parties = parties;
    }

    /// Something to be held: of a category, about someone, on an anchor.
    public record Wanted(String category, SubjectId subject, AnchorId anchor, String given, Map<String, String> fields, Instant at) {}

    /// Whether it may be held, and then is. A category that the statement does not have is not held.
    public boolean hold(Statement statement, Wanted wanted) {
        var duties = new Duties(statement);
        if (!duties.holds(wanted.category())) return false;
        var fields = new LinkedHashMap<>(wanted.fields());
        fields.keySet().retainAll(duties.fields(wanted.category()));
        fields.values().removeIf(String::isBlank);
        var source = duties.source(wanted.category(), wanted.given());
        if (source.isEmpty()) return false;
        var wish = Placing.Wish.of(statement.controller().key(), wanted.category(), source.get(), wanted.subject(), wanted.at()).on(wanted.anchor()).holding(fields.keySet());
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return false;
        write(wanted, fields, terms.value(), wanted.at().atZone(statement.controller().zone()).toLocalDate());
        return true;
    }

    private void write(Wanted wanted, Map<String, String> fields, int terms, LocalDate collected) {
        var columns = fields.keySet().stream().map(field -> ", " + field.replace('-', '_')).collect(Collectors.joining());
        var values = new java.util.ArrayList<Object>(java.util.List.of(wanted.subject().value(), rows.recordId(), wanted.anchor().value(), terms, collected));
        values.addAll(fields.values());
        database.sql("insert into " + TABLES.get(wanted.category()) + " (subject, id, anchor, terms, collected" + columns + ") values (?, ?, ?, ?, ?"
                + ", ?".repeat(fields.size()) + ")").params(values).update();
    }

    boolean order(Statement statement, Sale sale, NewSale wish, Instant now) {
        if (!statement.categories().containsKey("order")) return true;
        var fields = new HashMap<>(Map.of("order-number", sale.name(), "ordered", day(now, statement.controller().zone()), "lines", lines(sale),
                "delivery-address", wish.patient().isPresent() ? "" : wish.deliveryAddress(), "amount", Money.plain(sale.gross()), "of-age", wish.ofAge() ? "yes" : ""));
        wish.orderedBy().ifPresent(account -> fields.putAll(Map.of("health-unit", account.unit(), "ordered-by", "S-" + account.number())));
        return hold(statement, new Wanted("order", sale.orderer(), sale.anchor(), "customer", fields, now));
    }

    boolean patient(Statement statement, Sale sale, NewSale.Patient patient, Instant now) {
        var fields = Map.of("name", patient.name().strip(), "address", patient.address().strip(), "postal-code", patient.postalCode().strip(),
                "city", patient.city().strip(), "order-number", sale.name(), "lines", lines(sale));
        return hold(statement, new Wanted(Sales.PATIENT, sale.patient().orElseThrow(), sale.anchor(), "customer", fields, now));
    }

    private static String lines(Sale sale) {
        return sale.lines().stream().map(line -> line.quantity() + " × " + line.product()).collect(Collectors.joining(", "));
    }

    private static String day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().toString();
    }

    /// A thing is with the customer now. What is needed for its warranty stays for as long as it is expected to last, of the relation as
    /// a whole to the last of its things.
    void equipment(Statement statement, Sale sale, Line line, Sales.Serial serial, Actor actor) {
        var zone = statement.controller().zone();
        var party = parties.get(sale.party());
        var begun = sale.placed();
        var anchor = ledger.open(sale.controller(), "equipment", Optional.of(party.relationship()), Map.of("product-lifetime-begun", begun,
                "product-lifetime-ended", serial.lastsUntil().atStartOfDay(zone).toInstant()));
        var fields = Map.of("product", line.product(), "serial-number", serial.number(), "delivered", day(sale.placed(), zone),
                "warranty-until", serial.warrantyUntil().toString(), "expected-lifetime", serial.lastsUntil().toString());
        if (hold(statement, new Wanted("equipment", sale.orderer(), anchor, "observed", fields, sale.placed()))) longest(party.relationship(), sale, serial, zone, actor);
    }

    private void longest(AnchorId relationship, Sale sale, Sales.Serial serial, ZoneId zone, Actor actor) {
        var end = serial.lastsUntil().atStartOfDay(zone).toInstant();
        var known = Optional.ofNullable(ledger.happenings(relationship).get("product-lifetime-ended"));
        if (known.filter(one -> !one.isBefore(end)).isPresent()) return;
        if (known.isEmpty()) ledger.happen(sale.controller(), relationship, "product-lifetime-begun", sale.placed(), actor);
        ledger.happen(sale.controller(), relationship, "product-lifetime-ended", end, actor);
    }
}
