package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

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
import vern.rights.answers.Parcels;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// A copy does not tell of others: what names them is left out passage by passage, as proposed or as someone decided, and nothing else is.
@Story
class OthersInTheTextTest {

    private static final String OUT = "[utelatt: gjelder andre]";

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

    /// Writes to the company, and is noted about; the person.
    private SubjectId written(String number, String name, String email, String note) {
        var who = asked.customer("it-total", number, name, email);
        Postbox.deliver("it-total", "From: " + name + " <" + email + ">\nTo: " + Postbox.box("it-total") + "\nSubject: Nettet hos naboen\nMessage-ID: <" + UUID.randomUUID()
                + "@postkasse.example>\nContent-Type: text/plain; charset=utf-8\n\nFantasi Naboperson har det samme. Ring +47 22 22 04 71.\n");
        mailroom.collect();
        long matter = database.sql("select max(t.matter) from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where e.email = ?").param(email).query(Long.class).single();
        String page = "/desk/cases/" + matter;
        assertThat(counter.desk("it-total", "customer-service").send(page, page + "/notes", Map.of("version",
                database.sql("select version from cases.matter where id = ?").param(matter).query(String.class).single(), "note", note)).statusCode()).isEqualTo(302);
        return who;
    }

    /// The key of a passage in what the company has noted.
    private static String key(String page, String words) {
        var noted = java.util.Arrays.stream(Desk.plain(page).split("<fieldset")).filter(text -> text.contains("class=\"passages") && !text.contains("wrote this themselves")).findFirst().orElseThrow();
        var found = Pattern.compile("name=\"(out\\.[^\"]+)\"[^>]*><label[^>]*>Leave out “" + Pattern.quote(words)).matcher(noted);
        assertThat(found.find()).as(words).isTrue();
        return found.group(1);
    }

    @Test
    void whatNamesSomeoneElseIsProposedChosenAndLeftOutOfTheCopyAndTheLetterSaysSo() {
        counter.customer("it-total", "OT-4711", Row.person("Fantasi Naboperson").and("email", "ot-nabo@postkasse.example").and("subscription", "Bredbånd 500").since(counter.today().minusDays(40)).and("source", "customer"));
        var who = written("OT-1", "Fantasi Spørsmål", "ot-1@postkasse.example", "Fantasi Naboperson (ot-nabo@postkasse.example, 22 22 04 72, 010170 12345, kunde OT-4711) klaget først 12.10.2026. "
                + "Fantasi Ukjentperson var der. Svar til Fantasi Spørsmål, ot-1@postkasse.example, OT-1. Fantasi Nabopersons katt heter Fantasipus.");
        Desk desk = counter.desk("it-total", "managing-director");
        String page = asked.taken(desk, "access", "Fantasi Spørsmål", Map.of("email", "ot-1@postkasse.example"));

        asked.identified(desk, page);
        String shown = desk.read(page);
        String released = key(shown, "22 22 04 72");
        desk.send(page, page + "/passages", Map.of(key(shown, "Fantasi Naboperson”"), "yes", key(shown, "ot-nabo@postkasse.example"), "yes", key(shown, "010170 12345"), "yes",
                key(shown, "OT-4711"), "yes", key(shown, "Fantasi Nabopersons"), "yes", "words", "fantasipus\n"));
        String chosen = desk.read(page);
        String preview = Visiting.words(desk.read("/desk/people/" + who.value() + "/access"));
        String answered = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());
        var files = Asked.files(parcels, answered);

        assertThat(Visiting.words(shown)).contains("About others", "The person wrote this themselves").doesNotContain("Leave out “Fantasi Ukjentperson", "Leave out “ot-1@", "Leave out “OT-1”", "Leave out “12.10.2026");
        assertThat(chosen).contains("Leave out “Fantasipus”");
        for (var said : java.util.List.of(preview, Visiting.words(files.get("report.html")), files.get("report.json"))) {
            assertThat(said).contains("Fantasi Ukjentperson", "22 22 04 72", "klaget først 12.10.2026", "Fantasi Naboperson har det samme", "+47 22 22 04 71")
                    .doesNotContain("ot-nabo@", "010170 12345", "OT-4711", "Nabopersons", "Fantasipus", "Naboperson (");
        }
        assertThat(files.get("report.json")).contains(OUT + " (" + OUT + ", 22 22 04 72, " + OUT);
        assertThat(answered).contains("Utelatt i tekstene:", "6 steder som gjelder andre", "art. 15 nr. 4");
        assertThat(released).contains("cases.entry-");
        assertThat(database.sql("select string_agg(kind || ' ' || detail, ', ' order by id) from rights.step where request = (select id from rights.request where subject = ? and kind = 'access') and kind like 'passages%'")
                .param(who.value()).query(String.class).single()).isEqualTo("passages 6 withheld, 3 given, passages-withheld 6");
        assertThat(database.sql("select count(*) from audit.entry where subject = ? and (details::text like '%Naboperson%' or details::text like '%ot-nabo%')").param(who.value()).query(Long.class).single()).isZero();
    }

    @Test
    void whatIsNotLookedAtGoesOutAsProposedAndMinSideTellsOfNobodyElseEither() {
        asked.customer("it-total", "OT-4712", "Fantasi Bortgjemt", "ot-bort@postkasse.example");
        asked.customer("midt-it", "OT-4713", "Fantasi Annetsted", "ot-annet@postkasse.example");
        written("OT-2", "Fantasi Egenside", "ot-2@postkasse.example", "Fantasi Bortgjemt betaler for begge. Fantasi Annetsted kjenner vi ikke.");
        var visiting = new Visiting(counter, app, database, dispatch);
        Desk desk = counter.desk("it-total", "managing-director");
        String page = asked.taken(desk, "access", "Fantasi Egenside", Map.of("email", "ot-2@postkasse.example"));

        var files = Asked.files(parcels, asked.answered(desk, page, Map.of()));
        Desk mine = visiting.signedIn("it-total", "ot-2@postkasse.example");
        var me = mine.read("/it-total/me");

        assertThat(files.get("report.json")).contains(OUT + " betaler for begge. Fantasi Annetsted").doesNotContain("Fantasi Bortgjemt");
        assertThat(me).doesNotContain("Fantasi Bortgjemt");
        assertThat(Visiting.words(me)).contains("[left out: about someone else] betaler for begge");
        assertThat(desk.send(page, page + "/passages", Map.of()).statusCode()).as("answered already").isEqualTo(409);
        assertThat(counter.desk("it-total", "marketing").send("/desk", page + "/passages", Map.of()).statusCode()).as("not their work").isEqualTo(403);
        assertThat(counter.desk("midt-it", "privacy-handler").send("/desk/requests", page + "/passages", Map.of()).statusCode()).as("another company").isNotEqualTo(302);
    }

    /// Someone who has asked for access and shown who they are; the desk's page about it.
    private String sender(Desk desk, String number, String email) {
        asked.customer("it-total", number, "Fantasi Filsender", email);
        String page = asked.taken(desk, "access", "Fantasi Filsender", Map.of("email", email));
        asked.identified(desk, page);
        return page;
    }

    /// Sends the company the files in one mail; their keys on the desk's page, in the order they came.
    private java.util.List<String> attached(Desk desk, String email, String page, String... files) {
        var parts = new StringBuilder();
        for (String file : files) parts.append("\n--x\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"").append(file).append(".pdf\"\n\n")
                .append(java.util.Base64.getEncoder().encodeToString(("%PDF-1.7 " + file).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        Postbox.deliver("it-total", "From: Fantasi Filsender <" + email + ">\nTo: " + Postbox.box("it-total") + "\nSubject: Tre filer\nMessage-ID: <" + UUID.randomUUID()
                + "@postkasse.example>\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\nSe vedlagt." + parts + "\n--x--\n");
        mailroom.collect();
        return Pattern.compile("href=\"" + page + "/files/(cases\\.file-\\d+)\"").matcher(desk.read(page)).results().map(found -> found.group(1)).sorted(java.util.Comparator.comparing(key -> Long.valueOf(key.replaceAll("\\D", "")))).toList();
    }

    @Test
    void oneFileIsKeptBackAndAnotherGivenWithSomethingCoveredAndThePersonIsToldWhichAndWhy() {
        Desk desk = counter.desk("it-total", "managing-director");
        String page = sender(desk, "OT-3", "ot-3@postkasse.example");
        var keys = attached(desk, "ot-3@postkasse.example", page, "hel", "skjult", "delvis");
        assertThat(keys).hasSize(3);

        var looked = desk.get(page + "/files/" + keys.get(1));
        desk.upload(page, page + "/files/" + keys.get(1), Map.of("way", "withheld", "why", "secrets"), new Desk.Upload("covered", "", new byte[0]));
        String hostile = Desk.plain(desk.upload(page, page + "/files/" + keys.get(2), Map.of("way", "covered", "why", "others"), new Desk.Upload("covered", "dekket.pdf", "<svg onload=alert(1)>".getBytes())).body());
        var unread = desk.get(page + "/files/cases.file-" + Long.MAX_VALUE).statusCode();
        for (String text : new String[] {"%PDF-1.7 prøve", "%PDF-1.7 dekket"}) {
            desk.upload(page, page + "/files/" + keys.get(2), Map.of("way", "covered", "why", "others"), new Desk.Upload("covered", "dekket.pdf", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        String shown = Visiting.words(desk.read(page));
        String answered = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());
        var given = Asked.files(parcels, answered).entrySet().stream().filter(file -> file.getKey().startsWith("attachments/")).map(Map.Entry::getValue).toList();

        assertThat(looked.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(looked.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(looked.body()).isEqualTo("%PDF-1.7 skjult");
        assertThat(hostile).contains("Attach a PDF or a picture");
        assertThat(unread).isEqualTo(404);
        assertThat(shown).contains("skjult.pdf", "Kept back.", "Given in a version in which something is covered.");
        assertThat(given).containsExactlyInAnyOrder("%PDF-1.7 hel", "%PDF-1.7 dekket");
        assertThat(Visiting.words(answered)).contains("Filer vi har holdt tilbake:", "Filer der noe er dekket til:", "art. 15 nr. 4", "forretningshemmelighet");
        assertThat(database.sql("select string_agg(s.kind, ' ' order by s.id) from rights.step s join rights.request r on r.id = s.request where r.controller = 'it-total' and r.number = ? and s.kind like 'file-%'")
                .param(Integer.valueOf(page.replaceAll("\\D", ""))).query(String.class).single()).isEqualTo("file-withheld file-covered file-covered");
        assertThat(counter.desk("it-total", "marketing").get(page + "/files/" + keys.get(1)).statusCode()).as("not their work").isEqualTo(403);
    }

    @Test
    void whatTheDeskHasKeptBackIsNotInTheCopyFromMinSideEither() {
        Desk desk = counter.desk("it-total", "managing-director");
        String page = sender(desk, "OT-4", "ot-4@postkasse.example");
        var keys = attached(desk, "ot-4@postkasse.example", page, "hel-4", "skjult-4");
        Desk mine = new Visiting(counter, app, database, dispatch).signedIn("it-total", "ot-4@postkasse.example");
        String before = mine.send("/it-total/me", "/it-total/me/copy", Map.of()).body();

        desk.upload(page, page + "/files/" + keys.get(1), Map.of("way", "withheld", "why", "others"), new Desk.Upload("covered", "", new byte[0]));

        assertThat(before).contains("hel-4.pdf", "skjult-4.pdf");
        assertThat(mine.send("/it-total/me", "/it-total/me/copy", Map.of()).body()).contains("hel-4.pdf").doesNotContain("skjult-4.pdf");
    }
}
