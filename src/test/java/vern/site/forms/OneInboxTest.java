package vern.site.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Erasure;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.mail.inbox.Mailroom;
import vern.marketing.newsletter.Reader;
import vern.promises.Keeps;
import vern.site.Visitor;
import vern.site.Wanderer;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// What is written in the forms of a site lies where everything else lies, and nowhere else.
@VernTest
class OneInboxTest {

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Mailroom mailroom;
    @Autowired Erasure erasure;
    @Autowired Published published;
    @Autowired OneInbox inbox;

    private static int networks;

    @BeforeEach
    void emptyMailboxes() {
        database.sql("delete from staff.attempt").update();
        mailroom.collect();
    }

    private Desk desk(String company, String role) {
        return new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1""").params(company, role).query(String.class).single());
    }

    private void write(String company, String form, Map<String, String> words) {
        var visitor = new Wanderer(app, company, "10.78." + ++networks + ".5");
        var all = new HashMap<>(words);
        all.put("stamp", visitor.get(form).body().replaceAll("(?s).*name=\"stamp\" value=\"([^\"]+)\".*", "$1"));
        app.advance(Duration.ofSeconds(5));
        assertThat(visitor.send(form, form, all).headers().firstValue("Location").orElse("")).endsWith("?sent");
    }


    @Test
    @Keeps("M1-68")
    void threeFormsLeadToASubscriberASupportCaseAndAContactCase() throws Exception {
        write("medic-it", "/contact/support-form", Map.of("name", "Fantasi Støtteli", "email", "stotteli@fantasi.example", "message", "Skriveren svarer ikke"));
        write("medic-it", "/contact/contact-form", Map.of("name", "Fantasi Kontaktli", "email", "kontaktli@fantasi.example", "message", "Når har dere åpent?"));
        var reader = new Reader(app, dispatch, database, "medic-it").joined();

        var clerk = desk("medic-it", "customer-service");
        assertThat(clerk.read("/desk/cases?kind=support")).contains("Fantasi Støtteli").doesNotContain("Fantasi Kontaktli");
        assertThat(clerk.read("/desk/cases?kind=enquiry")).contains("Fantasi Kontaktli").doesNotContain("Fantasi Støtteli");
        assertThat(reader.active()).isTrue();
        assertThat(database.sql("select count(*) from cases.entry where lower(email) = lower(?)").param(reader.address).query(Long.class).single()).isZero();
        assertThat(clerk.get("/desk/enquiries").statusCode()).isEqualTo(404);
    }

    @Test
    @Keeps("M1-73")
    void anErasureReachesEveryPlaceThatAFormWasIn() {
        write("medic-it", "/contact/contact-form", Map.of("name", "Fantasi Mellomlager", "email", "mellomlager@fantasi.example", "message", "Noe om meg"));
        dispatch.deliver();
        write("medic-it", "/contact/support-form", Map.of("name", "Fantasi Mellomlager", "email", "mellomlager@fantasi.example", "message", "Noe mer om meg"));
        var subject = database.sql("select distinct subject from cases.entry where name = 'Fantasi Mellomlager'").query(Long.class).single();
        assertThat(Postbox.inBox("medic-it")).anyMatch(mail -> content(mail).contains("Fantasi Mellomlager"));
        assertThat(everywhere("mellomlager@fantasi.example")).contains("cases.entry", "mail.letter");

        erasure.execute("medic-it", new SubjectId(subject), Erasure.Weighed.allEnd(Set.of("customer-register")), new Actor.Staff(1, "medic-it", Set.of("privacy-handler"), true));
        dispatch.deliver();

        assertThat(everywhere("mellomlager@fantasi.example")).isEmpty();
        assertThat(everywhere("Fantasi Mellomlager")).isEmpty();
        assertThat(Postbox.inBox("medic-it")).noneMatch(mail -> content(mail).contains("Fantasi Mellomlager"));
        assertThat(database.sql("select count(*) from cases.copy where subject = ?").param(subject).query(Long.class).single()).isZero();
        assertThat(database.sql("select distinct recipient from cases.task where subject = ? order by recipient").param(subject).query(String.class).list())
                .containsExactly("form-provider", "web-host");
        assertThat(desk("medic-it", "customer-service").read("/desk/cases")).contains("Ask POWr to erase what is left");
    }

    private static String content(jakarta.mail.internet.MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    /// The tables of the database in which the words stand.
    private List<String> everywhere(String words) {
        return database.sql("""
                select table_schema || '.' || table_name as name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list().stream()
                .filter(table -> database.sql("select exists (select 1 from " + table + " t where t::text ilike ?)").param("%" + words + "%").query(Boolean.class).single()).toList();
    }

    @Test
    @Keeps("M1-12")
    void aCaseCanBeWhatTheRegisterIsKeptFor() {
        var clerk = desk("medic-it", "customer-service");
        var form = clerk.read("/desk/cases/new");

        assertThat(form).contains(">product enquiry</option>", ">quotation</option>", ">support</option>", ">warranty</option>", ">complaint</option>");
        for (var kind : List.of("product", "quotation", "support", "warranty", "complaint")) {
            var answer = clerk.send("/desk/cases/new", "/desk/cases/new", Map.of("channel", "phone", "kind", kind, "name", "Fantasi Nødvendig", "message", "Om " + kind));
            assertThat(answer.statusCode()).as(kind).isEqualTo(302);
            assertThat(clerk.read(java.net.URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath())).contains("Om " + kind);
        }
        assertThat(database.sql("select m.kind from cases.matter m join cases.turn t on t.matter = m.id join cases.entry e on e.subject = t.subject and e.id = t.entry"
                + " join ledger.terms k on k.id = e.terms where e.name = 'Fantasi Nødvendig' order by m.id").query(String.class).list())
                .containsExactly("product", "quotation", "support", "warranty", "complaint");
        assertThat(published.of("medic-it").purposes().get("customer-register").assessment().orElseThrow().necessity().in("en"))
                .isEqualTo("Product enquiries, quotes, support, warranty and complaints can be followed up only by contact.");
    }

    @Test
    @Keeps("S-16")
    void whatAFormBroughtIsFromThePersonAndAboutTheirWork() {
        write("micromedic", "/contact/interest-form", Map.of("name", "Fantasi Arbete", "product", "Fantasisäng 7", "email", "arbete@fantasi.example"));

        var entry = database.sql("select t.source, e.* from cases.entry e join ledger.terms t on t.id = e.terms where e.name = 'Fantasi Arbete'").query().singleRow();
        assertThat(entry).containsEntry("source", "form").containsEntry("address", null);
        var asked = java.util.regex.Pattern.compile("<(?:input|textarea)[^>]* name=\"([a-z]+)\"").matcher(new Visitor(app).read("/micromedic/contact/interest-form?lang=sv").body())
                .results().map(found -> found.group(1)).toList();
        assertThat(asked).contains("name", "product", "phone", "email").doesNotContain("address", "birth", "date-of-birth", "interests", "household");
        assertThat(desk("micromedic", "customer-service").read("/desk/people/" + entry.get("subject"))).contains("Fantasi Arbete");
    }

    @Test
    @Keeps("M1-34")
    void aFormNamesWhoRunsItAndWhereTheirPrivacyStatementIs() {
        for (var form : List.of("contact-form", "support-form")) {
            var page = new Visitor(app).read("/medic-it/contact/" + form + "?lang=nb").body();

            assertThat(page).contains("POWr, driver kontaktskjemaene", "href=\"https://www.powr.io/privacy\"", "Personvernerklæringen til POWr");
        }
        assertThat(new Visitor(app).read("/it-total/contact/contact-form?lang=nb").body()).doesNotContain("POWr");
    }

    @Test
    void whatLayInTheOldStoreOfFormsIsACaseAfterTheNextStartAndTheStoreIsGone() throws Exception {
        write("it-total", "/contact/contact-form", Map.of("name", "Fantasi Gammel", "email", "gammel@fantasi.example", "message", "Er dette flyttet?"));
        try (var migration = OneInboxTest.class.getResourceAsStream("/vern/site/forms/V4__enquiries.sql")) {
            database.sql(new String(migration.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)).update();
        }
        database.sql("""
                insert into site.enquiry (subject, id, anchor, terms, collected, name, email, message)
                select subject, 77, anchor, terms, collected, 'Fantasi Flyttet', 'flyttet@fantasi.example', message from cases.entry where name = 'Fantasi Gammel'""").update();
        database.sql("""
                insert into site.enquiry_case (id, company, context, anchor, received, seal)
                select 77, 'it-total', 'contact-form', anchor, timestamptz '2026-11-01 10:00Z', '\\x01' from cases.entry where name = 'Fantasi Gammel'""").update();

        inbox.run(new org.springframework.boot.DefaultApplicationArguments());
        inbox.run(new org.springframework.boot.DefaultApplicationArguments());

        assertThat(desk("it-total", "customer-service").read("/desk/cases")).contains("Fantasi Flyttet");
        assertThat(database.sql("select to_regclass('site.enquiry') is null").query(Boolean.class).single()).isTrue();
    }
}
