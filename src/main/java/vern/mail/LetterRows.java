package vern.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;
import vern.mail.carrier.Channel;

/// Writes letters and takes them away. What they may hold has been asked of the ledger before.
@Component
final class LetterRows {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;

    LetterRows(JdbcClient database) {
        this.database = database;
    }

    /// What the ledger said, and when.
    record Placed(TermsId terms, LocalDate day, Instant now, String messageId) {}

    /// Whether these terms have a living ground for the purpose.
    boolean grounded(TermsId terms, String purpose, Instant now) {
        return database.sql("select exists (select 1 from ledger.ground where terms = ? and purpose = ? and until > ?)")
                .params(terms.value(), purpose, now.atOffset(ZoneOffset.UTC)).query(Boolean.class).single();
    }

    Posted.Waiting write(Letter letter, Placed placed) {
        var id = content(letter, placed);
        letter.manner().enclosures().forEach(enclosure -> enclosure(letter, id, enclosure, placed));
        sending(letter, id, placed);
        return new Posted.Waiting(id, placed.messageId());
    }

    private LetterId content(Letter letter, Placed placed) {
        var standing = letter.standing();
        return database.sql("""
                insert into mail.letter (subject, id, anchor, terms, collected, email, phone, subject_line, message, html)
                values (?, nextval('mail.letter_id'), ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(values(standing.subject().value(), anchor(standing), placed.terms().value(), placed.day(),
                        letter.to() instanceof Address.Email(var email) ? email : null,
                        letter.to() instanceof Address.Phone(var phone) ? phone : null,
                        letter.content().subject(), letter.content().text(), letter.content().html().orElse(null)))
                .query((row, n) -> new LetterId(row.getLong(1))).single();
    }

    private void enclosure(Letter letter, LetterId id, Enclosure enclosure, Placed placed) {
        var standing = letter.standing();
        database.sql("""
                insert into mail.enclosure (subject, id, anchor, terms, collected, letter, file_name, media_type, content)
                values (?, nextval('mail.letter_id'), ?, ?, ?, ?, ?, ?, ?)""")
                .params(values(standing.subject().value(), anchor(standing), placed.terms().value(), placed.day(), id.value(),
                        enclosure.fileName(), enclosure.mediaType(), enclosure.content())).update();
    }

    private void sending(Letter letter, LetterId id, Placed placed) {
        var at = placed.now().atOffset(ZoneOffset.UTC);
        database.sql("""
                insert into mail.sending (subject, letter, controller, purpose, channel, language, sender, headers, message_id, automatic, secret,
                    kept, state, attempts, next_at, posted, changed)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, 'waiting', 0, ?, ?, ?)""")
                .params(values(letter.standing().subject().value(), id.value(), letter.standing().controller(), letter.standing().purpose(),
                        Channel.of(letter.to()).code(), letter.language(), letter.manner().sender().name(),
                        JSON.writeValueAsString(letter.manner().headers()), placed.messageId(), letter.is(Letter.Trait.AUTOMATIC),
                        letter.is(Letter.Trait.SECRET), letter.is(Letter.Trait.KEPT), at, at, at)).update();
    }

    private static @Nullable Long anchor(Letter.Standing standing) {
        return standing.anchor().map(AnchorId::value).orElse(null);
    }

    private static List<@Nullable Object> values(@Nullable Object... values) {
        return java.util.Arrays.asList(values);
    }

    /// What belongs to a letter that the gate has given out.
    Optional<String> html(SubjectId subject, LetterId id) {
        return database.sql("select coalesce(html, '') from mail.letter where subject = ? and id = ?").params(subject.value(), id.value())
                .query(String.class).optional().filter(html -> !html.isEmpty());
    }

    List<Enclosure> enclosures(SubjectId subject, LetterId id) {
        return database.sql("select file_name, media_type, content from mail.enclosure where subject = ? and letter = ? order by id")
                .params(subject.value(), id.value())
                .query((row, n) -> new Enclosure(row.getString("file_name"), row.getString("media_type"), row.getBytes("content"))).list();
    }

    boolean isThere(SubjectId subject, LetterId id) {
        return database.sql("select exists (select 1 from mail.letter where subject = ? and id = ?)").params(subject.value(), id.value())
                .query(Boolean.class).single();
    }

    /// What was written goes, the bookkeeping stays.
    void drop(SubjectId subject, LetterId id) {
        database.sql("delete from mail.enclosure where subject = ? and letter = ?").params(subject.value(), id.value()).update();
        database.sql("delete from mail.letter where subject = ? and id = ?").params(subject.value(), id.value()).update();
    }
}
