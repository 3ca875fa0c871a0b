package vern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.mail.Dispatch;
import vern.mail.inbox.Mailroom;
import vern.promises.Keeps;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// A case is found, read, answered and closed at the desk, and what was in it is gone.
@VernTest
class ACaseAtTheDeskTest {

    @Autowired AppUnderTest app;
    @Autowired Arrivals arrivals;
    @Autowired Dispatch dispatch;
    @Autowired Mailroom mailroom;
    @Autowired JdbcClient database;

    private final String someone = Caller.address();

    @BeforeEach
    void calm() {
        database.sql("delete from staff.attempt").update();
        mailroom.collect();
    }

    private Desk desk(String company, String role) {
        return new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1""").params(company, role).query(String.class).single());
    }

    private long mailed(String company, String subject, String text) {
        Postbox.deliver(company, Caller.mail(someone, subject, text));
        assertThat(mailroom.collect()).isPositive();
        return (long) Caller.caseFrom(database, someone).get("id");
    }

    private long formed(String company, String form, Map<String, String> fields) {
        assertThat(arrivals.take(Arrival.form(company, form, Kind.ENQUIRY, fields, "nb"), new Actor.Job("site", company))).isInstanceOf(Arrived.Opened.class);
        return (long) Caller.caseFrom(database, someone).get("id");
    }

    private int version(long id) {
        return database.sql("select version from cases.matter where id = ?").param(id).query(Integer.class).single();
    }

    private void close(Desk desk, long id) {
        var page = "/desk/cases/" + id;
        assertThat(desk.send(page, page + "/closure", Map.of("version", "" + version(id))).statusCode()).isEqualTo(302);
    }

    @Test
    @Keeps({"T-17", "T-36", "T-30", "M1-71"})
    void aFormIsMailedToTheCompanyAndGoneWithItsCopyWhenItIsSolved() throws Exception {
        long id = formed("it-total", "contact-form", Map.of("name", "Fantasi Spør", "phone", "00000456", "email", someone, "message", "Når åpner dere?"));
        dispatch.deliver();
        var copy = Postbox.of("post@it-total.example").stream().filter(mail -> content(mail).contains(someone)).toList();
        assertThat(copy).singleElement().satisfies(mail -> assertThat(content(mail)).contains("Fantasi Spør", "00000456", someone, "Når åpner dere?"));
        mailroom.collect();
        assertThat(Postbox.inBox("it-total")).anyMatch(mail -> content(mail).contains(someone));

        var clerk = desk("it-total", "customer-service");
        assertThat(clerk.read("/desk/cases")).contains("Når åpner dere?");
        close(clerk, id);
        app.advance(Duration.ofDays(1));

        assertThat(database.sql("select count(*) from cases.entry where email = ?").param(someone).query(Long.class).single()).isZero();
        assertThat(Postbox.inBox("it-total")).noneMatch(mail -> content(mail).contains(someone));
        assertThat(clerk.read("/desk/cases/" + id)).contains("What stood here is erased").doesNotContain(someone, "Fantasi Spør");
    }

    private static String content(jakarta.mail.internet.MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    @Test
    void whoeverRunsTheFormsIsAskedToEraseTooWhenACaseIsClosed() {
        long id = formed("medic-it", "contact-form", Map.of("name", "Fantasi Person", "email", someone, "message", "Hei."));
        var clerk = desk("medic-it", "customer-service");

        close(clerk, id);

        assertThat(clerk.read("/desk/cases")).contains("Ask Wix.com to erase what is left after K-" + id, "Ask POWr to erase what is left after K-" + id);
    }

    @Test
    @Keeps({"M2-27", "M2-59"})
    void anAnswerGoesByMailIsMeasuredAndStandsOnThePerson() {
        long id = mailed("midt-it", "Regning", "Hvorfor er den så høy?");
        var clerk = desk("midt-it", "customer-service");
        var page = "/desk/cases/" + id;
        assertThat(clerk.read(page)).contains("Not answered yet");

        clerk.send(page, page + "/answers", Map.of("version", "" + version(id), "to", someone, "subject", "Om regningen", "text", "Det var en feil hos oss."));
        dispatch.deliver();

        assertThat(Postbox.of(someone).getLast()).satisfies(mail -> {
            assertThat(mail.getSubject()).contains("Om regningen", "[K-" + id + "-");
            assertThat(content(mail)).contains("Det var en feil hos oss.", "Send aldri fødselsnummer");
            assertThat(mail.getHeader("In-Reply-To")).isNotNull();
            assertThat(mail.getHeader("Auto-Submitted")).isNull();
        });
        assertThat(clerk.read(page)).contains("First answer", "Det var en feil hos oss.");
        var subject = Caller.caseFrom(database, someone).get("subject");
        assertThat(clerk.read("/desk/people/" + subject)).contains("Det var en feil hos oss.");
    }

    @Test
    @Keeps("M2-08")
    void anAnswerThatAsksForAPasswordIsStopped() {
        long id = mailed("midt-it", "Innlogging", "Jeg kommer ikke inn.");
        var clerk = desk("midt-it", "customer-service");
        var page = "/desk/cases/" + id;
        dispatch.deliver();
        int before = Postbox.of(someone).size();

        for (var text : new String[] {"Hei. Send oss passordet ditt, så ser vi på det.", "Vi trenger fødselsnummeret ditt.", "Her er nummeret: 4111 1111 1111 1111"}) {
            var answer = clerk.send(page, page + "/answers", Map.of("version", "" + version(id), "to", someone, "subject", "Svar", "text", text));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Desk.plain(answer.body())).contains(text).containsAnyOf("nobody should send by e-mail", "Take it out first");
        }
        dispatch.deliver();

        assertThat(Postbox.of(someone)).hasSize(before);
        clerk.send(page, page + "/answers", Map.of("version", "" + version(id), "to", someone, "subject", "Svar", "text", "Send aldri passordet ditt på e-post. Vi ringer deg."));
        dispatch.deliver();
        assertThat(Postbox.of(someone)).hasSize(before + 1);
    }

    @Test
    @Keeps("M2-60")
    void whatShouldNotHaveComeByMailIsMovedToSafetyAndOutOfTheMailbox() {
        long id = mailed("midt-it", "Til dere", "Fødselsnummeret mitt er 01010750160 og jeg har fått en diagnose.");
        var clerk = desk("midt-it", "customer-service");
        var page = "/desk/cases/" + id;
        assertThat(clerk.read(page)).contains("This should not lie in e-mail", "national identity number", "words of health");
        long entry = database.sql("select entry from cases.turn where matter = ?").param(id).query(Long.class).single();

        clerk.send(page, page + "/entries/" + entry + "/safety", Map.of());

        assertThat(clerk.read(page)).doesNotContain("01010750160").contains("moved to a protected field");
        assertThat(database.sql("select count(*) from cases.entry where id = ? and (message like '%01010750160%' or subject_line like '%01010750160%')").param(entry).query(Long.class).single()).isZero();
        assertThat(database.sql("select encode(sealed, 'escape') from cases.protected where entry = ?").param(entry).query(String.class).single()).doesNotContain("0101075");
        assertThat(Postbox.inBox("midt-it")).noneMatch(mail -> content(mail).contains("01010750160"));
        var opened = clerk.send(page, page + "/entries/" + entry + "/opening", Map.of());
        assertThat(Desk.plain(opened.body())).contains("01010750160");
        assertThat(database.sql("select count(*) from audit.entry where kind = 'cases.protected-opened' and details ->> 'entry-id' = ?").param("" + entry).query(Long.class).single()).isOne();
    }

    @Test
    @Keeps("M1-10")
    void whatHappenedToComeAlongIsInTheAccessReport() {
        formed("medic-it", "contact-form", Map.of("name", "Fantasi Person", "email", someone, "message", "Ring meg privat på 22 00 00 98 etter fem."));
        var subject = Caller.caseFrom(database, someone).get("subject");

        assertThat(desk("medic-it", "privacy-handler").read("/desk/people/" + subject + "/access")).contains("Ring meg privat på 22 00 00 98 etter fem.");
    }

    @Test
    @Keeps({"M2-14", "S-22"})
    void aCallAndAVisitStandOnThePerson() {
        var clerk = desk("micromedic", "customer-service");
        var answer = clerk.send("/desk/cases/new", "/desk/cases/new", Map.of("channel", "visit", "kind", "enquiry", "name", "Fantasi Anna", "email", someone, "message", "Såg sängen på mässan."));
        assertThat(answer.statusCode()).isEqualTo(302);
        var midt = desk("midt-it", "customer-service");
        var other = Caller.address();
        assertThat(midt.send("/desk/cases/new", "/desk/cases/new", Map.of("channel", "phone", "kind", "fault", "name", "Fantasi Ringer", "email", other, "message", "Ingen nett i stua.")).statusCode()).isEqualTo(302);

        assertThat(Caller.caseFrom(database, someone)).containsEntry("channel", "visit");
        assertThat(midt.read("/desk/people/" + Caller.caseFrom(database, other).get("subject"))).contains("Ingen nett i stua.", "phone");
    }

    @Test
    @Keeps("S-17")
    void someoneInterestedInAProductWaitsToBeCalledBack() {
        assertThat(arrivals.take(Arrival.form("micromedic", "interest-form", Kind.ENQUIRY, Map.of("name", "Fantasi Anna", "product", "Fantasisäng 3", "email", someone), "sv"),
                new Actor.Job("site", "micromedic"))).isInstanceOf(Arrived.Opened.class);
        long id = (long) Caller.caseFrom(database, someone).get("id");

        var sales = desk("micromedic", "sales");
        assertThat(sales.read("/desk/cases")).contains("K-" + id);
        assertThat(sales.read("/desk/cases/" + id)).contains("Fantasisäng 3", someone);
    }

    @Test
    @Keeps("S-26")
    void someoneFromAnExhibitionIsAnEventContactAndNoCustomer() {
        var sales = desk("micromedic", "sales");
        sales.send("/desk/cases/new", "/desk/cases/new", Map.of("channel", "event", "kind", "exhibition", "name", "Fantasi Mässa", "email", someone, "company", "Fantasimässan"));
        var answer = sales.send("/desk/cases/new", "/desk/cases/new", Map.of("channel", "event", "kind", "exhibition", "name", "Fantasi Mässa", "email", someone,
                "company", "Fantasimässan", "message", "Vill ha en monter."));

        assertThat(answer.statusCode()).isIn(200, 302);
        assertThat(database.sql("select t.category from cases.entry e join ledger.terms t on t.id = e.terms where e.email = ?").param(someone).query(String.class).list()).containsExactly("event-contact");
        assertThat(database.sql("select count(*) from register.link l join cases.entry e on e.subject = l.subject where e.email = ?").param(someone).query(Long.class).single()).isZero();
    }

    @Test
    void twoWhoEditTheSameCaseDoNotOverwriteEachOther() {
        long id = mailed("it-total", "Hei", "Et spørsmål.");
        var first = desk("it-total", "customer-service");
        var page = "/desk/cases/" + id;
        int seen = version(id);
        first.send(page, page + "/assignment", Map.of("version", "" + seen, "mine", "true"));

        var answer = first.send(page, page + "/answers", Map.of("version", "" + seen, "to", someone, "subject", "Svar", "text", "Dette skrev jeg lenge på."));

        assertThat(Desk.plain(answer.body())).contains("Somebody has changed the case", "Dette skrev jeg lenge på.");
        dispatch.deliver();
        assertThat(Postbox.of(someone)).noneMatch(mail -> content(mail).contains("Dette skrev jeg lenge på."));
    }

    @Test
    void oneClickMakesItAMatterOfPrivacy() {
        long id = mailed("it-total", "Hei", "Hva vet dere om meg?");
        var clerk = desk("it-total", "customer-service");
        var page = "/desk/cases/" + id;

        assertThat(clerk.send(page, page + "/privacy", Map.of("version", "" + version(id))).statusCode()).isEqualTo(302);

        assertThat(database.sql("select state from cases.matter where id = ?").param(id).query(String.class).single()).isEqualTo("closed");
        var subject = database.sql("select subject from cases.matter where id = ?").param(id).query(Long.class).single();
        assertThat(database.sql("select count(*) from (select subject, terms from cases.entry where message like '%Hva vet dere om meg?%') h join ledger.terms t on t.id = h.terms"
                + " where h.subject = ? and t.category = 'rights-request'").param(subject).query(Long.class).single()).isOne();
    }

    @Test
    void whatARoleDoesNotWorkWithIsNotThere() {
        long privacy = formedPrivacy();
        long ordinary = mailed("medic-it", "Hei", "Et spørsmål.");

        assertThat(desk("medic-it", "customer-service").get("/desk/cases/" + privacy).statusCode()).isEqualTo(404);
        assertThat(desk("medic-it", "accounting").get("/desk/cases/" + ordinary).statusCode()).isEqualTo(404);
        assertThat(desk("it-total", "customer-service").get("/desk/cases/" + ordinary).statusCode()).isEqualTo(404);
        assertThat(desk("medic-it", "privacy-handler").read("/desk/cases")).contains("Et vanskelig spørsmål");
        assertThat(new Desk(app.url("/").getPort()).get("/desk/cases").headers().firstValue("Location").orElse("")).endsWith("/desk/sign-in");
        assertThat(desk("medic-it", "customer-service").get("/desk/cases/" + ordinary + "/closure").statusCode()).isEqualTo(405);
    }

    @Test
    void oneThatAsksForARightBecomesARequestOnItsClock() {
        long id = mailed("it-total", "Hei", "Send meg alt dere har om meg.");
        var clerk = desk("it-total", "customer-service");
        var page = "/desk/cases/" + id;

        clerk.send(page, page + "/privacy", Map.of("version", "" + version(id), "right", "access"));

        assertThat(database.sql("select state from cases.matter where id = ?").param(id).query(String.class).single()).isEqualTo("closed");
        assertThat(clerk.read("/desk/requests")).contains("Access");
        assertThat(database.sql("select count(*) from rights.request where controller = 'it-total' and kind = 'access' and channel = 'email'").query(Long.class).single()).isPositive();
    }

    private long formedPrivacy() {
        var other = Caller.address();
        arrivals.take(Arrival.form("medic-it", "contact-form", Kind.PRIVACY, Map.of("name", "Fantasi", "email", other, "message", "Et vanskelig spørsmål"), "nb"), new Actor.Job("site", "medic-it"));
        return (long) Caller.caseFrom(database, other).get("id");
    }

    @Test
    void aSearchFindsWordsAndLeavesThemNowhere() {
        long id = mailed("it-total", "Ruteren", "Den blinker i fiolettmønster.");
        var clerk = desk("it-total", "customer-service");

        var hits = clerk.send("/desk/cases", "/desk/cases/search", Map.of("q", "fiolettmønster"));

        assertThat(Desk.plain(hits.body())).contains("One match", "/desk/cases/" + id);
        assertThat(database.sql("select count(*) from ledger.act where what like '%fiolett%'").query(Long.class).single()).isZero();
    }

    @Test
    void aFileComesOutAsAFileAndNeverAsAPage() {
        Postbox.deliver("it-total", "From: " + someone + "\nSubject: Fil\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nSe fil.\n"
                + "--x\nContent-Type: text/html\nContent-Disposition: attachment; filename=\"side.html\"\n\n<script>alert(1)</script>\n--x--\n");
        mailroom.collect();
        long id = (long) Caller.caseFrom(database, someone).get("id");
        long file = database.sql("select id from cases.file where subject = (select subject from cases.matter where id = ?)").param(id).query(Long.class).single();

        var answer = desk("it-total", "customer-service").get("/desk/cases/" + id + "/files/" + file);

        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/octet-stream");
        assertThat(answer.body()).contains("<script>");
    }

    @Test
    void standardAnswersAreTheCompanysAndAskForNothingSensitive() {
        var clerk = desk("it-total", "customer-service");

        clerk.send("/desk/cases/canned", "/desk/cases/canned", Map.of("title", "Opening hours", "text", "We are open from eight to four."));
        var refused = clerk.send("/desk/cases/canned", "/desk/cases/canned", Map.of("title", "Login", "text", "Send us your password."));

        assertThat(Desk.plain(refused.body())).contains("nobody should send by e-mail");
        assertThat(clerk.read("/desk/cases/canned")).contains("We are open from eight to four.").doesNotContain("Send us your password");
        assertThat(desk("medic-it", "customer-service").read("/desk/cases/canned")).doesNotContain("We are open from eight");
    }

    @Test
    void theFrontPageSaysHowManyWait() {
        mailed("it-total", "Hei", "Et spørsmål.");

        assertThat(desk("it-total", "customer-service").read("/desk")).containsPattern("(One case waits|\\d+ cases wait) for us");
    }

    @Test
    void aCaseIsGivenToAColleagueWhoWorksWithSuchCasesAndToNobodyElse() {
        long id = mailed("medic-it", "Skriver", "Den er tom.");
        var page = "/desk/cases/" + id;
        var clerk = desk("medic-it", "customer-service");
        long technician = account("medic-it", "technician");
        long accountant = account("medic-it", "accounting");
        long elsewhere = account("midt-it", "technician");

        int strangers = clerk.send(page, page + "/assignment", Map.of("version", "" + version(id), "to", "" + elsewhere)).statusCode();
        int roleless = clerk.send(page, page + "/assignment", Map.of("version", "" + version(id), "to", "" + accountant)).statusCode();
        clerk.send(page, page + "/assignment", Map.of("version", "" + version(id), "to", "" + technician));

        assertThat(java.util.List.of(strangers, roleless)).containsExactly(400, 400);
        assertThat(database.sql("select assignee from cases.matter where id = ?").param(id).query(Long.class).single()).isEqualTo(technician);
        assertThat(desk("medic-it", "technician").read("/desk/cases?show=mine")).contains("K-" + id);
        assertThat(clerk.read(page)).contains(database.sql("select display_name from staff.account where id = ?").param(technician).query(String.class).single());
    }

    private long account(String company, String role) {
        return database.sql("select a.id from staff.account a join staff.role_binding b on b.account = a.id where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1")
                .params(company, role).query(Long.class).single();
    }
}
