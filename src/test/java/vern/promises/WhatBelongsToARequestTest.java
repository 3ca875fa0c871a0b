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
        assertThat(handled).contains("signert.pdf").doesNotContain("bilde.pdf").contains("The letter, K-" + request.get("number") + ".pdf");
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
