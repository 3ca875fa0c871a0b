package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.mail.inbox.Mailroom;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// People ask by mail, letter, telephone, chat, and of the wrong company; it reaches whoever is to answer, and nobody else.
@Story
class ByPostAndTelephoneTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Mailroom mailroom;
    @Autowired Dispatch dispatch;

    private Asked asked;

    @BeforeEach
    void emptyMailboxes() {
        mailroom.collect();
        asked = new Asked(counter, database);
    }

    private void mail(String box, String from, String to, String subject) {
        Postbox.deliver(box, "From: Fantasi Brevskriver <" + from + ">\nTo: " + to + "\nSubject: " + subject + "\nMessage-ID: <" + UUID.randomUUID() + "@postkasse.example>\n"
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nBrev om " + subject + ".\n");
        mailroom.collect();
    }

    private long caseFrom(String from) {
        return database.sql("select t.matter from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where e.email = ? order by t.matter desc limit 1")
                .param(from).query(Long.class).single();
    }

    private String kind(long matter) {
        return database.sql("select kind from cases.matter where id = ?").param(matter).query(String.class).single();
    }

    @Test
    @Keeps("S-11")
    void micromedicMakesAMatterOfPrivacyOfWhateverComesToItsMailboxForPrivacy() {
        mail("micromedic", "bp-1@postkasse.example", "integritet@micromedic.example", "En sak jag undrar över");
        mail("micromedic", "bp-2@postkasse.example", "info@micromedic.example", "En annan sak jag undrar över");

        assertThat(kind(caseFrom("bp-1@postkasse.example"))).isEqualTo("privacy");
        assertThat(kind(caseFrom("bp-2@postkasse.example"))).isEqualTo("enquiry");
        assertThat(counter.desk("micromedic", "privacy-handler").read("/desk/cases")).contains("En sak jag undrar över", "with the privacy contact");
        assertThat(counter.desk("micromedic", "customer-service").read("/desk/cases")).contains("En annan sak jag undrar över").doesNotContain("En sak jag undrar över");
    }

    @Test
    @Keeps("S-14")
    void micromedicsOrdinaryStaffSeeNothingOfWhatIsMarkedForTheDataProtectionOfficer() {
        mail("micromedic", "bp-3@postkasse.example", "integritet@micromedic.example", "Till dataskyddsombudet: förtroligt");
        long matter = caseFrom("bp-3@postkasse.example");
        long subject = database.sql("select subject from cases.matter where id = ?").param(matter).query(Long.class).single();
        Desk officer = counter.desk("micromedic", "dpo");

        assertThat(officer.read("/desk/cases")).contains("Till dataskyddsombudet: förtroligt", "with the data protection officer");
        assertThat(officer.read("/desk/cases/" + matter)).contains("Brev om Till dataskyddsombudet");
        for (String role : List.of("privacy-handler", "managing-director", "customer-service")) {
            Desk other = counter.desk("micromedic", role);
            assertThat(other.read("/desk/cases")).as(role).doesNotContain("förtroligt");
            assertThat(other.get("/desk/cases/" + matter).statusCode()).as(role).isEqualTo(404);
            assertThat(Desk.plain(other.send("/desk/cases", "/desk/cases/search", Map.of("q", "förtroligt")).body())).as(role).doesNotContain("Brev om Till");
            assertThat(other.read("/desk/people/" + subject)).as(role).doesNotContain("förtroligt");
        }
    }

    @Test
    @Keeps("T-70")
    void itTotalsMailFromBothDomainsComesToOneDesk() {
        mail("total-handel", "bp-4@postkasse.example", "kundeservice@total-handel.example", "Fra handelsdomenet");
        mail("it-total", "bp-5@postkasse.example", "post@it-total.example", "Fra nettstedets domene");

        assertThat(counter.desk("it-total", "customer-service").read("/desk/cases")).contains("Fra handelsdomenet", "Fra nettstedets domene");
        assertThat(new Desk(app.url("/").getPort(), "nb").read("/it-total/privacy?vis=alt")).contains("kundeservice@total-handel.example", "38 13 70 00");
    }

    @Test
    @Keeps("O-03")
    void oneMedsQuestionsOnPrivacyLieWithTheQaManager() {
        mail("onemed", "bp-6@postkasse.example", "kvalitet@onemed.example", "Hvor lenge lagrer dere");

        Desk quality = counter.desk("onemed", "quality-manager");
        assertThat(kind(caseFrom("bp-6@postkasse.example"))).isEqualTo("privacy");
        assertThat(quality.read("/desk/cases")).contains("Hvor lenge lagrer dere").containsIgnoringCase("with the QA Manager");
        assertThat(quality.read("/desk/cases/" + caseFrom("bp-6@postkasse.example"))).containsIgnoringCase("It is with the QA Manager");
    }

    @Test
    @Keeps("S-12")
    void micromedicsDeadlineRunsFromTheDayTheLetterCameAndTheScanIsNeverShownInTheBrowser() {
        Desk desk = counter.desk("micromedic", "privacy-handler");
        LocalDate came = counter.today().minusDays(6);
        var words = new HashMap<>(Map.of("kind", "rectification", "channel", "letter", "came", came.toString(), "name", "Fantasi Brevledes", "language", "sv"));

        HttpResponse<String> wrong = desk.upload("/desk/requests/new", "/desk/requests", words, new Desk.Upload("scan", "brev.pdf", "<html>hei</html>".getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> taken = desk.upload("/desk/requests/new", "/desk/requests", words, new Desk.Upload("scan", "<b>brev</b>.html", "%PDF-1.7 brevet".getBytes(StandardCharsets.UTF_8)));
        String page = page(taken.body());
        var link = Pattern.compile(page + "/letters/\\d+").matcher(desk.read(page)).results().findFirst().orElseThrow().group();
        HttpResponse<String> letter = desk.get(link);

        assertThat(Desk.plain(wrong.body())).contains("neither a PDF nor a picture");
        assertThat(database.sql("select channel || ' ' || (received at time zone 'Europe/Stockholm')::date || ' ' || due from rights.request where controller = 'micromedic' and number = ?").param(number(page))
                .query(String.class).single()).startsWith("letter " + came + " ").satisfies(row -> assertThat(LocalDate.parse(row.substring(18))).isBetween(came.plusDays(28), came.plusDays(35)));
        assertThat(letter.body()).isEqualTo("%PDF-1.7 brevet");
        assertThat(letter.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"K-" + number(page) + ".pdf\"");
        assertThat(letter.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(counter.desk("micromedic", "customer-service").get(link).statusCode()).isEqualTo(403);
        assertThat(counter.desk("it-total", "managing-director").get(link).statusCode()).isEqualTo(404);
    }

    @Test
    @Keeps("S-13")
    void micromedicsTelephoneCallStandsInTheQueueWithTheCallerAndHowTheyWereKnown() {
        asked.customer("micromedic", "BP-7", "Fantasi Telefonmo", "bp-7@postkasse.example");
        Desk desk = counter.desk("micromedic", "privacy-handler");

        String page = asked.taken(desk, "rectification", "Fantasi Telefonmo", Map.of("email", "bp-7@postkasse.example", "language", "sv"));
        String before = desk.read(page);
        desk.send(page, page + "/identity", Map.of("fact.postal-code", "6470", "fact.phone", "000 00 999"));

        assertThat(desk.read("/desk/requests")).contains("Rectification, Fantasi Telefonmo", "It came by telephone");
        assertThat(before).doesNotContain("two things we had already,");
        assertThat(desk.read(page)).contains("two things we had already");
        assertThat(database.sql("select identity_check from rights.said s join rights.request r on r.subject = s.subject and r.anchor = s.anchor where r.controller = 'micromedic' and r.number = ?")
                .param(number(page)).query(String.class).single()).isEqualTo("two-facts");
    }

    @Test
    @Keeps("S-08")
    void aRequestMadeToTheParentIsMicromedicsToAnswer() {
        SubjectId shared = counter.customer("micromedic", "BP-8", Row.contact("Fantasikliniken", "Fantasi Koncernmo").since(counter.today()).and("email", "bp-8@klinik.example"));
        counter.desk("micromedic", "sales").send("/desk/sharing/" + shared.value(), "/desk/sharing/" + shared.value(), Map.of("shared", "yes"));
        var code = Pattern.compile("id=\"code\">([\\w-]+)<").matcher(counter.desk("micromedic", "privacy-handler")
                .send("/desk/sharing/" + shared.value(), "/desk/sharing/" + shared.value() + "/code", Map.of()).body()).results().findFirst().orElseThrow().group(1);
        Desk parent = new Desk(app.url("/").getPort());
        Map<String, String> words = Map.of("kind", "access", "name", "Fantasi Koncernmo", "email", "bp-8@klinik.example", "message", "Vad har ni?");

        String guessed = Desk.plain(parent.send("/micromedic/group", "/micromedic/group/requests", with(words, "guessed")).body());
        String registered = Desk.plain(parent.send("/micromedic/group", "/micromedic/group/requests", with(words, code)).body());

        assertThat(guessed).contains("The code does not apply");
        assertThat(registered).contains("Micromedic has it as K-");
        assertThat(database.sql("select controller || ' ' || channel || ' ' || kind from rights.request where subject = ?").param(shared.value()).query(String.class).single())
                .isEqualTo("micromedic group access");
        assertThat(counter.desk("micromedic", "privacy-handler").read("/desk/requests")).contains("Access, Fantasi Koncernmo", "through a company of the group");
    }

    private static Map<String, String> with(Map<String, String> words, String code) {
        var all = new HashMap<>(words);
        all.put("code", code);
        return all;
    }

    @Test
    @Keeps("S-02")
    void micromedicsDataProtectionOfficerReadsEverythingAndAltersNothing() {
        Desk handler = counter.desk("micromedic", "privacy-handler");
        SubjectId who = asked.customer("micromedic", "BP-9", "Fantasi Ombudsmo", "bp-9@postkasse.example");
        String page = asked.taken(handler, "erasure", "Fantasi Ombudsmo", Map.of("email", "bp-9@postkasse.example", "language", "sv"));
        Desk officer = counter.desk("micromedic", "dpo");

        assertThat(officer.read("/desk/requests")).contains("Erasure, Fantasi Ombudsmo");
        assertThat(officer.read(page)).contains("Fantasi Ombudsmo").doesNotContain("action=\"" + page);
        assertThat(officer.read("/desk/statement/purposes")).contains("Answer requests");
        assertThat(officer.read("/desk/audit")).contains("micromedic");
        for (String step : List.of("/proof", "/answer", "/extension", "/refusal", "/revocation", "/recognition")) {
            assertThat(officer.send("/desk/requests/new", page + step, Map.of("method", "document", "ground", "x", "denial", "no-match", "subject", "1")).statusCode()).as(step).isEqualTo(403);
        }
        assertThat(officer.send("/desk/requests/new", "/desk/requests", Map.of("kind", "erasure", "channel", "phone", "came", counter.today().toString(), "name", "Fantasi X")).statusCode()).isEqualTo(403);
        assertThat(officer.send("/desk/requests/new", "/desk/people/" + who.value() + "/hold", Map.of("about", "all", "confirmed", "yes")).statusCode()).isEqualTo(403);
        assertThat(database.sql("select count(*) from rights.step s join rights.request r on r.id = s.request where r.controller = 'micromedic' and r.number = ?").param(number(page))
                .query(Long.class).single()).isOne();
    }

    @Test
    @Keeps("O-34")
    void oneMedMakesARequestWithADeadlineOfAChatThatAsksForAnExtract() {
        Desk visitor = new Desk(app.url("/").getPort());
        visitor.send("/onemed/chat", "/onemed/chat", Map.of("name", "Fantasi Chatmo", "email", "bp-10@helse.example", "health-unit", "Fantasi sykehjem", "message", "Kan jeg få et registerutdrag?"));
        Desk agent = counter.desk("onemed", "customer-service");
        long matter = caseFrom("bp-10@helse.example");
        LocalDate today = counter.today();

        String page = "/desk/cases/" + matter;
        var version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(agent.read(page)).results().findFirst().orElseThrow().group(1);
        agent.send(page, page + "/privacy", Map.of("version", version, "right", "access"));

        assertThat(agent.read("/desk/requests")).contains("Access, Fantasi Chatmo", "It came by chat");
        assertThat(database.sql("select due from rights.request where controller = 'onemed' and kind = 'access' and channel = 'chat' order by id desc limit 1").query(LocalDate.class).single())
                .isBetween(today.plusDays(28), today.plusDays(35));
    }

    @Test
    @Keeps("O-24")
    void oneMedErasesAContactFromTheRegisterAndFromTheMailAndSaysSo() {
        SubjectId contact = counter.customer("onemed", "BP-11", Row.contact("Fantasi Helse AS", "Fantasi Innkjøpsmo").since(counter.today().minusYears(1)).and("email", "bp-11@helse.example"));
        mail("onemed", "bp-11@helse.example", "post@onemed.example", "Bestilling av bandasjer");
        long mails = rows("cases.entry", contact);
        counter.ends(contact, 0, counter.today().minusDays(1));
        Desk desk = counter.desk("onemed", "quality-manager");

        String page = asked.shown(desk, "erasure", contact);
        var ends = new HashMap<String, String>();
        Pattern.compile("name=\"(weigh\\.[a-z-]+)\"").matcher(desk.read(page)).results().forEach(found -> ends.put(found.group(1), "end"));
        String letter = Desk.plain(desk.send(page, page + "/answer", ends).body()).replaceAll("<[^>]+>", "");

        assertThat(mails).isOne();
        assertThat(letter).containsPattern("Erased: .*contact details.*(e-mail and talks with sales|what you ask customer service)");
        assertThat(rows("register.person", contact) + rows("cases.entry", contact)).isZero();
        assertThat(letter).contains("We searched once more afterwards, and found nothing");
    }

    @Test
    @Keeps("S-40")
    void micromedicRectifiesWhereverTheSameIsHeld() {
        SubjectId who = asked.customer("micromedic", "BP-12", "Fantasi Brevskriver", "bp-12@postkasse.example");
        mail("micromedic", "bp-12@postkasse.example", "info@micromedic.example", "Fråga om en offert på en ståstol");
        Desk desk = counter.desk("micromedic", "privacy-handler");
        String page = asked.taken(desk, "rectification", "Fantasi Brevskriver", Map.of("email", "bp-12@postkasse.example", "language", "sv"));
        var before = names(who);

        asked.answered(desk, page, Map.of("field", asked.field(desk, page, "Name: Fantasi Brevskriver"), "reason", "incorrect", "becomes", "Fantasi Brevskrivare"));

        assertThat(before).containsEntry("register.person", "Fantasi Brevskriver").containsEntry("cases.entry", "Fantasi Brevskriver");
        assertThat(names(who)).containsEntry("register.person", "Fantasi Brevskrivare").containsEntry("cases.entry", "Fantasi Brevskrivare");
        assertThat(desk.read("/desk/people/" + who.value() + "/access")).contains("Fantasi Brevskrivare");
    }

    private Map<String, String> names(SubjectId who) {
        var names = new HashMap<String, String>();
        for (String table : List.of("register.person", "cases.entry")) {
            names.put(table, database.sql("select string_agg(distinct name, ', ') from " + table + " where subject = ? and name is not null").param(who.value()).query(String.class).single());
        }
        return names;
    }

    private long rows(String table, SubjectId who) {
        return database.sql("select count(*) from " + table + " where subject = ?").param(who.value()).query(Long.class).single();
    }

    private static String page(String html) {
        return Pattern.compile("/desk/requests/\\d+").matcher(html).results().findFirst().orElseThrow(() -> new AssertionError(Desk.plain(html))).group();
    }

    private static int number(String page) {
        return Integer.parseInt(page.replaceAll("\\D", ""));
    }
}
