package vern.marketing.issues;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Keepers;
import vern.ledger.SubjectId;

/// The rows of mailings and of their receivers. Each call is one statement for each table it touches.
@Component
class Issues {

    private static final String COLUMNS = "id, controller, kind, purposes, title, body, language, segments, interests, similar_to, audience, rate, state, send_at, started, finished";

    private final JdbcClient database;
    private final Keepers keepers;

    Issues(JdbcClient database, Keepers keepers) {
        this.database = database;
        this.keepers = keepers;
    }

    long add(String controller, Issue.Text text, Issue.Reach reach, int rate) {
        return database.sql("""
                insert into marketing.issue (controller, kind, purposes, title, body, language, segments, interests, similar_to, audience, rate, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft') returning id""")
                .params(java.util.Arrays.asList(controller, text.kind().code(), array(reach.purposes()), text.title(), text.body(), text.language(), array(reach.segments()),
                        array(reach.interests()), array(reach.similarTo()), audience(reach), rate)).query(Long.class).single();
    }

    void save(long id, Issue.Text text, Issue.Reach reach, int rate) {
        database.sql("update marketing.issue set kind = ?, purposes = ?, title = ?, body = ?, language = ?, segments = ?, interests = ?, similar_to = ?, audience = ?, rate = ? where id = ? and state = 'draft'")
                .params(java.util.Arrays.asList(text.kind().code(), array(reach.purposes()), text.title(), text.body(), text.language(), array(reach.segments()),
                        array(reach.interests()), array(reach.similarTo()), audience(reach), rate, id)).update();
    }

    private static @Nullable Long audience(Issue.Reach reach) {
        return reach.audience().isPresent() ? (Long) reach.audience().getAsLong() : null;
    }

    private static String[] array(Collection<String> words) {
        return words.toArray(String[]::new);
    }

    Optional<Issue> find(String controller, long id) {
        return database.sql("select " + COLUMNS + " from marketing.issue where id = ? and controller = ?").params(id, controller).query(Issues::issue).optional();
    }

    List<Issue> latest(String controller, int most) {
        return database.sql("select " + COLUMNS + " from marketing.issue where controller = ? order by id desc limit ?").params(controller, most).query(Issues::issue).list();
    }

    List<Issue> sending() {
        return database.sql("select " + COLUMNS + " from marketing.issue where state = 'sending' order by id").query(Issues::issue).list();
    }

    List<Issue> due(Instant now) {
        return database.sql("select " + COLUMNS + " from marketing.issue where state = 'scheduled' and send_at <= ? order by id").param(time(now)).query(Issues::issue).list();
    }

    void schedule(long id, Instant at) {
        database.sql("update marketing.issue set state = 'scheduled', send_at = ? where id = ? and state = 'draft'").params(time(at), id).update();
    }

    boolean begin(long id, Instant at) {
        return database.sql("update marketing.issue set state = 'sending', started = ? where id = ? and state = 'scheduled'").params(time(at), id).update() == 1;
    }

    void finish(long id, Instant at) {
        database.sql("update marketing.issue set state = 'sent', finished = ? where id = ? and state = 'sending'").params(time(at), id).update();
    }

    /// What has not gone does not go.
    void halt(long id, Instant at) {
        database.sql("update marketing.issue set state = 'stopped', finished = ? where id = ? and state in ('scheduled', 'sending')").params(time(at), id).update();
        database.sql("update marketing.receiver set state = 'skipped', reason = 'stopped' where issue = ? and state = 'waiting'").param(id).update();
    }

    /// Everyone whose address the company holds in one of these categories: whom it may go to is asked for each when their turn comes.
    /// Whoever comes later is not in the list, so that it ends.
    void gather(Issue issue, Collection<String> categories) {
        for (var table : keepers.tables()) {
            var email = table.column("email");
            if (email.isEmpty() || table.name().startsWith("mail.")) continue;
            database.sql("insert into marketing.receiver (subject, issue, state) select distinct h.subject, :issue::bigint, 'waiting' from " + table.name()
                            + " h join ledger.terms t on t.id = h.terms join ledger.controller c on c.id = t.controller"
                            + " where c.key = :controller and t.category = any(:categories) and h." + email.get() + " is not null on conflict do nothing")
                    .param("issue", issue.id()).param("controller", issue.controller()).param("categories", array(categories)).update();
        }
    }

    /// The next receivers, which no other node takes at the same time.
    List<SubjectId> next(long issue, int most) {
        return database.sql("select subject from marketing.receiver where issue = ? and state = 'waiting' order by subject limit ? for update skip locked")
                .params(issue, most).query((row, n) -> new SubjectId(row.getLong(1))).list();
    }

    /// What came of a receiver's turn: the purpose that their letter was written for, or why there is none.
    record Turn(SubjectId subject, Optional<String> purpose, Optional<String> reason) {

        static Turn posted(SubjectId subject, String purpose) {
            return new Turn(subject, Optional.of(purpose), Optional.empty());
        }

        static Turn skipped(SubjectId subject, String reason) {
            return new Turn(subject, Optional.empty(), Optional.of(reason));
        }
    }

    void took(long issue, List<Turn> turns) {
        database.sql("""
                update marketing.receiver r set state = case when t.reason = '' then 'posted' else 'skipped' end, purpose = nullif(t.purpose, ''), reason = nullif(t.reason, '')
                from unnest(?::bigint[], ?::text[], ?::text[]) t (subject, purpose, reason) where r.subject = t.subject and r.issue = ?""")
                .params(turns.stream().map(turn -> turn.subject().value()).toArray(Long[]::new), turns.stream().map(turn -> turn.purpose().orElse("")).toArray(String[]::new),
                        turns.stream().map(turn -> turn.reason().orElse("")).toArray(String[]::new), issue).update();
    }

    boolean waits(long issue) {
        return database.sql("select exists (select 1 from marketing.receiver where issue = ? and state = 'waiting')").param(issue).query(Boolean.class).single();
    }

    /// How many letters have been written.
    long posted(long issue) {
        return database.sql("select count(*) from marketing.receiver where issue = ? and state = 'posted'").param(issue).query(Long.class).single();
    }

    /// How many, by state, and of those left out by reason.
    Map<String, Long> counts(long issue) {
        var counts = new TreeMap<String, Long>();
        database.sql("select coalesce(reason, state) as what, count(*) as n from marketing.receiver where issue = ? group by 1").param(issue)
                .query(row -> {
                    counts.put(row.getString("what"), row.getLong("n"));
                });
        return counts;
    }

    private static Issue issue(ResultSet row, int number) throws SQLException {
        return new Issue(row.getLong("id"), row.getString("controller"),
                new Issue.Text(Issue.Kind.of(row.getString("kind")).orElseThrow(), row.getString("title"), row.getString("body"), row.getString("language")),
                new Issue.Reach(words(row.getArray("purposes")), words(row.getArray("segments")), words(row.getArray("interests")), words(row.getArray("similar_to")), number(row.getLong("audience"))),
                new Issue.Course(Issue.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getInt("rate"), instant(row, "send_at"),
                        instant(row, "started"), instant(row, "finished")));
    }

    /// Groups are numbered from 1; no group reads as 0.
    private static OptionalLong number(long audience) {
        return audience == 0 ? OptionalLong.empty() : OptionalLong.of(audience);
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
