package vern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.register.ContactRights.Right;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.VernTest;

/// Customer service takes customers in, and keeps who stands for them and what was agreed.
@VernTest
class ACustomerAtTheDeskTest {

    private static final String NEW = "/desk/customers/new";

    @Autowired AppUnderTest app;
    @Autowired Parties parties;
    @Autowired ContactRights rights;
    @Autowired JdbcClient database;

    @BeforeEach
    void calm() {
        database.sql("delete from staff.attempt").update();
    }

    private Desk desk(String company, String role) {
        return new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1""").params(company, role).query(String.class).single());
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(address -> URI.create(address).getPath()).orElseThrow(() -> new AssertionError(Desk.plain(answer.body())));
    }

    private static PartyId party(String page) {
        return new PartyId(Long.parseLong(page.replaceFirst(".*/", "")));
    }

    /// An organisation of IT total's with its first contact person; its page.
    private String organisation(Desk desk, String company, String person) {
        return place(desk.send(NEW + "?kind=organisation", NEW, Map.of("kind", "organisation", "company", company, "organisation-number", "", "name", person,
                "email", person.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "") + "@desk.example", "service", "Bedrift 100")));
    }

    @Test
    void anOrganisationIsTakenInWithWhoStandsForItAndANumberThatOrdersGoBy() {
        var desk = desk("it-total", "customer-service");

        var page = organisation(desk, "Skranke Rør AS", "Skranke Innehaver");
        var shown = desk.read(page);
        var contact = parties.contacts(party(page)).getFirst();
        var order = desk.send("/desk/orders/new", "/desk/orders", Map.of("customer", contact.customerNumber().orElseThrow(), "kind1", "service", "product1", "Oppdrag", "quantity1", "1", "price1", "400.00", "vat1", "25"));

        assertThat(shown).contains("Skranke Rør AS", "Customer.", "Skranke Innehaver", contact.customerNumber().orElseThrow(), "Bedrift 100");
        assertThat(place(order)).startsWith("/desk/orders/");
        assertThat(desk.send("/desk/people", "/desk/people", Map.of("q", "skranke rør")).body()).contains("href=\"" + page + "\"");
        assertThat(desk.read("/desk/people/" + contact.subject().value())).contains("Skranke Rør AS, customer number " + contact.customerNumber().orElseThrow());
    }

    /// A zero is refused by the database, and `\u202E` would turn the rest of the line round for whoever reads it.
    @Test
    void whatNobodyCanSeeIsTakenOutOfWhatIsTyped() {
        var desk = desk("it-total", "customer-service");

        var page = organisation(desk, "Skranke Usynlig\u0000 AS", "Skranke \u202EUsynlig\u200B");
        var searched = desk.send("/desk/people", "/desk/people", Map.of("q", "skranke\u0000 usynlig"));

        assertThat(desk.read(page)).contains("Skranke Usynlig AS").doesNotContain("\u202E", "\u200B");
        assertThat(database.sql("select count(*) from register.person where name = 'Skranke Usynlig'").query(Long.class).single()).isOne();
        assertThat(searched.body()).contains("Skranke Usynlig AS");
    }

    @Test
    void aSecondContactPersonMayDoWhatTheDeskGivesThemAndNothingElse() {
        var desk = desk("it-total", "customer-service");
        var page = organisation(desk, "Skranke Kontor AS", "Skranke Førstemann");

        var added = desk.send(page, page + "/contacts", Map.of("name", "Skranke Nestemann", "email", "nestemann@desk.example"));
        var people = parties.contacts(party(page));
        var second = people.stream().filter(contact -> !contact.subject().equals(people.getFirst().subject())).findFirst().orElseThrow();
        var before = rights.of(second);
        var given = desk.send(page, page + "/contacts/" + second.subject().value() + "/rights", Map.of("right", "invoices"));
        var first = desk.send(page, page + "/contacts/" + people.getFirst().subject().value() + "/rights", Map.of("right", "invoices"));
        var nobody = desk.send(page, page + "/contacts/1234/rights", Map.of("right", "invoices"));

        assertThat(List.of(added.statusCode(), given.statusCode(), first.statusCode(), nobody.statusCode())).containsExactly(302, 302, 400, 404);
        assertThat(before).isEmpty();
        assertThat(rights.of(second)).isEqualTo(Set.of(Right.INVOICES));
        assertThat(rights.of(people.getFirst())).contains(Right.ADMINISTRATOR);
        assertThat(database.sql("select count(*) from audit.entry where kind = 'register.contact-rights' and subject = ?").param(second.subject().value()).query(Long.class).single()).isOne();
    }

    @Test
    void whoMayBecomeACustomerIsOneFromTheFirstAgreementOn() {
        var desk = desk("onemed", "sales");

        var page = place(desk.send(NEW + "?kind=organisation&as=prospect", NEW, Map.of("kind", "organisation", "as", "prospect", "company", "Skranke Sykehjem", "name", "Skranke Kanskje", "email", "kanskje@desk.example")));
        var before = desk.read(page);
        var subject = parties.contacts(party(page)).getFirst().subject();
        var category = category(subject);
        desk.send(page, page + "/agreements", Map.of("agreement", "Rammeavtale", "start", today(before)));
        var after = desk.read(page);

        assertThat(before).contains("Perhaps a customer.", "They become a customer", "No agreement yet.");
        assertThat(category).isEqualTo("prospect");
        assertThat(after).contains("Customer.", "Rammeavtale").doesNotContain("They become a customer");
        assertThat(category(subject)).isEqualTo("contact");
    }

    private static String today(String page) {
        return page.replaceFirst("(?s).*id=\"start\"[^>]*value=\"([0-9-]+)\".*", "$1");
    }

    private String category(SubjectId subject) {
        return database.sql("select t.category from register.person h join ledger.terms t on t.id = h.terms where h.subject = ?").param(subject.value()).query(String.class).single();
    }

    @Test
    void whoMightBecomeACustomerIsAskedForTheirAgeWhenTheyDo() {
        var desk = desk("it-total", "customer-service");
        var page = place(desk.send(NEW, NEW, Map.of("kind", "person", "name", "Skranke Mulig", "email", "mulig@desk.example", "phone", "38 13 70 02", "address", "Skrankeveien 2", "ofAge", "yes")));
        database.sql("update register.party set state = 'prospect' where id = ?").param(party(page).value()).update();
        database.sql("delete from register.agreement where party = ?").param(party(page).value()).update();

        var shown = desk.read(page);
        var refused = desk.send(page, page + "/agreements", Map.of("agreement", "Fiber 80", "start", today(shown)));
        var none = parties.agreements(party(page)).size();
        var said = desk.send(page, page + "/agreements", Map.of("agreement", "Fiber 80", "start", today(shown), "ofAge", "yes"));

        assertThat(shown).contains("name=\"ofAge\"");
        assertThat(Desk.plain(refused.body())).contains("below the age limit");
        assertThat(none).isZero();
        assertThat(Desk.plain(said.body())).doesNotContain("below the age limit");
    }

    @Test
    void nobodyBelowTheAgeLimitIsTakenInWhereNobodyAsksWhenTheyWereBorn() {
        var desk = desk("it-total", "customer-service");
        var words = new HashMap<>(Map.of("kind", "person", "name", "Skranke Ungdom", "email", "ungdom@desk.example", "phone", "38 13 70 01", "address", "Skrankeveien 1"));

        var refused = desk.send(NEW, NEW, words);
        boolean left = database.sql("select exists (select 1 from register.person where name = 'Skranke Ungdom')").query(Boolean.class).single();
        words.put("ofAge", "yes");
        var taken = desk.send(NEW, NEW, words);

        assertThat(Desk.plain(refused.body())).contains("below the age limit", "Nothing has been stored", "Skranke Ungdom");
        assertThat(left).isFalse();
        assertThat(place(taken)).startsWith("/desk/parties/");
    }

    @Test
    void anotherCompanysCustomerIsNotThereAndAnotherRoleChangesNothing() {
        var page = organisation(desk("it-total", "customer-service"), "Skranke Vegg AS", "Skranke Veggmann");
        var technician = desk("it-total", "operations");
        var other = desk("medic-it", "customer-service");

        assertThat(other.get(page).statusCode()).isEqualTo(404);
        assertThat(technician.get(NEW).statusCode()).isEqualTo(403);
        assertThat(technician.send("/desk/people", page + "/agreements", Map.of("agreement", "x", "start", "2026-01-01")).statusCode()).isEqualTo(403);
        assertThat(parties.agreements(party(page))).hasSize(1);
        assertThat(new Desk(app.url("/").getPort()).get(page).statusCode()).isEqualTo(302);
    }

    @Test
    void aNoteStandsOnThePersonByTheRoleThatWroteItAndHoldsNoPassword() {
        var desk = desk("medic-it", "customer-service");
        var subject = parties.contacts(party(place(desk.send(NEW + "?kind=organisation", NEW, Map.of("kind", "organisation", "company", "Skranke Klinikk", "name", "Skranke Notert", "email", "notert@desk.example"))))).getFirst().subject();
        var page = "/desk/notes/" + subject.value();

        desk.send(page, page, Map.of("note", "Ringer helst etter klokka tre."));
        var other = desk("it-total", "customer-service");
        assertThat(List.of(other.get(page).statusCode(), other.send("/desk/people", page, Map.of("note", "Lurt inn.")).statusCode())).as("another company's staff").containsExactly(404, 404);
        var refused = desk.send(page, page, Map.of("note", "Passordet er Sommer2026."));
        var number = desk.send(page, page, Map.of("note", "Fødselsnummer 01010750160."));

        assertThat(desk.read(page)).contains("Ringer helst etter klokka tre.").doesNotContain("Sommer2026");
        assertThat(desk.read("/desk/people/" + subject.value())).contains("Ringer helst etter klokka tre.", "Notes on the customer");
        assertThat(Desk.plain(refused.body())).contains("Take it out first", "Sommer2026");
        assertThat(Desk.plain(number.body())).contains("Take it out first");
        assertThat(database.sql("select author from register.detail where subject = ? and note is not null").param(subject.value()).query(String.class).list()).singleElement().asString().isNotBlank().doesNotContain("@");
        assertThat(desk("medic-it", "accounting").get(page).statusCode()).isEqualTo(403);
    }
}
