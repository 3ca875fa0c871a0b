package vern.mail;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;

/// Somebody who has asked IT total something, and is to be answered.
final class Letterbox {

    static final Actor CLERK = new Actor.Job("counter", "it-total");

    private final Ledger ledger;
    private final JdbcClient database;
    final SubjectId subject;
    final AnchorId matter;

    Letterbox(Ledger ledger, JdbcClient database, java.time.Instant now) {
        this.ledger = ledger;
        this.database = database;
        subject = ledger.subject("it-total");
        matter = ledger.open("it-total", "case", Optional.empty(), Map.of("case-opened", now));
    }

    String address() {
        return "p" + subject.value() + "@postkasse.example";
    }

    Letter.Standing standing() {
        return new Letter.Standing("it-total", subject, "rights-request", "answer-rights", "person").on(matter);
    }

    Letter letter(String subjectLine, String text) {
        return Letter.of(standing(), new Address.Email(address()), "nb", Letter.Content.plain(subjectLine, text));
    }

    Ledger ledger() {
        return ledger;
    }

    String state(LetterId letter) {
        return database.sql("select state from mail.sending where letter = ?").param(letter.value()).query(String.class).single();
    }

    long rows() {
        return database.sql("select (select count(*) from mail.letter where subject = :s) + (select count(*) from mail.enclosure where subject = :s)")
                .param("s", subject.value()).query(Long.class).single();
    }
}
