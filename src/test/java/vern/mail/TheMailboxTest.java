package vern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Ledger;
import vern.mail.inbox.Mailroom;
import vern.testing.AppUnderTest;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// Mail is taken out of the mailbox, and a letter that comes back is known again.
@VernTest
class TheMailboxTest {

    @Autowired AppUnderTest app;
    @Autowired Outbox outbox;
    @Autowired Dispatch dispatch;
    @Autowired Mailroom mailroom;
    @Autowired Ledger ledger;
    @Autowired JdbcClient database;

    private Letterbox person;

    @BeforeEach
    void someoneWhoAsked() {
        dispatch.deliver();
        mailroom.collect();
        person = new Letterbox(ledger, database, app.now());
    }

    private static String back(String number) {
        return Postbox.bounce("noen@postkasse.example", "5.1.1", number);
    }

    private Posted.Waiting sent() {
        var posted = (Posted.Waiting) outbox.send(person.letter("Svar", "Hei."), Letterbox.CLERK);
        dispatch.deliver();
        return posted;
    }

    @Test
    void aLetterThatComesBackIsMarkedAsNotArrived() {
        var letter = sent();
        Postbox.deliver("it-total", back(letter.messageId()));

        assertThat(mailroom.collect()).isOne();

        assertThat(person.state(letter.letter())).isEqualTo("given-up");
        assertThat(database.sql("select outcome from mail.sending where letter = ?").param(letter.letter().value()).query(String.class).single()).isEqualTo("5.1.1");
        assertThat(mailroom.collect()).isZero();
    }

    @Test
    void anotherCompanyCannotCallALetterBack() {
        var letter = sent();
        Postbox.deliver("medic-it", back(letter.messageId()));

        mailroom.collect();

        assertThat(person.state(letter.letter())).isEqualTo("sent");
    }

    @Test
    void whatCameTwiceIsTakenInOnce() {
        var letter = sent();
        Postbox.deliver("it-total", back(letter.messageId()));
        Postbox.deliver("it-total", back(letter.messageId()));

        mailroom.collect();

        assertThat(database.sql("select count(*) from audit.entry where kind = 'mail.returned' and subject = ?").param(person.subject.value())
                .query(Long.class).single()).isOne();
    }
}
