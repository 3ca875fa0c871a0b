package vern.rights.answers;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Personal;
import vern.ledger.Placing;
import vern.ledger.TermsId;
import vern.ledger.Use;
import vern.mail.Outbox;
import vern.rights.Letters;
import vern.rights.requests.Correspondence;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;

/// The letters that were written for a request. They are kept with it, read on Min side, and printed and put into the post where there is no address
/// to send them to. A statement whose requests hold no answers keeps none.
@Component
public class WrittenLetters {

    private static final String PLACE = "rights.letter";
    private static final String FIELD = "answer";

    private final JdbcClient database;
    private final Ledger ledger;
    private final Gate gate;
    private final Outbox outbox;
    private final Progress progress;

    /// Where a letter is held, and where it waits.
    @Component("writtenHeld")
    record Held(Ledger ledger, Gate gate, Outbox outbox) {}

    WrittenLetters(JdbcClient database, Held held, Progress progress) {
        this.database = database;
        ledger = held.ledger();
        gate = held.gate();
        outbox = held.outbox();
        this.progress = progress;
    }

    /// How a letter goes.
    public enum Way {
        EMAIL, PAPER;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A letter, when it was written, and when it was put into the post if it was.
    public record Written(long id, Letters.Letter letter, Way way, Instant at, Optional<Instant> posted) {
        /// To be printed and posted.
        public boolean waits() {
            return way == Way.PAPER && posted.isEmpty();
        }
    }

    /// Whether the statement lets what is written for a request be kept.
    boolean keeps(Request request) {
        return placed(request).isPresent();
    }

    private Optional<TermsId> placed(Request request) {
        var wish = Placing.Wish.of(request.controller(), "rights-request", "person", request.subject(), progress.moment()).on(request.anchor());
        if (!Correspondence.fields(progress.statement(request)).contains(FIELD)) return Optional.empty();
        return ledger.place(wish.holding(Set.of(FIELD))) instanceof Placing.Granted(var terms) ? Optional.of(terms) : Optional.empty();
    }

    /// Its number, where the statement lets it be kept; `mail` is the number of the mail that it went as.
    Optional<Long> keep(Request request, Letters.Letter letter, Optional<String> mail) {
        var now = progress.moment();
        var terms = placed(request);
        if (terms.isEmpty()) return Optional.empty();
        var day = now.atZone(progress.statement(request).controller().zone()).toLocalDate();
        return Optional.of(database.sql("insert into rights.letter (subject, id, anchor, terms, collected, body, way, written, mail) values (?, nextval('rights.said_id'), ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(request.subject().value(), request.anchor().value(), terms.get().value(), day, letter.text(),
                        (mail.isPresent() ? Way.EMAIL : Way.PAPER).key(), Timestamp.from(now), mail.orElse(null)).query(Long.class).single());
    }

    private record Course(Way way, Instant at, Optional<Instant> posted) {}

    /// Those of a request, oldest first; none for someone who does not answer people.
    public List<Written> of(Actor actor, Request request) {
        var courses = new HashMap<Long, Course>();
        database.sql("select id, way, written, posted from rights.letter where subject = ? and anchor = ? and written is not null").params(request.subject().value(), request.anchor().value())
                .query(row -> {
                    courses.put(row.getLong("id"), new Course(Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)), row.getTimestamp("written").toInstant(),
                            Optional.ofNullable(row.getTimestamp("posted")).map(Timestamp::toInstant)));
                });
        if (courses.isEmpty()) return List.of();
        var use = Use.of(actor, Gate.RIGHTS, "letter").about(request.reference()).only("rights-request");
        if (!(gate.useAt(use, List.of(request.anchor())) instanceof Use.Answer.Given(var holdings))) return List.of();
        return holdings.stream().filter(holding -> holding.place().equals(PLACE) && courses.containsKey(holding.id()) && holding.field(FIELD).isPresent())
                .map(holding -> written(holding.id(), courses.get(holding.id()), holding.field(FIELD).get()))
                .sorted(java.util.Comparator.comparing(Written::id)).toList();
    }

    private static Written written(long id, Course course, Personal body) {
        var parts = body.reveal().split("\n\n");
        var paragraphs = Arrays.stream(parts).skip(1).map(part -> new Letters.Paragraph(Optional.empty(), part)).toList();
        return new Written(id, new Letters.Letter(parts[0], paragraphs), course.way(), course.at(), course.posted());
    }

    /// It has been printed and put into the post.
    public void posted(Request request, long id, Actor actor) {
        progress.inTransaction(() -> {
            int rows = database.sql("update rights.letter set posted = ? where subject = ? and anchor = ? and id = ? and way = 'paper' and posted is null")
                    .params(Timestamp.from(progress.moment()), request.subject().value(), request.anchor().value(), id).update();
            if (rows == 1) progress.note(request, "posted", "", actor);
            return rows;
        });
    }

    /// How many of a company's letters wait to be posted.
    public long waiting(String controller) {
        return database.sql("""
                select count(*) from rights.letter l join rights.request r on r.anchor = l.anchor
                where r.controller = ? and l.way = 'paper' and l.posted is null and l.written is not null""").param(controller).query(Long.class).single();
    }

    /// Whether a letter is on its way to the person: sent as a mail that waits nowhere any more, or put into the post.
    boolean gone(Request request, long id) {
        return database.sql("select mail, posted is not null as posted, way from rights.letter where subject = ? and anchor = ? and id = ?").params(request.subject().value(), request.anchor().value(), id)
                .query((row, _) -> row.getBoolean("posted") || row.getString("way").equals(Way.EMAIL.key()) && Optional.ofNullable(row.getString("mail")).filter(number -> !outbox.gone(number)).isEmpty())
                .optional().orElse(false);
    }
}
