package vern.site.comments;

import java.net.InetAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.site.consent.Signatures;

/// Takes comments in and keeps them. Whether one is shown at once or waits for the editor is decided here.
@Component
class Comments {

    static final String CATEGORY = "comment";
    static final String CONTEXT = "comments";
    static final String PLACE = "site.comment";

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Gate gate;
    private final JdbcClient database;
    private final Reading reading;

    /// How a comment is looked at.
    @Component("commentReading")
    record Reading(SpamCheck spam, Signatures signatures) {}

    Comments(Ledger.Setting setting, Ledger ledger, Gate gate, JdbcClient database, Reading reading) {
        this.setting = setting;
        this.ledger = ledger;
        this.gate = gate;
        this.database = database;
        this.reading = reading;
    }

    record Written(String company, String page, String name, String email, String message, boolean picture, InetAddress from, byte[] seal) {
        @Override
        public String toString() {
            return "Written[…]";
        }
    }

    enum State {
        PUBLISHED, QUEUED, SPAM, REFUSED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Where a new comment stands, and the number it has; none where it could not be kept.
    record Taken(State state, OptionalLong number) {}

    static boolean declares(vern.statement.Statement statement) {
        return statement.categories().containsKey(CATEGORY) && statement.contexts().containsKey(CONTEXT);
    }

    Taken take(Written written) {
        return setting.transactor().inTransaction(connection -> {
            var before = database.sql("select state, id from site.comment_state where seal = ?").param(written.seal())
                    .query((row, n) -> new Taken(State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), OptionalLong.of(row.getLong("id")))).optional();
            if (before.isPresent()) return before.get();
            var author = reading.signatures().mac("comment-author", written.company() + "/" + written.email().toLowerCase(Locale.ROOT) + "/" + written.name().toLowerCase(Locale.ROOT));
            var known = database.sql("""
                    select c.subject from site.comment c join site.comment_state s on s.id = c.id where c.author = ? and s.company = ? and s.state = 'published' limit 1""")
                    .params(author, written.company()).query(Long.class).optional().map(SubjectId::new);
            var verdict = reading.spam().of(written.message());
            var decision = verdict.spam() ? new Decision(State.SPAM, verdict.reason()) : blocked(written) ? new Decision(State.QUEUED, "blocked")
                    : known.isPresent() ? new Decision(State.PUBLISHED, "known") : new Decision(State.QUEUED, "first");
            var now = setting.clock().instant();
            var subject = known.orElseGet(() -> ledger.subject(written.company()));
            var fields = new java.util.HashSet<>(Set.of("name", "email", "ip-address", "message", "written"));
            if (decision.state() == State.PUBLISHED) fields.add("approved");
            if (written.picture()) fields.add("email-hash");
            var wish = Placing.Wish.of(written.company(), CATEGORY, "form", subject, now).holding(fields).in(CONTEXT);
            if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return new Taken(State.REFUSED, OptionalLong.empty());
            var id = write(written, new Row(subject, terms.value(), author, decision), now);
            Trail.append(connection, new Entry(now, written.company(), new Actor.Self(subject, written.company()).audited(), "site.comment-written", OptionalLong.of(subject.value()),
                    Map.of("comment-id", String.valueOf(id), "state", decision.state().code(), "reason", decision.reason())));
            return new Taken(decision.state(), OptionalLong.of(id));
        });
    }

    private record Decision(State state, String reason) {}

    private record Row(SubjectId subject, int terms, byte[] author, Decision decision) {}

    private long write(Written written, Row row, Instant now) {
        long id = database.sql("select nextval('site.record_id')").query(Long.class).single();
        var day = now.atZone(setting.declarations().inForce(written.company(), now).controller().zone()).toLocalDate();
        var approved = row.decision().state() == State.PUBLISHED ? now.toString() : null;
        database.sql("""
                insert into site.comment (subject, id, terms, collected, name, email, email_hash, ip_address, message, written, approved, author)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(java.util.Arrays.asList(row.subject().value(), id, row.terms(), day, written.name(), written.email(),
                written.picture() ? Pictures.digest(written.email()) : null, written.from().getHostAddress(), written.message(), now.toString(), approved, row.author())).update();
        database.sql("insert into site.comment_state (id, company, page, state, reason, picture, at, seal) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, written.company(), written.page(), row.decision().state().code(), row.decision().reason(), written.picture(), utc(now), written.seal()).update();
        return id;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private boolean blocked(Written written) {
        return database.sql("select count(*) from site.comment_block where company = ? and origin = ?").params(written.company(), origin(written.from().getHostAddress()))
                .query(Long.class).single() > 0;
    }

    byte[] origin(String address) {
        return reading.signatures().mac("comment-origin", address);
    }

    /// @param reason why it stands where it stands: `first`, `known`, `blocked`, or what the spam check saw
    record Standing(long id, String page, State state, String reason, boolean picture, Instant at) {}

    List<Standing> below(String company, String page) {
        return standings("company = ? and page = ? and state = 'published' order by at limit 200", company, page);
    }

    List<Standing> waiting(String company) {
        return standings("company = ? and state in ('queued', 'spam') order by state, at limit 200", company);
    }

    List<Standing> shown(String company) {
        return standings("company = ? and state = 'published' order by at desc limit 50", company);
    }

    Optional<Standing> find(String company, long id) {
        return standings("company = ? and id = ?", company, id).stream().findFirst();
    }

    private List<Standing> standings(String where, Object... values) {
        return database.sql("select id, page, state, reason, picture, at from site.comment_state where " + where).params(values)
                .query((row, n) -> new Standing(row.getLong("id"), row.getString("page"), State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getString("reason"),
                        row.getBoolean("picture"), row.getObject("at", OffsetDateTime.class).toInstant())).list();
    }

    /// The comments that the actor may use for the purpose of commenting, by number. One that its writer had erased is not among them.
    Map<Long, Holding> read(Actor actor, String what, List<Standing> standings) {
        var purpose = setting.declarations().inForce(actor.controller(), setting.clock().instant()).purposes().values().stream()
                .filter(one -> one.categories().containsKey(CATEGORY)).findFirst();
        if (standings.isEmpty() || purpose.isEmpty()) return Map.of();
        var answer = gate.useRecords(Use.of(actor, purpose.get().key(), what).only(CATEGORY), PLACE, standings.stream().map(Standing::id).toList());
        return answer instanceof Use.Answer.Given(var holdings) ? holdings.stream().collect(Collectors.toMap(Holding::id, holding -> holding)) : Map.of();
    }
}
