package vern.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.SubjectId;
import vern.mail.carrier.Channel;

/// The bookkeeping of what is sent. Each call is one statement.
@Component
final class Sendings {

    /// Longer than any server may take over one letter.
    static final Duration IN_HAND = Duration.ofMinutes(15);

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COLUMNS = "subject, letter, controller, purpose, channel, language, sender, headers, message_id, automatic, secret, kept,"
            + " state, attempts, next_at, posted, changed, outcome";

    private final JdbcClient database;

    Sendings(JdbcClient database) {
        this.database = database;
    }

    /// Takes the letters of a channel that are due first, so that no other node takes them too.
    List<Sending> take(Channel channel, Instant now, int most) {
        return database.sql("with due (whose, which) as materialized (select subject, letter from mail.sending where channel = :channel and state in ('waiting', 'failed')"
                + " and next_at <= :now order by next_at, letter limit " + most + " for update skip locked)"
                + " update mail.sending set state = 'sending', attempts = attempts + 1, changed = :now, next_at = :until from due where subject = whose and letter = which returning " + COLUMNS)
                .param("now", at(now)).param("until", at(now.plus(IN_HAND))).param("channel", channel.code()).query(Sendings::row).list().stream()
                .sorted(Comparator.comparing(sending -> sending.letter().value())).toList();
    }

    /// What becomes of a letter, and when it is due again if it is.
    record Fate(Sending sending, Sending.State state, String outcome, Instant next) {}

    void become(List<Fate> fates, Instant now) {
        database.sql("""
                update mail.sending s set state = f.state, outcome = nullif(f.outcome, ''), next_at = f.next, changed = ?
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[]) f (subject, letter, state, outcome, next)
                where s.subject = f.subject and s.letter = f.letter""")
                .params(at(now), column(fates, fate -> fate.sending().subject().value(), Long[]::new), column(fates, fate -> fate.sending().letter().value(), Long[]::new),
                        column(fates, fate -> fate.state().code(), String[]::new), column(fates, Fate::outcome, String[]::new), column(fates, fate -> fate.next().toString(), String[]::new)).update();
    }

    /// Letters that were taken and not tried are as they were.
    void putBack(List<Sending> untried, Instant now) {
        database.sql("""
                update mail.sending set state = case when attempts > 1 then 'failed' else 'waiting' end, attempts = attempts - 1, next_at = ?, changed = ?
                where subject = any(?) and letter = any(?) and state = 'sending'""")
                .params(at(now), at(now), column(untried, sending -> sending.subject().value(), Long[]::new), column(untried, sending -> sending.letter().value(), Long[]::new)).update();
    }

    private static <T, V> V[] column(List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /// Whether at least so many letters can be sent now.
    boolean due(Channel channel, Instant now, int many) {
        return database.sql("select count(*) >= ? from (select 1 from mail.sending where channel = ? and state in ('waiting', 'failed') and next_at <= ? limit ?) due")
                .params(many, channel.code(), at(now), many).query(Boolean.class).single();
    }

    boolean due(Channel channel, Instant now) {
        return database.sql("select exists (select 1 from mail.sending where channel = ? and state in ('waiting', 'failed') and next_at <= ?)")
                .params(channel.code(), at(now)).query(Boolean.class).single();
    }

    /// Letters that a node took and never told of: it died on the way. Whether they went nobody knows.
    int cutOff(Instant now) {
        return database.sql("update mail.sending set state = 'unsure', outcome = 'cut-off', changed = ? where state = 'sending' and next_at <= ?")
                .params(at(now), at(now)).update();
    }

    void becomes(Sending sending, Sending.State state, String outcome, Instant now) {
        become(List.of(new Fate(sending, state, outcome, now)), now);
    }

    Optional<Sending> find(String controller, LetterId letter) {
        return database.sql("select " + COLUMNS + " from mail.sending where letter = ? and controller = ?").params(letter.value(), controller)
                .query(Sendings::row).optional();
    }

    /// The letter that a returned one speaks of.
    Optional<Sending> byMessageId(String messageId) {
        return database.sql("select " + COLUMNS + " from mail.sending where message_id = ? limit 1").param(messageId).query(Sendings::row).optional();
    }

    List<Sending> latest(String controller, Sending.State state, int most) {
        return database.sql("select " + COLUMNS + " from mail.sending where controller = ? and state = ? order by changed desc, letter desc limit ?")
                .params(controller, state.code(), most).query(Sendings::row).list();
    }

    Map<Sending.State, Long> counts(String controller) {
        var counts = new java.util.EnumMap<Sending.State, Long>(Sending.State.class);
        database.sql("select state, count(*) as n from mail.sending where controller = ? group by state").param(controller)
                .query(row -> {
                    counts.put(Sending.State.of(row.getString("state")), row.getLong("n"));
                });
        return counts;
    }

    /// Forgets what came to its end before that time.
    int forget(Instant before) {
        return database.sql("delete from mail.sending where state in ('sent', 'given-up', 'withdrawn') and changed < ?").param(at(before)).update();
    }

    private static Sending row(ResultSet row, int number) throws SQLException {
        return new Sending(new SubjectId(row.getLong("subject")), new LetterId(row.getLong("letter")), row.getString("controller"), row.getString("purpose"),
                Channel.valueOf(row.getString("channel").toUpperCase(java.util.Locale.ROOT)),
                new Sending.Course(Sending.State.of(row.getString("state")), row.getInt("attempts"), instant(row, "next_at"), instant(row, "posted"),
                        instant(row, "changed"), Optional.ofNullable(row.getString("outcome"))),
                new Sending.Manner(row.getString("language"), Letter.Sender.valueOf(row.getString("sender")), headers(row.getString("headers")),
                        row.getString("message_id"), row.getBoolean("automatic"), row.getBoolean("secret"), row.getBoolean("kept")));
    }

    private static Map<String, String> headers(String json) {
        return JSON.readValue(json, JSON.getTypeFactory().constructMapType(java.util.LinkedHashMap.class, String.class, String.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
