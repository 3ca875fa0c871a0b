package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Erasure;
import vern.ledger.Ledger;
import vern.ledger.Stays;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.Desk;

/// What somebody has ordered is theirs as much as their name: shown through the gate, and gone when it is.
@Story
class WhatWasOrderedTest {

    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Ledger ledger;
    @Autowired Erasure erasure;

    private static String placed(Desk desk, String customer, String product) {
        var words = new TreeMap<>(Map.of("customer", customer, "ofAge", "yes", "kind1", "equipment", "product1", product, "quantity1", "1", "price1", "100", "vat1", "25"));
        return address(desk.send("/desk/orders/new", "/desk/orders", words));
    }

    private static String address(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.statusCode())).replaceFirst("^http://[^/]+", "");
    }

    private List<String> lines(String product) {
        return database.sql("select product from orders.line where product = ? union all select product from orders.issued_line where product = ?").params(product, product).query(String.class).list();
    }

    private long uses(SubjectId who) {
        return database.sql("select count(*) from ledger.use where subject = ?").param(who.value()).query(Long.class).single();
    }

    @Test
    void isShownWithARowThatSaysSoAndNotWhileItIsRestricted() {
        var who = counter.customer("it-total", "ORD-1", Row.person("Fantasi Varemo").since(counter.today().minusDays(9)));
        var desk = counter.desk("it-total", "customer-service");
        var order = placed(desk, "ORD-1", "Fantasiruter 7");
        var before = uses(who);

        var open = desk.read(order);
        var recorded = uses(who) - before;
        ledger.restrict("it-total", who, Stays.Scope.everything(), "disputed", new Actor.Job("counter", "it-total"));
        var restricted = desk.read(order);

        assertThat(open).contains("Fantasiruter 7");
        assertThat(recorded).isPositive();
        assertThat(restricted).contains("cannot be shown").doesNotContain("Fantasiruter 7");
    }

    @Test
    void goesWithTheOrderInTheNightAndWithThePersonAtOnce() {
        var end = counter.today().plusDays(2);
        var leaving = counter.customer("it-total", "ORD-2", Row.person("Fantasi Avmo").since(end.minusYears(1)).until(end));
        var staying = counter.customer("it-total", "ORD-3", Row.person("Fantasi Blimo").since(end.minusYears(1)));
        var desk = counter.desk("it-total", "customer-service");
        placed(desk, "ORD-2", "Fantasiskjerm av");
        placed(desk, "ORD-3", "Fantasiskjerm blir");

        counter.waitUntil(end.plusDays(2));

        assertThat(lines("Fantasiskjerm av")).isEmpty();
        assertThat(lines("Fantasiskjerm blir")).hasSize(1);
        assertThat(counter.party(leaving).name().orElse("")).doesNotContain("Avmo");
        counter.ends(staying, 0, counter.today().minusDays(1));
        erasure.execute("it-total", staying, Erasure.Weighed.nothing(), new Actor.Job("counter", "it-total"));
        assertThat(lines("Fantasiskjerm blir")).isEmpty();
    }

    /// Of two invoices on what was ordered, one is paid and one taken back after the customer has left.
    @Test
    void anInvoiceIsPaidOrTakenBackAlsoWhenTheOrderIsGone() {
        var end = counter.today().plusDays(2);
        var who = counter.customer("it-total", "ORD-4", Row.person("Fantasi Sluttmo").since(end.minusYears(1)).until(end));
        var paid = invoiced("ORD-4", "Fantasikabel betalt");
        var wrong = invoiced("ORD-4", "Fantasikabel feil");

        counter.waitUntil(end.plusDays(2));
        var ordered = database.sql("select count(*) from orders.sale where orderer = ?").param(who.value()).query(Long.class).single();
        var books = counter.desk("it-total", "accounting");
        books.send(paid, paid + "/payment", Map.of("sum", "125", "day", counter.today().toString()));
        var note = address(books.send(wrong, wrong + "/credit-note", Map.of()));

        assertThat(ordered).isZero();
        assertThat(database.sql("select amount from orders.payment where subject = ?").param(who.value()).query(String.class).list()).containsExactly("125.00");
        assertThat(database.sql("select paid from orders.invoice where subject = ? and invoice_number = ?").params(who.value(), number(paid)).query(String.class).single()).isEqualTo(counter.today().toString());
        assertThat(database.sql("select amount from orders.invoice where subject = ? and invoice_number = ?").params(who.value(), number(note)).query(String.class).single()).isEqualTo("-125.00 NOK");
        assertThat(books.send("/desk/invoices", wrong + "/credit-note", Map.of()).statusCode()).as("taken back once").isEqualTo(409);
    }

    private String invoiced(String customer, String product) {
        var order = placed(counter.desk("it-total", "customer-service"), customer, product);
        counter.desk("it-total", "customer-service").send(order, order + "/delivery", Map.of("line", "1", "version", "1"));
        return address(counter.desk("it-total", "accounting").send("/desk/invoices", order + "/invoice", Map.of()));
    }

    private static String number(String invoice) {
        return invoice.substring(invoice.lastIndexOf('/') + 1);
    }
}
