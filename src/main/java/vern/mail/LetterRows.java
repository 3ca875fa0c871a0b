package vern.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
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
    private final JdbcTemplate rows;

    LetterRows(JdbcClient database, JdbcTemplate rows) {
        this.database = database;
        this.rows = rows;
    }

    boolean gone(String messageId) {
        return database.sql("select not exists (select 1 from mail.sending where message_id = ? and state <> 'sent')").param(messageId).query(Boolean.class).single();
    }

    /// What the ledger said, and when.
    record Placed(TermsId terms, LocalDate day, Instant now, String messageId) {}

    /// Whether these terms have a living ground for the purpose.
    boolean grounded(TermsId terms, String purpose, Instant now) {
        return database.sql("select exists (select 1 from ledger.ground where terms = ? and purpose = ? and until > ?)")
                .params(terms.value(), purpose, now.atOffset(ZoneOffset.UTC)).query(Boolean.class).single();
    }

    /// A letter with what the ledger said of it.
    record Ready(Letter letter, Placed placed) {}

    /// Writes letters, each with a number of its own, in their order.
    List<Posted.Waiting> write(List<Ready> all) {
        if (all.isEmpty()) return List.of();
        var ids = database.sql("select nextval('mail.letter_id') from generate_series(1, ?)").param(all.size()).query((row, n) -> new LetterId(row.getLong(1))).list();
        rows.batchUpdate("""
                insert into mail.letter (subject, id, anchor, terms, collected, email, phone, subject_line, message, html)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", each(all, ids, LetterRows::content));
        for (int i = 0; i < all.size(); i++) for (var enclosure : all.get(i).letter().manner().enclosures()) enclosure(all.get(i), ids.get(i), enclosure);
        rows.batchUpdate("""
                insert into mail.sending (subject, letter, controller, purpose, channel, language, sender, headers, message_id, automatic, secret,
                    kept, state, attempts, next_at, posted, changed)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, 'waiting', 0, ?, ?, ?)""", each(all, ids, LetterRows::sending));
        return IntStream.range(0, all.size()).mapToObj(i -> new Posted.Waiting(ids.get(i), all.get(i).placed().messageId())).toList();
    }

    private static List<@Nullable Object[]> each(List<Ready> all, List<LetterId> ids, BiFunction<Ready, LetterId, @Nullable Object[]> row) {
        return IntStream.range(0, all.size()).mapToObj(i -> row.apply(all.get(i), ids.get(i))).toList();
    }

    private static @Nullable Object[] content(Ready ready, LetterId id) {
        var letter = ready.letter();
        return values(letter.standing().subject().value(), id.value(), anchor(letter.standing()), ready.placed().terms().value(), ready.placed().day(),
                letter.to() instanceof Address.Email(var email) ? email : null, letter.to() instanceof Address.Phone(var phone) ? phone : null,
                letter.content().subject(), letter.content().text(), letter.content().html().orElse(null));
    }

    private void enclosure(Ready ready, LetterId id, Enclosure enclosure) {
        var standing = ready.letter().standing();
        database.sql("""
                insert into mail.enclosure (subject, id, anchor, terms, collected, letter, file_name, media_type, content)
                values (?, nextval('mail.letter_id'), ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(values(standing.subject().value(), anchor(standing), ready.placed().terms().value(), ready.placed().day(), id.value(),
                        enclosure.fileName(), enclosure.mediaType(), enclosure.content()))).update();
    }

    private static @Nullable Object[] sending(Ready ready, LetterId id) {
        var letter = ready.letter();
        var at = ready.placed().now().atOffset(ZoneOffset.UTC);
        return values(letter.standing().subject().value(), id.value(), letter.standing().controller(), letter.standing().purpose(), Channel.of(letter.to()).code(),
                letter.language(), letter.manner().sender().name(), JSON.writeValueAsString(letter.manner().headers()), ready.placed().messageId(),
                letter.is(Letter.Trait.AUTOMATIC), letter.is(Letter.Trait.SECRET), letter.is(Letter.Trait.KEPT), at, at, at);
    }

    private static @Nullable Long anchor(Letter.Standing standing) {
        return standing.anchor().map(AnchorId::value).orElse(null);
    }

    private static @Nullable Object[] values(@Nullable Object... values) {
        return values;
    }

    /// What belongs to letters that the gate has given out: the page of those that have one.
    Map<LetterId, String> html(Collection<Sending> letters) {
        var found = new HashMap<LetterId, String>();
        database.sql("select id, html from mail.letter where subject = any(?) and id = any(?) and html <> ''").params(subjects(letters), numbers(letters))
                .query(row -> {
                    found.put(new LetterId(row.getLong("id")), row.getString("html"));
                });
        return found;
    }

    /// The files of those that have any.
    Map<LetterId, List<Enclosure>> enclosures(Collection<Sending> letters) {
        var found = new HashMap<LetterId, List<Enclosure>>();
        database.sql("select letter, file_name, media_type, content from mail.enclosure where subject = any(?) and letter = any(?) order by id").params(subjects(letters), numbers(letters))
                .query(row -> {
                    found.computeIfAbsent(new LetterId(row.getLong("letter")), _ -> new ArrayList<>()).add(new Enclosure(row.getString("file_name"), row.getString("media_type"), row.getBytes("content")));
                });
        return found;
    }

    private static Long[] subjects(Collection<Sending> letters) {
        return letters.stream().map(one -> one.subject().value()).distinct().toArray(Long[]::new);
    }

    private static Long[] numbers(Collection<Sending> letters) {
        return letters.stream().map(one -> one.letter().value()).toArray(Long[]::new);
    }

    boolean isThere(SubjectId subject, LetterId id) {
        return database.sql("select exists (select 1 from mail.letter where subject = ? and id = ?)").params(subject.value(), id.value())
                .query(Boolean.class).single();
    }

    /// What was written goes, the bookkeeping stays.
    void drop(Collection<Sending> letters) {
        database.sql("delete from mail.enclosure where subject = any(?) and letter = any(?)").params(subjects(letters), numbers(letters)).update();
        database.sql("delete from mail.letter where subject = any(?) and id = any(?)").params(subjects(letters), numbers(letters)).update();
    }
}
