package vern.marketing.newsletter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;

/// The newsletter's rows. What they may hold has been asked of the ledger before, and addresses are read only through the gate.
@Component
class Subscribers {

    private final JdbcClient database;

    Subscribers(JdbcClient database) {
        this.database = database;
    }

    /// How far someone has come. `record` is the row that holds the address.
    record Subscription(SubjectId subject, String controller, String purpose, boolean active, String language) {}

    /// A row of the store, without what it holds.
    record Row(long id, AnchorId anchor) {}

    /// Keeps two sign-ups with one address from passing each other, until the transaction ends.
    void lock(String controller, String email) {
        database.sql("select 1 from (select pg_advisory_xact_lock(hashtext(?))) locked").param(controller + "|" + email.toLowerCase(java.util.Locale.ROOT))
                .query(Integer.class).single();
    }

    /// Whose subscription has this address.
    Optional<Subscription> withAddress(String controller, String email) {
        return database.sql("""
                select s.subject, s.controller, s.purpose, s.state, s.language from marketing.subscriber h
                    join marketing.subscription s on s.subject = h.subject where lower(h.email) = lower(?) and s.controller = ? order by s.asked limit 1""")
                .params(email, controller).query(Subscribers::subscription).optional();
    }

    Optional<Subscription> find(String controller, SubjectId subject) {
        return database.sql("select subject, controller, purpose, state, language from marketing.subscription where subject = ? and controller = ?")
                .params(subject.value(), controller).query(Subscribers::subscription).optional();
    }

    List<Row> rows(SubjectId subject) {
        return database.sql("select id, anchor from marketing.subscriber where subject = ? order by id").param(subject.value())
                .query((row, n) -> new Row(row.getLong("id"), new AnchorId(row.getLong("anchor")))).list();
    }

    /// What the ledger said of a row, and when.
    record Placed(AnchorId anchor, TermsId terms, LocalDate day) {}

    void write(SubjectId subject, Placed placed, String email, Said said) {
        database.sql("insert into marketing.subscriber (subject, id, anchor, terms, collected, email, segment, interests) values (?, nextval('marketing.record_id'), ?, ?, ?, ?, ?, ?)")
                .params(values(subject.value(), placed.anchor().value(), placed.terms().value(), placed.day(), email, segment(said), said.written().orElse(null))).update();
    }

    void place(SubjectId subject, long id, TermsId terms) {
        database.sql("update marketing.subscriber set terms = ? where subject = ? and id = ?").params(terms.value(), subject.value(), id).update();
    }

    void says(SubjectId subject, Said said) {
        database.sql("update marketing.subscriber set segment = ?, interests = ? where subject = ?").params(values(segment(said), said.written().orElse(null), subject.value())).update();
    }

    private static @Nullable String segment(Said said) {
        return said.segment().map(Segment::code).orElse(null);
    }

    void asks(Subscription subscription, Instant at) {
        database.sql("""
                insert into marketing.subscription (subject, controller, purpose, state, language, asked) values (?, ?, ?, 'asked', ?, ?)
                on conflict (subject) do update set language = excluded.language, asked = excluded.asked""")
                .params(subscription.subject().value(), subscription.controller(), subscription.purpose(), subscription.language(), time(at)).update();
    }

    void activate(SubjectId subject, Instant at) {
        database.sql("update marketing.subscription set state = 'active', confirmed = ? where subject = ?").params(time(at), subject.value()).update();
    }

    /// Nothing of the bookkeeping is left either.
    void forget(SubjectId subject) {
        database.sql("delete from marketing.confirmation where subject = ?").param(subject.value()).update();
        database.sql("delete from marketing.subscription where subject = ?").param(subject.value()).update();
    }

    /// Subscriptions whose address is gone: they were never confirmed, or the person had everything erased.
    int forgetThoseWithoutAddress() {
        database.sql("delete from marketing.confirmation c where not exists (select 1 from marketing.subscriber h where h.subject = c.subject)").update();
        return database.sql("delete from marketing.subscription s where not exists (select 1 from marketing.subscriber h where h.subject = s.subject)").update();
    }

    /// How many active readers a company has.
    long count(String controller) {
        return database.sql("select count(*) from marketing.subscription where controller = ? and state = 'active'").param(controller).query(Long.class).single();
    }

    void confirmation(SubjectId subject, byte[] digest, Instant at) {
        database.sql("insert into marketing.confirmation (subject, digest, made) values (?, ?, ?)").params(subject.value(), digest, time(at)).update();
    }

    /// A confirming link that exists: whose, and whether it was used.
    record Confirmation(SubjectId subject, boolean used) {}

    Optional<Confirmation> confirmation(byte[] digest) {
        return database.sql("select subject, used is not null as used from marketing.confirmation where digest = ?").param(digest)
                .query((row, n) -> new Confirmation(new SubjectId(row.getLong("subject")), row.getBoolean("used"))).optional();
    }

    /// True for whoever comes first.
    boolean use(byte[] digest, Instant at) {
        return database.sql("update marketing.confirmation set used = ? where digest = ? and used is null").params(time(at), digest).update() == 1;
    }

    /// How many letters with a link someone was sent since.
    long letters(SubjectId subject, Instant since) {
        return database.sql("select count(*) from marketing.confirmation where subject = ? and made > ?").params(subject.value(), time(since)).query(Long.class).single();
    }

    private static Subscription subscription(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Subscription(new SubjectId(row.getLong("subject")), row.getString("controller"), row.getString("purpose"),
                row.getString("state").equals("active"), row.getString("language"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static List<@Nullable Object> values(@Nullable Object... values) {
        return java.util.Arrays.asList(values);
    }
}
