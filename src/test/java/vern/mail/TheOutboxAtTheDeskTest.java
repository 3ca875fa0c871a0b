package vern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Ledger;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// What the desk sees of the outbox, and what it can decide.
@VernTest
class TheOutboxAtTheDeskTest {

    @Autowired AppUnderTest app;
    @Autowired Outbox outbox;
    @Autowired Dispatch dispatch;
    @Autowired Ledger ledger;
    @Autowired JdbcClient database;

    private Letterbox person;

    @BeforeEach
    void someoneWhoAsked() {
        database.sql("delete from staff.attempt").update();
        person = new Letterbox(ledger, database, app.now());
    }

    private Desk desk(String who) {
        return new Desk(app.url("/").getPort()).signedIn(who + ".example");
    }

    private long post(Letter letter) {
        assertThat(outbox.send(letter, Letterbox.CLERK)).isInstanceOf(Posted.Waiting.class);
        return database.sql("select max(letter) from mail.sending where subject = ?").param(person.subject.value()).query(Long.class).single();
    }

    @Test
    void whoeverActsForThePurposeReadsTheLetterAndLeavesATrace() {
        long letter = post(person.letter("Svaret ditt", "Hei, her er svaret."));

        assertThat(desk("kundeservice@it-total").read("/desk/outbox")).contains("Svaret ditt", person.address());
        assertThat(desk("kundeservice@it-total").read("/desk/outbox/" + letter)).contains("The letter waits to go", "Hei, her er svaret.");

        assertThat(database.sql("select count(*) from ledger.use u join ledger.act a on a.id = u.act where u.subject = ? and a.what = 'outbox'")
                .param(person.subject.value()).query(Long.class).single()).isPositive();
    }

    @Test
    void anotherRoleSeesThatItIsThereAndNotWhatItSays() {
        long letter = post(person.letter("Svaret ditt", "Hei, her er svaret."));

        var page = desk("regnskap@it-total").read("/desk/outbox/" + letter);

        assertThat(page).contains("your role does not work with this").doesNotContain("Svaret ditt", person.address(), "her er svaret");
        assertThat(desk("regnskap@it-total").read("/desk/outbox")).doesNotContain(person.address());
    }

    @Test
    void anotherCompanyHasNoSuchLetter() {
        long letter = post(person.letter("Svaret ditt", "Hei."));

        assertThat(desk("kundeservice@medic-it").get("/desk/outbox/" + letter).statusCode()).isEqualTo(404);
    }

    @Test
    void aLetterThatIsTakenBackDoesNotGo() {
        long letter = post(person.letter("Svaret ditt", "Hei."));
        var page = "/desk/outbox/" + letter;

        desk("kundeservice@it-total").send(page, page + "/withdrawal", Map.of());
        dispatch.deliver();

        assertThat(person.state(new LetterId(letter))).isEqualTo("withdrawn");
        assertThat(Postbox.of(person.address())).isEmpty();
        assertThat(person.rows()).isZero();
    }

    @Test
    void oneThatMayHaveGoneIsSentAgainOnlyWhenSomeoneSaysSo() {
        long letter = post(person.letter("Svaret ditt", "Hei."));
        database.sql("update mail.sending set state = 'unsure' where letter = ?").param(letter).update();
        dispatch.deliver();
        assertThat(Postbox.of(person.address())).isEmpty();

        var page = "/desk/outbox/" + letter;
        desk("kundeservice@it-total").send(page, page + "/attempts", Map.of());
        dispatch.deliver();

        assertThat(Postbox.of(person.address())).hasSize(1);
    }

    @Test
    void nobodyGetsInWithoutSigningInOrByTheWrongMethod() {
        var stranger = new Desk(app.url("/").getPort());

        assertThat(stranger.get("/desk/outbox").headers().firstValue("Location").orElse("")).endsWith("/desk/sign-in");
        assertThat(desk("kundeservice@it-total").get("/desk/outbox/1/withdrawal").statusCode()).isEqualTo(405);
        assertThat(desk("kundeservice@it-total").get("/desk/outbox?show=alle").statusCode()).isEqualTo(404);
    }
}
