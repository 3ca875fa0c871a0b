package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.mail.inbox.Mailroom;
import vern.rights.answers.Parcels;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// What comes with a request and what goes with its answer: files, powers of attorney, documents, letters, and whoever is told.
@Story
class WhatBelongsToARequestTest {

    private static final String PDF = "%PDF-1.7 vedlagt";

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Mailroom mailroom;
    @Autowired Dispatch dispatch;
    @Autowired Parcels parcels;

    private Asked asked;

    @BeforeEach
    void someone() {
        mailroom.collect();
        asked = new Asked(counter, database);
    }

    private void mail(String from, String subject, String file) {
        mail(from, subject, file, PDF);
    }

    private void mail(String from, String subject, String file, String content) {
        Postbox.deliver("it-total", "From: Fantasi Vedlegger <" + from + ">\nTo: " + Postbox.box("it-total") + "\nSubject: " + subject + "\nMessage-ID: <" + UUID.randomUUID()
                + "@postkasse.example>\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\nSe vedlegget, " + file
                + ".\n--x\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"" + file + "\"\n\n"
                + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.US_ASCII)) + "\n--x--\n");
        mailroom.collect();
    }

    private Map<String, Object> matter(String from) {
        return database.sql("select m.id, m.token, m.version, m.subject from cases.matter m join cases.turn t on t.matter = m.id join cases.entry e on e.subject = t.subject and e.id = t.entry"
                + " where e.email = ? order by m.id desc limit 1").param(from).query().singleRow();
    }

    @Test
    void theMessageThatAsksBeginsTheClockAndWhatWasSentWithItComesAlong() {
        asked.customer("it-total", "WB-1", "Fantasi Vedlegger", "wb-1@postkasse.example");
        mail("wb-1@postkasse.example", "Nettet er tregt", "bilde.pdf");
        var first = matter("wb-1@postkasse.example");
        counter.waitDays(6);
        mail("wb-1@postkasse.example", "Sv: Nettet er tregt [K-" + first.get("id") + "-" + first.get("token") + "]", "signert.pdf");
        long second = database.sql("select max(entry) from cases.turn where matter = ? and way = 'in'").param(first.get("id")).query(Long.class).single();
        Desk desk = counter.desk("it-total", "customer-service");
        LocalDate day = counter.today();

        var page = "/desk/cases/" + first.get("id");
        String shown = desk.read(page);
        desk.send(page, page + "/privacy", Map.of("version", String.valueOf(matter("wb-1@postkasse.example").get("version")), "right", "access", "entry", String.valueOf(second)));

        assertThat(shown).contains("The message in which they ask");
        var request = database.sql("select number, (received at time zone 'Europe/Oslo')::date as day from rights.request where subject = ? and kind = 'access'").param(first.get("subject")).query().singleRow();
        assertThat(request.get("day")).hasToString(day.toString());
        String handled = counter.desk("it-total", "managing-director").read("/desk/requests/" + request.get("number"));
        assertThat(handled.substring(0, handled.indexOf("id=\"files\""))).as("beside what would go into the copy").contains("signert.pdf").doesNotContain("bilde.pdf").contains("The letter, K-" + request.get("number") + ".pdf");
        assertThat(database.sql("select convert_from(content, 'UTF8') from rights.scan where subject = ?").param(first.get("subject")).query(String.class).single()).isEqualTo(PDF);
    }

    @Test
    void nothingThatWasSentAlongIsLostWhateverItIsAndWhetherOrNotARightIsNamed() {
        asked.customer("it-total", "WB-9", "Fantasi Vedlagt", "wb-9@postkasse.example");
        Desk desk = counter.desk("it-total", "customer-service");
        for (String right : new String[] {"access", ""}) {
            mail("wb-9@postkasse.example", "Dette har dere om meg", "notat.docx", "PK fantasi " + right);
            var matter = matter("wb-9@postkasse.example");
            desk.send("/desk/cases/" + matter.get("id"), "/desk/cases/" + matter.get("id") + "/privacy", Map.of("version", String.valueOf(matter.get("version")), "right", right));
        }

        var who = matter("wb-9@postkasse.example");
        assertThat(database.sql("select convert_from(content, 'UTF8') from rights.scan where subject = ?").param(who.get("subject")).query(String.class).list()).containsExactly("PK fantasi access");
        assertThat(database.sql("select convert_from(f.content, 'UTF8') from cases.file f join cases.turn t on t.subject = f.subject and t.entry = f.entry join cases.matter m on m.id = t.matter where m.id = ? and m.kind = 'privacy'")
                .param(who.get("id")).query(String.class).list()).containsExactly("PK fantasi ");
    }

    @Test
    void theCopyHoldsTheFilesTooFromTheDeskAndAtOnceFromMinSide() {
        asked.customer("it-total", "WB-2", "Fantasi Filholder", "wb-2@postkasse.example");
        mail("wb-2@postkasse.example", "Kvittering", "..\\\\kvittering <1>.pdf");
        mail("wb-2@postkasse.example", "Noe annet", "hemmelig.pdf");
        var secret = matter("wb-2@postkasse.example").get("id");
        long entry = database.sql("select entry from cases.turn where matter = ?").param(secret).query(Long.class).single();
        counter.desk("it-total", "customer-service").send("/desk/cases/" + secret, "/desk/cases/" + secret + "/entries/" + entry + "/safety", Map.of());
        var visiting = new Visiting(counter, app, database, dispatch);
        Desk desk = counter.desk("it-total", "managing-director");
        String page = asked.taken(desk, "access", "Fantasi Filholder", Map.of("email", "wb-2@postkasse.example"));

        var files = Asked.files(parcels, asked.answered(desk, page, Map.of()));
        Desk mine = visiting.signedIn("it-total", "wb-2@postkasse.example");
        var copy = mine.send("/it-total/me", "/it-total/me/copy", Map.of());

        assertThat(files).containsKeys("report.html", "report.pdf", "report.json");
        var attached = files.entrySet().stream().filter(file -> file.getKey().startsWith("attachments/")).toList();
        assertThat(attached).filteredOn(file -> file.getKey().endsWith(".pdf")).hasSize(2).allSatisfy(file -> {
            assertThat(file.getValue()).isEqualTo(PDF);
            assertThat(file.getKey()).doesNotContain("..", "\\", "<");
        });
        assertThat(attached).as("what was moved to safety is theirs too").filteredOn(file -> file.getKey().endsWith("message.txt")).singleElement()
                .satisfies(file -> assertThat(file.getValue()).contains("Noe annet", "hemmelig.pdf"));
        assertThat(attached).hasSize(3);
        assertThat(copy.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(copy.body()).contains("report.json", "attachments/1-");
        assertThat(new Visiting(counter, app, database, dispatch).browser().get("/it-total/me/copy").statusCode()).isNotEqualTo(200);
        visiting.customer("micromedic", "WB-21", "Fantasi Signatur", "wb-21@postkasse.example");
        Desk signed = visiting.signedIn("micromedic", "wb-21@postkasse.example");
        assertThat(signed.send("/micromedic/me", "/micromedic/me/copy", Map.of()).statusCode()).as("where a signature is asked for, a sign-in is not enough").isEqualTo(403);
    }

    @Test
    void aDocumentIsSentInOnlyWhenItWasAskedForAndGoesWhenItWasLookedAtOrInTimeInAnyCase() {
        var visiting = new Visiting(counter, app, database, dispatch);
        var png = new byte[] {(byte) 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1};
        Desk desk = counter.desk("it-total", "managing-director");
        var who = asked.customer("it-total", "WB-22", "Fantasi Dokument", "wb-22@postkasse.example");
        String page = asked.taken(desk, "access", "Fantasi Dokument", Map.of("email", "wb-22@postkasse.example"));
        desk.send(page, page + "/question", Map.of());
        Desk browser = visiting.browser();
        String early = visiting.link("wb-22@postkasse.example");
        int unasked = browser.get(early + "/document").statusCode();

        desk.send(page, page + "/question", Map.of("document", "yes"));
        String link = visiting.link("wb-22@postkasse.example");
        String offered = Desk.plain(browser.read(link));
        String form = Desk.plain(browser.read(link + "/document"));
        var hostile = browser.upload(link + "/document", link + "/document", Map.of(), new Desk.Upload("document", "pass.png", "<svg onload=1>".getBytes(StandardCharsets.US_ASCII)));
        var large = java.util.Arrays.copyOf(png, 9 * 1024 * 1024);
        var tooLarge = browser.upload(link + "/document", link + "/document", Map.of(), new Desk.Upload("document", "pass.png", large));
        var sent = browser.upload(link + "/document", link + "/document", Map.of(), new Desk.Upload("document", "pass.png", png));
        String seen = desk.read(page);
        desk.send(page, page + "/documents/removal", Map.of());
        long declined = documents(who.value());
        browser.upload(link + "/document", link + "/document", Map.of(), new Desk.Upload("document", "pass.png", png));
        desk.send(page, page + "/proof", Map.of("method", "document"));
        long looked = documents(who.value());
        int after = browser.get(link + "/document").statusCode();

        assertThat(unasked).isEqualTo(410);
        assertThat(offered).contains("Or show it with a document");
        assertThat(form).contains("cover everything that we do not need", "after fourteen days at the latest");
        assertThat(Desk.plain(hostile.body())).contains("We could not take the file");
        assertThat(Desk.plain(tooLarge.body())).contains("We could not take the file");
        assertThat(Desk.plain(sent.body())).contains("We have got the document");
        assertThat(seen).contains("The document, K-", "The document will not do");
        assertThat(java.util.List.of(declined, looked)).containsOnly(0L);
        assertThat(after).as("shown already").isEqualTo(410);
        assertThat(database.sql("select method from rights.request where subject = ?").param(who.value()).query(String.class).single()).as("that it was looked at stays").isEqualTo("document");
    }

    @Test
    void aDocumentThatNobodyLookedAtGoesAfterFourteenDays() {
        var visiting = new Visiting(counter, app, database, dispatch);
        Desk desk = counter.desk("it-total", "managing-director");
        var who = asked.customer("it-total", "WB-23", "Fantasi Glemt", "wb-23@postkasse.example");
        String page = asked.taken(desk, "access", "Fantasi Glemt", Map.of("email", "wb-23@postkasse.example"));
        desk.send(page, page + "/question", Map.of("document", "yes"));
        String link = visiting.link("wb-23@postkasse.example");
        var browser = visiting.browser();

        int wrong = browser.upload("/it-total/requests/follow", "/it-total/requests/follow/document", Map.of("code", "AAAA-AAAA-AAAA-AAAA", "number", page.replaceAll("\\D", "")), new Desk.Upload("document", "pass.pdf", PDF.getBytes(StandardCharsets.US_ASCII))).statusCode();
        browser.upload(link + "/document", link + "/document", Map.of(), new Desk.Upload("document", "pass.pdf", PDF.getBytes(StandardCharsets.US_ASCII)));
        long kept = documents(who.value());
        counter.waitDays(13);
        long thirteen = documents(who.value());
        counter.waitDays(2);

        assertThat(wrong).isEqualTo(410);
        assertThat(java.util.List.of(kept, thirteen)).containsOnly(1L);
        assertThat(documents(who.value())).isZero();
        assertThat(counter.desk("it-total", "managing-director").read(page)).contains("The document is erased");
    }

    @Test
    void whoeverAsksForAnotherSaysSoOnTheFormAndSendsThePowerOfAttorneyThemselves() {
        var visiting = new Visiting(counter, app, database, dispatch);
        var who = asked.customer("it-total", "WB-24", "Fantasi Oppdragsgiver", "wb-24@postkasse.example");
        var browser = visiting.browser();

        browser.send("/it-total/requests", "/it-total/requests", Map.of("kind", "access", "name", "Fantasi Prosessfullmektig", "email", "wb-24-advokat@postkasse.example", "message", "For Fantasi Oppdragsgiver", "agent", "yes"));
        String link = visiting.link("wb-24-advokat@postkasse.example");
        String form = Desk.plain(browser.read(link + "/document"));
        browser.upload(link + "/document", link + "/document", Map.of(), new Desk.Upload("document", "fullmakt.pdf", PDF.getBytes(StandardCharsets.US_ASCII)));
        var request = database.sql("select r.number, r.agent, r.subject from rights.request r join rights.said s on s.anchor = r.anchor where s.email = 'wb-24-advokat@postkasse.example'").query().singleRow();
        String page = "/desk/requests/" + request.get("number");
        Desk desk = counter.desk("it-total", "managing-director");
        String seen = desk.read(page);

        assertThat(form).contains("Send the power of attorney", "be signed").doesNotContain("cover everything");
        assertThat(request.get("agent")).isEqualTo(true);
        assertThat(request.get("subject")).as("nobody is taken for the person by an agent's word").isNotEqualTo(who.value());
        assertThat(seen).contains("The power of attorney, K-" + request.get("number") + ".pdf");
    }

    private long documents(long subject) {
        return database.sql("select count(*) from rights.scan where subject = ? and kind = 'document'").param(subject).query(Long.class).single();
    }

    @Test
    void aPowerOfAttorneyCoversWhatItSaysAndADocumentGoesOnceItHasBeenLookedAt() {
        var who = asked.customer("it-total", "WB-3", "Fantasi Giver", "wb-3@postkasse.example");
        Desk desk = counter.desk("it-total", "managing-director");
        String page = asked.taken(desk, "access", "Fantasi Fullmektig", Map.of("email", "wb-3-advokat@postkasse.example", "agent", "yes"));
        desk.send(page, page + "/recognition", Map.of("subject", String.valueOf(who.value())));
        String until = counter.today().plusDays(30).toString();

        desk.upload(page, page + "/letters", Map.of("what", "mandate"), new Desk.Upload("scan", "fullmakt.pdf", PDF.getBytes(StandardCharsets.US_ASCII)));
        var hostile = desk.upload(page, page + "/letters", Map.of("what", "document"), new Desk.Upload("scan", "pass.pdf", "<script>1</script>".getBytes(StandardCharsets.US_ASCII)));
        desk.upload(page, page + "/letters", Map.of("what", "document"), new Desk.Upload("scan", "pass.pdf", PDF.getBytes(StandardCharsets.US_ASCII)));
        String before = desk.read(page);
        desk.send(page, page + "/proof", Map.of("method", "document"));
        String after = desk.read(page);
        desk.send(page, page + "/mandate", Map.of("until", until, "covers", "rectification"));
        String another = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());
        desk.send(page, page + "/mandate", Map.of("until", until, "covers", "access"));
        String given = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());

        assertThat(Desk.plain(hostile.body())).contains("neither a PDF nor a picture");
        assertThat(before).contains("The power of attorney, K-", "The document, K-");
        assertThat(after).contains("The power of attorney, K-").doesNotContain("The document, K-");
        assertThat(database.sql("select string_agg(kind, ' ') from rights.scan where subject = ?").param(who.value()).query(String.class).single()).isEqualTo("mandate");
        assertThat(another).contains("See the power of attorney first");
        assertThat(given).contains("Answered", "/requests/parcel/");
    }

    @Test
    void nobodyIsTiedToARequestByANumberOfAnotherCompany() {
        var elsewhere = asked.customer("it-total", "WB-4", "Fantasi Annensteds", "wb-4@postkasse.example");
        Desk desk = counter.desk("micromedic", "privacy-handler");
        String page = asked.taken(desk, "erasure", "Fantasi Annensteds", Map.of("email", "wb-4-annet@postkasse.example"));

        int tied = desk.send(page, page + "/recognition", Map.of("subject", String.valueOf(elsewhere.value()))).statusCode();

        assertThat(tied).isEqualTo(404);
        assertThat(database.sql("select count(*) from rights.request where subject = ?").param(elsewhere.value()).query(Long.class).single()).isZero();
    }

    @Test
    void thePersonReadsOnMinSideWhoWasToldAndWhatWasWrittenAndEveryYesAndNo() {
        asked.customer("micromedic", "WB-5", "Fantasi Opplyst", "wb-5@postkasse.example");
        Desk desk = counter.desk("micromedic", "privacy-handler");
        String page = asked.taken(desk, "rectification", "Fantasi Opplyst", Map.of("email", "wb-5@postkasse.example", "language", "sv"));
        asked.answered(desk, page, Map.of("field", asked.field(desk, page, "Name: Fantasi Opplyst"), "reason", "incorrect", "becomes", "Fantasi Opplyst-Rett"));
        var told = database.sql("select t.recipient from rights.told t join rights.request r on r.id = t.request where r.controller = 'micromedic' and r.number = ? order by 1 limit 1")
                .param(Integer.valueOf(page.replaceAll("\\D", ""))).query(String.class).single();

        var letter = desk.get(page + "/recipients/" + told + "/letter.pdf");
        desk.send(page, page + "/recipients/" + told, Map.of("how", "letter"));
        Desk mine = new Visiting(counter, app, database, dispatch).signedIn("micromedic", "wb-5@postkasse.example");
        mine.send("/micromedic/me", "/micromedic/me/channels/email", Map.of("state", "closed"));
        mine.send("/micromedic/me", "/micromedic/me/channels/email", Map.of("state", "open"));
        String own = mine.read("/micromedic/me/requests/" + page.replaceAll("\\D", ""));
        String choices = mine.read("/micromedic/me/choices");

        assertThat(letter.body()).startsWith("%PDF-");
        assertThat(Visiting.words(own)).containsPattern("Recipient told ?: ?\\S+").contains("Our letters", "Får besked:");
        assertThat(Visiting.words(choices)).containsPattern("E-mail yes .* E-mail no");
    }
}
