package vern.cases.notices;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.cases.screening.Screening;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;

/// Tells those affected of planned maintenance and faults, by mail, by SMS, and on Min side.
@Component
public class Notices {

    private final Ledger.Setting setting;
    private final Affected affected;
    private final Outbox outbox;
    private final JdbcClient database;

    Notices(Ledger.Setting setting, Affected affected, Outbox outbox, JdbcClient database) {
        this.setting = setting;
        this.affected = affected;
        this.outbox = outbox;
        this.database = database;
    }

    /// A notice: what it is called, what it says, whom it concerns, and whether SMS is sent to those with a telephone.
    public record Wording(String title, String text, String service, String area, String product, boolean sms) {}

    /// How many a notice would reach, without telling anyone; or why it cannot go.
    public Announced count(String controller, Wording wording, Actor.Staff actor) {
        var refused = refusal(wording);
        if (refused.isPresent()) return refused.get();
        var purpose = affected.purpose(setting.declarations().inForce(controller, moment()), actor);
        if (purpose.isEmpty()) return new Announced.Refused(Announced.Reason.NO_PURPOSE);
        int people = affected.of(purpose.get(), segment(wording), actor).size();
        return people == 0 ? new Announced.Refused(Announced.Reason.NOBODY) : new Announced.Done(0, people, 0);
    }

    public Announced send(String controller, Wording wording, Actor.Staff actor) {
        var refused = refusal(wording);
        if (refused.isPresent()) return refused.get();
        var purpose = affected.purpose(setting.declarations().inForce(controller, moment()), actor);
        if (purpose.isEmpty()) return new Announced.Refused(Announced.Reason.NO_PURPOSE);
        return setting.transactor().inTransaction(connection -> {
            var people = affected.of(purpose.get(), segment(wording), actor);
            if (people.isEmpty()) return new Announced.Refused(Announced.Reason.NOBODY);
            long notice = database.sql("insert into cases.notice (controller, purpose, title, text, at, account, reached) values (?, ?, ?, ?, ?, ?, ?) returning id")
                    .params(controller, purpose.get().key(), wording.title(), wording.text(), at(moment()), actor.account(), people.size()).query(Long.class).single();
            int letters = people.stream().mapToInt(one -> told(new Told(controller, purpose.get().key(), notice), one, wording, actor)).sum();
            Trail.append(connection, new Entry(moment(), controller, actor.audited(), "cases.notice", OptionalLong.empty(),
                    Map.of("notice-id", String.valueOf(notice), "people.count", String.valueOf(people.size()))));
            return new Announced.Done(notice, people.size(), letters);
        });
    }

    private static Optional<Announced> refusal(Wording wording) {
        var words = wording.title() + "\n" + wording.text();
        if (Offers.in(words)) return Optional.of(new Announced.Refused(Announced.Reason.OFFER));
        return Screening.asks(words) ? Optional.of(new Announced.Refused(Announced.Reason.ASKS_FOR_SENSITIVE)) : Optional.empty();
    }

    private static Affected.Segment segment(Wording wording) {
        return new Affected.Segment(wording.service(), wording.area(), wording.product());
    }

    private record Told(String controller, String purpose, long notice) {}

    private int told(Told told, Affected.One one, Wording wording, Actor actor) {
        database.sql("insert into cases.notice_to (subject, notice) values (?, ?) on conflict do nothing").params(one.subject().value(), told.notice()).update();
        var ways = new ArrayList<Address>();
        one.contact().field("email").flatMap(value -> Address.email(value.reveal())).ifPresent(ways::add);
        if (wording.sms() || ways.isEmpty()) one.contact().field("phone").flatMap(value -> Address.phone(value.reveal())).ifPresent(ways::add);
        var language = setting.declarations().inForce(told.controller(), moment()).primaryLanguage();
        var base = new Letter.Standing(told.controller(), one.subject(), "contact", told.purpose(), one.contact().source());
        var standing = one.contact().anchor().map(base::on).orElse(base);
        return (int) ways.stream().map(way -> outbox.send(Letter.of(standing, way, language, Letter.Content.plain(wording.title(), way instanceof Address.Phone
                ? wording.title() + ". " + wording.text() : wording.text())), actor)).filter(Posted.Waiting.class::isInstance).count();
    }

    /// A notice as it was given.
    public record Given(long id, String title, String text, Instant at, int reached) {}

    public List<Given> latest(String controller, int most) {
        return database.sql("select id, title, text, at, reached from cases.notice where controller = ? order by at desc, id desc limit ?").params(controller, most)
                .query((row, n) -> new Given(row.getLong(1), row.getString(2), row.getString(3), row.getObject(4, OffsetDateTime.class).toInstant(), row.getInt(5))).list();
    }

    /// What a person has been told, for Min side.
    public List<Given> of(SubjectId subject, int most) {
        return database.sql("select n.id, n.title, n.text, n.at, n.reached from cases.notice_to t join cases.notice n on n.id = t.notice where t.subject = ? order by n.at desc limit ?")
                .params(subject.value(), most)
                .query((row, n) -> new Given(row.getLong(1), row.getString(2), row.getString(3), row.getObject(4, OffsetDateTime.class).toInstant(), row.getInt(5))).list();
    }

    boolean open(String controller, Actor.Staff actor) {
        return affected.purpose(setting.declarations().inForce(controller, moment()), actor).isPresent();
    }

    private Instant moment() {
        return setting.clock().instant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
