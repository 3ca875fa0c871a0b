package vern.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vern.ledger.Erasure;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.Stays;
import vern.mail.carrier.Carried;
import vern.mail.carrier.Carrier;
import vern.mail.carrier.Carriers;
import vern.mail.carrier.Channel;
import vern.mail.carrier.MailServer;
import vern.mail.carrier.Parcel;
import vern.mail.carrier.SmtpCarrier;
import vern.testing.AppUnderTest;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// Letters wait in the outbox until a server has them, go once, and leave nothing behind.
@VernTest
class TheOutboxTest {

    @Autowired AppUnderTest app;
    @Autowired Outbox outbox;
    @Autowired Dispatch dispatch;
    @Autowired Ledger ledger;
    @Autowired Ledger.Setting setting;
    @Autowired Erasure erasure;
    @Autowired Sendings sendings;
    @Autowired Wrapping wrapping;
    @Autowired JdbcClient database;
    @Autowired PlatformTransactionManager transactions;

    private Letterbox person;

    @BeforeEach
    void someoneWhoAsked() {
        dispatch.deliver();
        person = new Letterbox(ledger, database, app.now());
    }

    private Posted.Waiting posted(Letter letter) {
        assertThat(outbox.send(letter, Letterbox.CLERK)).isInstanceOf(Posted.Waiting.class);
        return (Posted.Waiting) outboxLast();
    }

    private Posted outboxLast() {
        return database.sql("select letter, message_id from mail.sending where subject = ? order by letter desc limit 1").param(person.subject.value())
                .query((row, n) -> new Posted.Waiting(new LetterId(row.getLong(1)), row.getString(2))).single();
    }

    @Test
    void aLetterArrivesAndWhatWasWrittenIsGone() throws Exception {
        var waiting = posted(person.letter("Svaret på spørsmålet ditt", "Hei.\nDet står på æ, ø og å.\n")
                .enclosing(new Enclosure("svar.txt", "text/plain", "vedlagt".getBytes(StandardCharsets.UTF_8))).headed("In-Reply-To", "<a@b.example>"));

        dispatch.deliver();

        var mail = Postbox.of(person.address()).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Svaret på spørsmålet ditt");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("IT total <post@it-total.example>");
        assertThat(mail.getHeader("Message-ID")).containsExactly(waiting.messageId());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<a@b.example>");
        assertThat(((Multipart) mail.getContent()).getBodyPart(0).getContent().toString()).contains("æ, ø og å");
        assertThat(((Multipart) mail.getContent()).getBodyPart(1).getFileName()).isEqualTo("svar.txt");
        assertThat(person.state(waiting.letter())).isEqualTo("sent");
        assertThat(person.rows()).isZero();
    }

    @Test
    void whatIsToBeKeptStaysAfterItHasGone() {
        posted(person.letter("Svar", "Dette skal ligge i saken.").kept());

        dispatch.deliver();

        assertThat(person.rows()).isOne();
        dispatch.deliver();
        assertThat(Postbox.of(person.address())).hasSize(1);
    }

    @Test
    void whatIsRolledBackWasNeverPosted() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            outbox.send(person.letter("Aldri", "Dette skjedde ikke."), Letterbox.CLERK);
            status.setRollbackOnly();
        });

        dispatch.deliver();

        assertThat(Postbox.of(person.address())).isEmpty();
        assertThat(person.rows()).isZero();
    }

    @Test
    void withoutAMailServerEverythingStays() {
        var waiting = posted(person.letter("Svar", "Hei."));

        int sent = new Dispatch(setting, sendings, wrapping, new Carriers(List.of())).deliver();

        assertThat(sent).isZero();
        assertThat(person.state(waiting.letter())).isEqualTo("waiting");
        assertThat(person.rows()).isOne();
    }

    @Test
    void aServerThatIsAwayCostsNoLetterAnAttempt() {
        var waiting = posted(person.letter("Svar", "Hei."));
        var away = new Dispatch(setting, sendings, wrapping, new Carriers(List.of(new SmtpCarrier(MailServer.of("smtp://localhost:1", "")))));

        away.deliver();

        assertThat(person.state(waiting.letter())).isEqualTo("waiting");
        assertThat(away.silentSince(Channel.EMAIL)).isPresent();
    }

    @Test
    void whatAServerRefusesForNowIsTriedAgainAfterGrowingPausesAndAtLastGivenUp() {
        var waiting = posted(person.letter("Svar", "Hei."));
        var busy = dispatching(parcel -> new Carried.Later("4.2.2"));
        var pauses = new ArrayList<Duration>();

        for (int i = 0; i < 30 && !person.state(waiting.letter()).equals("given-up"); i++) {
            busy.deliver();
            var next = sendings.find("it-total", waiting.letter()).orElseThrow().course();
            pauses.add(Duration.ofMinutes(Math.round(Duration.between(app.now(), next.next()).toSeconds() / 60.0)));
            database.sql("update mail.sending set next_at = changed where letter = ? and state = 'failed'").param(waiting.letter().value()).update();
        }

        assertThat(pauses).hasSize(10).startsWith(Duration.ofMinutes(1), Duration.ofMinutes(5));
        assertThat(pauses.subList(0, 9)).isSorted();
        assertThat(person.state(waiting.letter())).isEqualTo("given-up");
        assertThat(person.rows()).isOne();
    }

    @Test
    void aLetterInHandWhenANodeDiesIsNeverSentASecondTimeByItself() {
        var waiting = posted(person.letter("Svar", "Hei."));
        var dying = dispatching(parcel -> {
            throw new Dying();
        });

        assertThatThrownBy(dying::deliver).isInstanceOf(Dying.class);
        dispatch.deliver();
        assertThat(person.state(waiting.letter())).isEqualTo("sending");
        app.advance(Sendings.IN_HAND.plusMinutes(1));
        dispatch.deliver();

        assertThat(person.state(waiting.letter())).isEqualTo("unsure");
        assertThat(Postbox.of(person.address())).isEmpty();
    }

    private static final class Dying extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void twoNodesTakeEachLetterOnce() throws Exception {
        for (int i = 0; i < 20; i++) posted(person.letter("Svar " + i, "Hei."));
        var other = new Dispatch(setting, sendings, wrapping, new Carriers(List.of(new SmtpCarrier(MailServer.of(Postbox.smtp(), "")))));

        var thread = Thread.ofPlatform().start(other::deliver);
        dispatch.deliver();
        thread.join();

        assertThat(Postbox.of(person.address())).hasSize(20).extracting(MimeMessage::getSubject).doesNotHaveDuplicates();
    }

    @Test
    void aLetterWhoseGroundHasEndedDoesNotGo() {
        var waiting = posted(person.letter("Svar", "Hei."));
        database.sql("delete from mail.letter where subject = ?").param(person.subject.value()).update();

        dispatch.deliver();

        assertThat(person.state(waiting.letter())).isEqualTo("withdrawn");
        assertThat(Postbox.of(person.address())).isEmpty();
    }

    @Test
    void aLetterToSomeoneWhoseDataAreRestrictedWaitsUnlessItAnswersThemAboutTheirData() {
        var enquiry = new Letter.Standing("it-total", person.subject, "enquiry", "answer-enquiries", "form").on(person.matter);
        var waiting = posted(Letter.of(enquiry, new Address.Email(person.address()), "nb", Letter.Content.plain("Tilbud", "Hei.")));
        var answer = posted(person.letter("Svar", "Hei."));
        ledger.restrict("it-total", person.subject, Stays.Scope.everything(), "accuracy", Letterbox.CLERK);

        dispatch.deliver();

        assertThat(person.state(waiting.letter())).isEqualTo("failed");
        assertThat(person.state(answer.letter())).isEqualTo("sent");
        assertThat(Postbox.of(person.address())).extracting(MimeMessage::getSubject).containsExactly("Svar");
    }

    @Test
    void anErasureTakesWhatWaitsWithIt() {
        var letter = Letter.of(new Letter.Standing("it-total", person.subject, "enquiry", "answer-enquiries", "form").on(person.matter),
                new Address.Email(person.address()), "nb", Letter.Content.plain("Svar", "Hei."));
        posted(letter);

        erasure.execute("it-total", person.subject, Erasure.Weighed.allEnd(java.util.Set.of("answer-enquiries")), Letterbox.CLERK);

        assertThat(person.rows()).isZero();
        dispatch.deliver();
        assertThat(Postbox.of(person.address())).isEmpty();
    }

    @Test
    void whatHasNoDeclaredGroundIsNotEvenHeld() {
        var marketing = new Letter.Standing("it-total", person.subject, "newsletter", "newsletter", "form");

        var posted = outbox.send(Letter.of(marketing, new Address.Email(person.address()), "nb", Letter.Content.plain("Nytt", "Hei.")), Letterbox.CLERK);

        assertThat(posted).isEqualTo(new Posted.Refused(Placing.Reason.NO_GROUND));
        assertThat(person.rows()).isZero();
    }

    @Test
    void noHeaderCanBeSmuggledIn() throws Exception {
        posted(person.letter("Hei\r\nBcc: alle@postkasse.example\r\n\r\nnytt brev", "Hei."));
        dispatch.deliver();

        var mail = Postbox.of(person.address()).getFirst();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Hei Bcc: alle@postkasse.example nytt brev");
        assertThatThrownBy(() -> person.letter("Hei", "Hei.").headed("X-Test", "a\r\nBcc: b@c.example")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> person.letter("Hei", "Hei.").headed("Bcc", "b@c.example")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Address.email("a@b.example\r\nBcc: c@d.example")).isEmpty();
        assertThat(Address.email("a@b.example, c@d.example")).isEmpty();
        assertThat(Address.email("\"A\" <a@b.example>")).isEmpty();
        assertThat(Address.email("kari@blåbær.example")).contains(new Address.Email("kari@xn--blbr-roah.example"));
    }

    @Test
    void nothingThatIsPrintedSaysWhoOrWhat() {
        var letter = person.letter("Hemmelig emne", "Hemmelig tekst").enclosing(new Enclosure("hemmelig.txt", "text/plain", new byte[] {1}));

        assertThat(letter.toString()).doesNotContain(person.address(), "Hemmelig", "hemmelig");
    }

    @Test
    void aShortMessageWaitsForAGateway() {
        var letter = Letter.of(person.standing(), new Address.Phone("+4700000123"), "nb", new Letter.Content("", "Feilen er rettet.", Optional.empty()));
        var waiting = posted(letter);
        var texts = new ArrayList<String>();

        dispatch.deliver();
        assertThat(person.state(waiting.letter())).isEqualTo("waiting");
        new Dispatch(setting, sendings, wrapping, new Carriers(List.of(new ByHand(Channel.SMS, parcel -> {
            texts.add(parcel.content().text());
            return new Carried.Taken();
        })))).deliver();

        assertThat(texts).contains("Feilen er rettet.");
        assertThat(person.state(waiting.letter())).isEqualTo("sent");
    }

    private Dispatch dispatching(Handing handing) {
        return new Dispatch(setting, sendings, wrapping, new Carriers(List.of(new ByHand(Channel.EMAIL, handing))));
    }

    private interface Handing {
        Carried hand(Parcel parcel);
    }

    private record ByHand(Channel channel, Handing handing) implements Carrier {
        @Override
        public Round begin() {
            return handing::hand;
        }
    }
}
