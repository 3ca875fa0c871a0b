package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.Desk;
import vern.testing.UblSchemas;

/// What a customer orders is delivered, invoiced and paid.
@Story
class OrderedAndBilledTest {

    @Autowired Counter counter;
    @Autowired JdbcClient database;

    private static Map<String, String> line(int number, String kind, String product, String price) {
        return new HashMap<>(Map.of("kind" + number, kind, "product" + number, product, "quantity" + number, "2", "price" + number, price, "vat" + number, "25"));
    }

    private static Map<String, String> order(String customer, Map<String, String> lines) {
        lines.put("customer", customer);
        lines.put("ofAge", "yes");
        return lines;
    }

    private static String address(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(address -> address.replaceFirst("^http://[^/]+", "")).orElseThrow(() -> new AssertionError(Desk.plain(answer.body())));
    }

    private static String placed(Desk desk, Map<String, String> words) {
        return address(desk.send("/desk/orders/new", "/desk/orders", words));
    }

    private static void deliver(Desk desk, String order, int line, int version, Map<String, String> more) {
        var words = new HashMap<>(more);
        words.putAll(Map.of("line", "" + line, "version", "" + version));
        assertThat(desk.send(order, order + "/delivery", words).statusCode()).isEqualTo(302);
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    @Keeps("T-20")
    void itTotalsOrderInvoiceAndPaymentAgreeAndAFaultyInvoiceIsCredited() {
        SubjectId customer = counter.customer("it-total", "B-1", Row.person("Fantasi Kjøpmo").since(counter.today()));
        Desk sales = counter.desk("it-total", "customer-service");
        Desk books = counter.desk("it-total", "accounting");
        String order = placed(sales, order("B-1", line(1, "service", "Installation", "400.00")));
        deliver(sales, order, 1, 1, Map.of());

        String faulty = address(books.send("/desk/invoices", order + "/invoice", Map.of()));
        address(books.send(faulty, faulty + "/credit-note", Map.of()));
        String invoice = address(books.send("/desk/invoices", order + "/invoice", Map.of()));
        books.send(invoice, invoice + "/payment", Map.of("sum", "1000,00", "day", counter.today().toString()));
        String ledger = text(books.read("/desk/invoices/ledger/" + counter.party(customer).id().value()));

        String number = invoice.substring(invoice.lastIndexOf('/') + 1);
        assertThat(ledger).contains("Owes 0.00", "invoiced 1000.00").containsPattern(number + " B-\\d+ paid 1000.00 NOK").contains("credited 1000.00 NOK", "credit note -1000.00 NOK");
        assertThat(counter.held(customer)).contains("invoice");
        assertThat(database.sql("select amount from orders.purchase where subject = ?").param(customer.value()).query(String.class).single()).isEqualTo("1000.00");
        assertThat(database.sql("select amount from orders.payment where subject = ?").param(customer.value()).query(String.class).single()).isEqualTo("1000.00");
    }

    @Test
    @Keeps("M2-12")
    void midtItsExportHasOrderAndPaymentAsCategoriesOfTheirOwn() {
        SubjectId customer = counter.customer("midt-it", "B-2", Row.person("Fantasi Uttrekk").since(counter.today()).and("source", "order"));
        Desk sales = counter.desk("midt-it", "customer-service");
        Desk books = counter.desk("midt-it", "accounting");
        String order = placed(sales, order("B-2", line(1, "subscription", "Bredbånd 500", "500.00")));
        deliver(sales, order, 1, 1, Map.of());
        String invoice = address(books.send("/desk/invoices", order + "/invoice", Map.of()));
        books.send(invoice, invoice + "/payment", Map.of("sum", "1250", "day", counter.today().toString()));

        Desk privacy = counter.desk("midt-it", "privacy-handler");
        new Asked(counter, database).shown(privacy, "access", customer);
        String report = privacy.read("/desk/people/" + customer.value() + "/access.json");

        assertThat(report).contains("\"order\"", "\"payment\"", "Bredbånd 500", "1250.00");
    }

    @Test
    @Keeps("M2-23")
    void midtItsOrderOfSubscriptionEquipmentAndServiceHasADeliveryForEach() {
        counter.customer("midt-it", "B-3", Row.person("Fantasi Treslag").since(counter.today()).and("source", "order"));
        Desk desk = counter.desk("midt-it", "customer-service");
        var lines = line(1, "subscription", "Bredbånd 500", "500.00");
        lines.putAll(line(2, "equipment", "Ruter", "900.00"));
        lines.putAll(line(3, "service", "Montering", "700.00"));
        String order = placed(desk, order("B-3", lines));

        String before = text(desk.read(order));
        deliver(desk, order, 2, 1, Map.of("serial", "SN-77", "warranty", counter.today().plusYears(2).toString(), "lasts", counter.today().plusYears(4).toString()));
        String partly = text(desk.read(order));
        deliver(desk, order, 1, 2, Map.of());
        deliver(desk, order, 3, 3, Map.of());
        String after = text(desk.read(order));

        assertThat(before).contains("placed", "Begin", "Hand over", "Done");
        assertThat(partly).contains("partly delivered", "Handed over " + day()).contains("Begin", "Done");
        assertThat(after).contains(": delivered", "Running since " + day(), "Handed over " + day(), "Done " + day());
    }

    private String day() {
        return counter.today().format(java.time.format.DateTimeFormatter.ofPattern("d MMMM y", java.util.Locale.ENGLISH));
    }

    @Test
    @Keeps("M2-25")
    void midtItsBillingMakesAnInvoiceOfASubscriptionWithTheRegisteredNameAndAddress() throws Exception {
        SubjectId customer = counter.customer("midt-it", "B-4", Row.person("Fantasi Månedli").since(counter.today()).and("source", "order"));
        Desk sales = counter.desk("midt-it", "customer-service");
        Desk books = counter.desk("midt-it", "accounting");
        String order = placed(sales, order("B-4", line(1, "subscription", "Bredbånd 500", "500.00")));
        deliver(sales, order, 1, 1, Map.of());

        books.send("/desk/invoices", "/desk/invoices/run", Map.of());
        books.send("/desk/invoices", "/desk/invoices/run", Map.of());
        long once = invoices(customer);
        counter.waitDays(32);
        books = counter.desk("midt-it", "accounting");
        books.send("/desk/invoices", "/desk/invoices/run", Map.of());

        assertThat(once).isOne();
        assertThat(invoices(customer)).isEqualTo(2);
        assertThat(database.sql("select name || ', ' || address from orders.invoice where subject = ? limit 1").param(customer.value()).query(String.class).single())
                .isEqualTo("Fantasi Månedli, Eksempelveien 9, 6470, Eresfjord");
    }

    private long invoices(SubjectId who) {
        return database.sql("select count(*) from orders.invoice where subject = ?").param(who.value()).query(Long.class).single();
    }

    @Test
    void theInvoiceIsWellFormedForMachinesAndOnPaper() throws Exception {
        counter.customer("onemed", "B-5", Row.contact("Fantasi Sykehus", "Fantasi Innkjøp").since(counter.today()));
        Desk desk = counter.desk("onemed", "customer-service");
        Desk books = counter.desk("onemed", "accounting");
        var lines = line(1, "supply", "Kompresser & <bind>", "10.05");
        lines.putAll(line(2, "supply", "Næringsdrikk", "33.33"));
        lines.put("vat2", "15");
        String order = placed(desk, order("B-5", lines));
        deliver(desk, order, 1, 1, Map.of());
        deliver(desk, order, 2, 2, Map.of());
        String invoice = address(books.send("/desk/invoices", order + "/invoice", Map.of()));

        String xml = books.get(invoice + "/invoice.xml").body();
        UblSchemas.check("Invoice", xml);
        assertThatThrownBy(() -> UblSchemas.check("Invoice", xml.replace("<cbc:IssueDate>", "<cbc:IssueDate>den "))).hasMessageContaining("not a UBL Invoice");
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        var path = XPathFactory.newInstance().newXPath();

        assertThat(document.getDocumentElement().getTagName()).isEqualTo("Invoice");
        assertThat(path.evaluate("//*[local-name()='LegalMonetaryTotal']/*[local-name()='PayableAmount']", document)).isEqualTo("101.79");
        assertThat(path.evaluate("//*[local-name()='TaxTotal']/*[local-name()='TaxAmount']", document)).isEqualTo("15.03");
        assertThat(path.evaluate("count(//*[local-name()='TaxSubtotal'])", document)).isEqualTo("2");
        assertThat(path.evaluate("(//*[local-name()='Item']/*[local-name()='Name'])[1]", document)).isEqualTo("Kompresser & <bind>");
        assertThat(path.evaluate("//*[local-name()='AccountingCustomerParty']//*[local-name()='RegistrationName']", document)).isEqualTo("Fantasi Sykehus");
        assertThat(path.evaluate("//*[local-name()='AccountingSupplierParty']//*[local-name()='EndpointID']/@schemeID", document)).isEqualTo("0192");
        assertThat(books.get(invoice + "/invoice.pdf").body()).startsWith("%PDF-1.7");
        assertThat(desk.get(invoice).statusCode()).isEqualTo(403);
        String note = address(books.send(invoice, invoice + "/credit-note", Map.of()));
        UblSchemas.check("CreditNote", books.get(note + "/invoice.xml").body());
    }

    @Test
    void twoAtTheSameOrderDoNotUndoEachOther() {
        counter.customer("it-total", "B-6", Row.person("Fantasi Samtidig").since(counter.today()));
        Desk one = counter.desk("it-total", "customer-service");
        Desk other = counter.desk("it-total", "sales");
        var lines = line(1, "service", "Installation", "400.00");
        lines.putAll(line(2, "service", "Training", "300.00"));
        String order = placed(one, order("B-6", lines));

        deliver(one, order, 1, 1, Map.of());
        var late = other.send(order, order + "/delivery", Map.of("line", "2", "version", "1"));

        assertThat(Desk.plain(late.body())).contains("Somebody else has changed the order");
        assertThat(text(other.read(order))).contains("partly delivered");
    }

    @Test
    void anInvoiceThatIsMissingInTheSeriesIsSeen() {
        counter.customer("it-total", "B-7", Row.person("Fantasi Hullet").since(counter.today()));
        Desk sales = counter.desk("it-total", "customer-service");
        Desk books = counter.desk("it-total", "accounting");
        String order = placed(sales, order("B-7", line(1, "service", "Installation", "400.00")));
        deliver(sales, order, 1, 1, Map.of());
        String invoice = address(books.send("/desk/invoices", order + "/invoice", Map.of()));
        String number = invoice.substring(invoice.lastIndexOf('/') + 1);
        String whole = books.read("/desk/invoices");

        database.sql("delete from orders.issued where controller = 'it-total' and number = ?").param(Long.parseLong(number)).update();
        String broken = books.read("/desk/invoices");
        database.sql("delete from orders.issued_line where controller = 'it-total' and invoice = ?").param(Long.parseLong(number)).update();
        database.sql("update orders.series set last = last - 1 where controller = 'it-total' and kind = 'invoice'").update();

        assertThat(whole).doesNotContain("is missing in the series");
        assertThat(broken).contains("Number " + number + " is missing in the series");
    }

    @Test
    @Keeps("M1-38")
    void medicItKeepsOnlyWhatTheWarrantyNeedsOfAFormerCustomerWhoseThingIsExpectedToLast() {
        SubjectId customer = counter.customer("medic-it", "B-8", Row.person("Fantasi Garanti").since(counter.today()).and("note", "Vil ha faktura samlet"));
        Desk desk = counter.desk("medic-it", "sales");
        String order = placed(desk, order("B-8", line(1, "equipment", "Bærbar PC", "9000.00")));
        var lasts = counter.today().plusYears(2);
        deliver(desk, order, 1, 1, Map.of("serial", "SN-99", "warranty", counter.today().plusYears(1).toString(), "lasts", lasts.toString()));

        counter.ends(customer, 0, counter.today());
        counter.waitDays(2);
        Set<String> after = kept(customer);
        Set<String> sales = counter.usable("medic-it", "sales", "sell", customer);
        Set<String> technician = counter.usable("medic-it", "technician", "warranty", customer);
        counter.waitUntil(lasts.plusDays(2));

        assertThat(after).containsExactlyInAnyOrder("contact", "equipment");
        assertThat(sales).isEmpty();
        assertThat(technician).containsExactlyInAnyOrder("contact", "equipment");
        assertThat(kept(customer)).isEmpty();
    }

    private Set<String> kept(SubjectId who) {
        var kept = new java.util.HashSet<>(counter.held(who));
        kept.addAll(database.sql("""
                select t.category from (select subject, terms from orders.purchase union all select subject, terms from orders.equipment union all select subject, terms from orders.payment) h
                join ledger.terms t on t.id = h.terms where h.subject = ?""").param(who.value()).query(String.class).list());
        return kept;
    }

    @Test
    void ofManyWhoInvoiceAndCreditTheSameAtOnceOneDoes() throws Exception {
        SubjectId customer = counter.customer("midt-it", "B-40", Row.person("Fantasi Samtidig").since(counter.today()).and("source", "order"));
        Desk sales = counter.desk("midt-it", "customer-service");
        String order = placed(sales, order("B-40", line(1, "service", "Oppdrag", "400.00")));
        deliver(sales, order, 1, 1, Map.of());

        List<String> issued = atOnce(order + "/invoice").stream().filter(place -> place.contains("/desk/invoices/")).distinct().toList();
        List<String> credited = atOnce(issued.getFirst() + "/credit-note").stream().filter(place -> place.contains("/desk/invoices/")).toList();

        assertThat(issued).hasSize(1);
        assertThat(credited).hasSize(1);
        assertThat(invoices(customer)).isEqualTo(2);
    }

    /// Where each of several clerks who send the same form at once is sent to.
    private List<String> atOnce(String form) throws Exception {
        var clerks = java.util.stream.Stream.generate(() -> counter.desk("midt-it", "accounting")).limit(4).toList();
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(clerks.size())) {
            var sent = clerks.stream().map(clerk -> pool.submit(() -> clerk.send("/desk/invoices", form, Map.of()).headers().firstValue("Location").map(place -> java.net.URI.create(place).getPath()).orElse(""))).toList();
            var places = new java.util.ArrayList<String>();
            for (var one : sent) places.add(one.get());
            return places;
        }
    }

    @Test
    void theRunInvoicesWhatWasDeliveredOnceAndNotAgainWhatWasTakenBack() {
        SubjectId customer = counter.customer("midt-it", "B-41", Row.person("Fantasi Engangskjøp").since(counter.today()).and("source", "order"));
        Desk sales = counter.desk("midt-it", "customer-service");
        String order = placed(sales, order("B-41", line(1, "equipment", "Ruter", "900.00")));
        deliver(sales, order, 1, 1, Map.of());
        Desk books = counter.desk("midt-it", "accounting");

        books.send("/desk/invoices", "/desk/invoices/run", Map.of());
        books.send("/desk/invoices", "/desk/invoices/run", Map.of());
        long once = invoices(customer);
        long number = database.sql("select max(invoice_number::bigint) from orders.invoice where subject = ?").param(customer.value()).query(Long.class).single();
        books.send("/desk/invoices", "/desk/invoices/" + number + "/credit-note", Map.of());
        books.send("/desk/invoices", "/desk/invoices/run", Map.of());

        assertThat(once).isOne();
        assertThat(invoices(customer)).isEqualTo(2);
    }
}
