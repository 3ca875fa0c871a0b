package vern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.mail.Dispatch;
import vern.mail.Enclosure;
import vern.mail.inbox.Mailroom;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// Passwords and numbers are kept out of cases; what has come all the same goes to safety from everywhere at once; and a letter on paper
/// lies with its case.
@VernTest
class WhatShouldNotStandThereTest {

    @Autowired AppUnderTest app;
    @Autowired Arrivals arrivals;
    @Autowired Dispatch dispatch;
    @Autowired Mailroom mailroom;
    @Autowired JdbcClient database;
    @Autowired MailCopies copies;

    private final String someone = Caller.address();

    @BeforeEach
    void calm() {
        database.sql("delete from staff.attempt").update();
    }

    private Desk desk(String company, String role) {
        return new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1""").params(company, role).query(String.class).single());
    }

    private long formed(String words, List<Enclosure> files) {
        var arrival = Arrival.form("it-total", "contact-form", Kind.ENQUIRY, Map.of("name", "Fantasi Røpet", "email", someone, "message", words), "nb");
        assertThat(arrivals.take(arrival.with(files), new Actor.Job("site", "it-total"))).isInstanceOf(Arrived.Opened.class);
        return (long) Caller.caseFrom(database, someone).get("id");
    }

    private boolean lies(long id, String words) {
        return database.sql("""
                select exists (select 1 from mail.letter l where l.message like :words) or exists (
                    select 1 from cases.entry e join cases.turn t on t.entry = e.id and t.subject = e.subject where t.matter = :matter and e.message like :words)""")
                .param("words", "%" + words + "%").param("matter", id).query(Boolean.class).single();
    }

    private static boolean inBox(String words) {
        return Postbox.inBox("it-total").stream().anyMatch(mail -> {
            try {
                return String.valueOf(mail.getContent()).contains(words);
            } catch (Exception fault) {
                throw new AssertionError(fault);
            }
        });
    }

    private void protect(Desk desk, long id) {
        long entry = database.sql("select entry from cases.turn where matter = ?").param(id).query(Long.class).single();
        assertThat(desk.send("/desk/cases/" + id, "/desk/cases/" + id + "/entries/" + entry + "/safety", Map.of()).statusCode()).isEqualTo(302);
    }

    @Test
    void whatIsMovedToSafetyLeavesTheMailboxToo() {
        long id = formed("Passord: fantasigran-77", List.of());
        dispatch.deliver();
        mailroom.collect();
        boolean before = inBox("fantasigran-77");
        var desk = desk("it-total", "customer-service");
        var seen = desk.read("/desk/cases/" + id);

        protect(desk, id);

        assertThat(before).isTrue();
        assertThat(seen).contains("This should not lie in e-mail", "password");
        assertThat(inBox("fantasigran-77")).isFalse();
        assertThat(lies(id, "fantasigran-77")).isFalse();
    }

    @Test
    void whatCouldNotBeTakenOutOfTheMailboxAtOnceIsTakenOutInOneOfTheNextNightsThoughTheCaseIsOpen() {
        long id = formed("Passord: fantasiselje-79", List.of());
        dispatch.deliver();
        mailroom.collect();
        copies.run(app.now());
        boolean open = inBox("fantasiselje-79");

        // As it stands after a mailbox that did not answer when the words were moved.
        database.sql("update cases.copy set leaves = true where matter = ?").param(id).update();
        copies.run(app.now());

        assertThat(open).as("a copy of an open case stays").isTrue();
        assertThat(inBox("fantasiselje-79")).isFalse();
        assertThat(database.sql("select count(*) from cases.copy where matter = ?").param(id).query(Long.class).single()).isZero();
    }

    @Test
    void aCopyThatHasNotGoneYetDoesNotGo() {
        long id = formed("Passord: fantasifuru-78", List.of());

        protect(desk("it-total", "customer-service"), id);
        boolean left = lies(id, "fantasifuru-78");
        dispatch.deliver();
        mailroom.collect();

        assertThat(left).isFalse();
        assertThat(inBox("fantasifuru-78")).isFalse();
        assertThat(database.sql("select count(*) from cases.copy where matter = ?").param(id).query(Long.class).single()).isZero();
    }

    @Test
    void theFilesGoWithTheWordsAndComeOutForWhoeverNeedsThemOnTheRecord() {
        Postbox.deliver("midt-it", """
                From: Tenkt Avsender <%s>
                To: post@midt-it.example
                Subject: Legen
                Message-ID: <%s@postkasse.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="fantasi"

                --fantasi
                Content-Type: text/plain; charset=utf-8

                Her er min diagnose.
                --fantasi
                Content-Type: text/plain; name="epikrise-fantasi.txt"
                Content-Disposition: attachment; filename="epikrise-fantasi.txt"

                Fantasiepikrise nummer en
                --fantasi--
                """.formatted(someone, java.util.UUID.randomUUID()).replace("\n", "\r\n"));
        mailroom.collect();
        long id = (long) Caller.caseFrom(database, someone).get("id");
        var desk = desk("midt-it", "customer-service");
        boolean before = desk.read("/desk/cases/" + id).contains("epikrise-fantasi.txt");
        long entry = database.sql("select entry from cases.turn where matter = ?").param(id).query(Long.class).single();

        protect(desk, id);
        protect(desk, id);
        var page = desk.read("/desk/cases/" + id);
        String words = desk.send("/desk/cases/" + id, "/desk/cases/" + id + "/entries/" + entry + "/opening", Map.of()).body();
        var file = desk.send("/desk/cases/" + id, "/desk/cases/" + id + "/entries/" + entry + "/files/0", Map.of());

        assertThat(before).isTrue();
        assertThat(words).as("what was moved twice is still there").contains("Her er min diagnose.");
        assertThat(page).doesNotContain("epikrise-fantasi.txt").contains("Take out file 1 of what was moved");
        assertThat(database.sql("select count(*) from cases.file where entry = ?").param(entry).query(Long.class).single()).isZero();
        assertThat(database.sql("select count(*) from cases.protected where entry = ? and encode(sealed, 'escape') like '%epikrise%'").param(entry).query(Long.class).single()).isZero();
        assertThat(file.body()).contains("Fantasiepikrise nummer en");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).contains("epikrise-fantasi.txt");
        assertThat(database.sql("select count(*) from audit.entry where kind = 'cases.protected-opened' and details ->> 'entry-id' = ?").param("" + entry).query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void noAnswerNoNoteAndNoCallIsWrittenWithAPasswordInIt() {
        long id = formed("Når åpner dere?", List.of());
        var desk = desk("it-total", "customer-service");
        var page = "/desk/cases/" + id;

        var answer = desk.send(page, page + "/answers", Map.of("version", "1", "to", someone, "subject", "Svar", "text", "Passordet ditt er Vinter2027"));
        var note = desk.send(page, page + "/notes", Map.of("version", "1", "note", "Kundens passord: vinterdag"));
        var call = desk.send("/desk/cases/new", "/desk/cases/new", Map.of("channel", "phone", "kind", "support", "name", "Fantasi Ringer", "message", "PIN-koden er 4477 sa hun."));
        var fine = desk.send(page, page + "/notes", Map.of("version", "1", "note", "Kunden har glemt passordet. Det er sendt en lenke."));

        assertThat(List.of(answer, note, call)).allSatisfy(one -> assertThat(Desk.plain(one.body())).contains("Take it out first"));
        assertThat(Desk.plain(note.body())).contains("Kundens passord: vinterdag");
        assertThat(fine.statusCode()).isEqualTo(302);
        assertThat(Caller.texts(database, id)).containsExactly("Når åpner dere?", "Kunden har glemt passordet. Det er sendt en lenke.");
    }

    @Test
    void aLetterOnPaperLiesWithItsCaseAndIsRefusedWhereNoFileMay() {
        var scan = new Desk.Upload("scan", "brev.pdf", "%PDF-1.4 fantasibrev".getBytes(StandardCharsets.US_ASCII));
        var desk = desk("it-total", "customer-service");

        var taken = desk.upload("/desk/cases/new", "/desk/cases/new", Map.of("channel", "letter", "kind", "privacy", "name", "Fantasi Brevskriver", "email", someone, "message", "Se brevet."), scan);
        long id = (long) Caller.caseFrom(database, someone).get("id");

        assertThat(taken.statusCode()).isEqualTo(302);
        assertThat(database.sql("select convert_from(f.content, 'UTF8') from cases.file f join cases.turn t on t.subject = f.subject and t.entry = f.entry where t.matter = ?").param(id).query(String.class).single())
                .contains("fantasibrev");
        var refused = desk("micromedic", "sales").upload("/desk/cases/new", "/desk/cases/new", Map.of("channel", "event", "kind", "exhibition", "name", "Fantasi Mässbrev", "company", "Fantasimässan"), scan);
        assertThat(Desk.plain(refused.body())).contains("Such a case may not have this field");
        assertThat(database.sql("select exists (select 1 from cases.entry where name = 'Fantasi Mässbrev')").query(Boolean.class).single()).isFalse();
    }
}
