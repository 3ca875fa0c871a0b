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
}
