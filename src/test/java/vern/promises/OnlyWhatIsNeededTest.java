package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.mail.inbox.Mailroom;
import vern.promises.Counter.Row;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// What is asked for, held, shown and taken out is what the purpose and the place need, and nothing beside it.
@Story
class OnlyWhatIsNeededTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Mailroom mailroom;
    @Autowired Published published;
    @Autowired Ledger ledger;

    @Test
    @Keeps("O-11")
    void aCaseByMailNamesWhoeverRunsTheMail() {
        mailroom.collect();
        Postbox.deliver("onemed", "From: Fantasi Avsender <avsender-o11@postkasse.example>\nSubject: Størrelse\nMessage-ID: <o11@postkasse.example>\n\nHvilken størrelse?\n");
        mailroom.collect();
        long id = database.sql("select t.matter from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where e.email = 'avsender-o11@postkasse.example'").query(Long.class).single();

        String page = text(counter.desk("onemed", "customer-service").read("/desk/cases/" + id));

        assertThat(page).contains("Who else has it", "Microsoft Outlook is our e-mail (processor, on our instructions)");
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    @Keeps("O-43")
    void aTelephoneNumberIsRefusedInTheShopAndACategoryOutsideItsContext() {
        counter.customer("onemed", "O-43", Row.contact("Fantasi Kontekst HF", "Fantasi Kontekstkjøper").since(counter.today()));
        String page = counter.desk("onemed", "customer-service").send("/desk/shop", "/desk/shop/users", Map.of("customer", "O-43", "name", "Fantasi Kontekst", "email", "kontekst@eksempel.example")).body();
        var user = Pattern.compile("(S-\\d+) is ready").matcher(page);
        var code = Pattern.compile("id=\"code\">([\\w-]+)<").matcher(page);
        assertThat(user.find() && code.find()).isTrue();
        Desk shop = new Desk(app.url("/").getPort());
        shop.send("/onemed/shop", "/onemed/shop/session", Map.of("user", user.group(1), "code", code.group(1)));
        var order = new HashMap<>(Map.of("product1", "K-10", "quantity1", "1"));
        long before = sales();

        var refused = shop.send("/onemed/shop", "/onemed/shop/orders", with(order, "phone", "+4700000943"));
        long after = sales();
        var taken = shop.send("/onemed/shop", "/onemed/shop/orders", order);

        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(Desk.plain(refused.body())).contains("The shop does not ask for this field");
        assertThat(after).isEqualTo(before);
        assertThat(taken.statusCode()).isEqualTo(302);
        assertThat(published.of("onemed").contexts().get("webshop").categories()).allSatisfy(category ->
                assertThat(published.of("onemed").categories().get(category).fields()).doesNotContain("phone"));
        assertThat(ledger.place(new Placing.Wish("onemed", "contact", "customer", Set.of("name", "phone"), java.util.Optional.of("webshop"), java.util.Optional.empty(), new SubjectId(43), true, app.now())))
                .isEqualTo(new Placing.Refused(Placing.Reason.OUTSIDE_CONTEXT));
    }

    private long sales() {
        return database.sql("select count(*) from orders.sale where controller = 'onemed'").query(Long.class).single();
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        var more = new HashMap<>(form);
        more.put(field, value);
        return more;
    }

    @Test
    @Keeps("M2-10")
    void anOrderWithoutWhatIsNeededEndsWithWhyAndLeavesNothing() {
        Desk desk = counter.desk("midt-it", "customer-service");
        var whole = new HashMap<>(Map.of("name", "Fantasi Uvillig", "email", "uvillig@postkasse.example", "phone", "+47 000 00 910", "address", "Fantasiveien 10", "postal-code", "6470",
                "city", "Eresfjord", "country", "NO", "date-of-birth", "1980-05-17", "service", "Bredbånd 500"));
        var partly = new HashMap<>(whole);
        partly.remove("date-of-birth");
        partly.remove("address");
        String form = desk.read("/desk/customers/new");

        String refused = Desk.plain(desk.send("/desk/customers/new", "/desk/customers/new", partly).body());
        boolean left = everywhere("Fantasi Uvillig") || everywhere("uvillig@postkasse.example");
        var taken = desk.send("/desk/customers/new", "/desk/customers/new", whole);

        assertThat(form).contains("Nobody has to give us anything", "These fields are needed to deliver what you order.");
        assertThat(refused).contains("These fields are needed to deliver what you order.", "Nothing has been stored. Without it we cannot deliver", "This is needed to deliver");
        assertThat(left).isFalse();
        assertThat(taken.statusCode()).isEqualTo(302);
        assertThat(everywhere("Fantasi Uvillig")).isTrue();
    }

    /// Whether the words stand in any table of the database.
    private boolean everywhere(String words) {
        return database.sql("""
                select table_schema || '.' || table_name as name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list().stream()
                .anyMatch(table -> database.sql("select exists (select 1 from " + table + " t where t::text ilike ?)").param("%" + words + "%").query(Boolean.class).single());
    }

    @Test
    @Keeps("M2-42")
    void theFileForTheBooksHasTheFieldsOfTheBooksAlone() {
        LocalDate issued = counter.today().minusDays(3);
        counter.customer("midt-it", "N-42", Row.person("Fantasi Regnskapli").since(counter.today().minusDays(40)).and("subscription", "Bredbånd Hemmelig").and("source", "order")
                .and("email", "regnskapli@postkasse.example").and("birth_date", "1971-03-09"));
        counter.invoice("midt-it", "N-42", issued);
        var statement = published.of("midt-it");
        var declared = new TreeSet<String>();
        statement.purposes().get("accounting").categories().keySet().forEach(category -> declared.addAll(statement.categories().get(category).fields()));

        String file = Desk.plain(counter.desk("midt-it", "accounting").get("/desk/invoices/export.csv").body());

        var header = List.of(file.lines().findFirst().orElseThrow().split(","));
        assertThat(header.getFirst()).isEqualTo("kind");
        assertThat(header.subList(1, header.size())).containsExactlyElementsOf(declared).doesNotContain("email", "phone", "date-of-birth", "subscription-type");
        assertThat(file).contains("N-42-1").doesNotContain("regnskapli@postkasse.example", "1971-03-09", "Bredbånd Hemmelig");
        assertThat(counter.desk("midt-it", "technician").get("/desk/invoices/export.csv").statusCode()).isEqualTo(403);
    }
}
