package vern.telemetry.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Particular;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.retention.Events;
import vern.telemetry.Evidence;

/// Alarms: each opens a case, with the row that shows it as its evidence, in one transaction. While one is open about someone, the same
/// rule says nothing more about them.
@Component
class Alarms {

    private static final String COLUMNS = "select a.subject, a.id, a.rule, a.service, a.raised, a.anchor, a.told, a.decision, a.reason, a.decided from telemetry.alarm a ";

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Parts parts;

    /// What an alarm is made with.
    @Component
    record Parts(WatchRules rules, Gate gate, Evidence evidence, Warnings warnings) {}

    Alarms(JdbcClient database, Ledger.Setting setting, Ledger ledger, Parts parts) {
        this.database = database;
        this.setting = setting;
        this.ledger = ledger;
        this.parts = parts;
    }

    /// Nothing is raised about someone whose data may not be used for the rule's purpose now.
    Optional<AnchorId> raise(Noticed noticed) {
        try {
            return setting.transactor().inTransaction(connection -> {
                if (open(noticed.rule(), noticed.subject())) return Optional.empty();
                var anchor = evidenced(noticed);
                if (anchor.isPresent()) {
                    boolean told = noticed.rule().tell().map(purpose -> parts.warnings().send(noticed.rule(), purpose, noticed)).orElse(false);
                    write(noticed, anchor.get(), told);
                    Trail.append(connection, new Entry(setting.clock().instant(), noticed.rule().controller(), job(noticed.rule()).audited(), "telemetry.alarm",
                            OptionalLong.of(noticed.subject().value()), Map.of("case-id", String.valueOf(anchor.get().value()), "rule", noticed.rule().kind().code(),
                            "purpose", noticed.rule().purpose())));
                }
                return anchor;
            });
        } catch (NotToBeUsed suspended) {
            return Optional.empty();
        }
    }

    /// Opens the case and hangs on it the row that shows it.
    private Optional<AnchorId> evidenced(Noticed noticed) {
        var rule = noticed.rule();
        var anchor = ledger.open(rule.controller(), "case", Optional.empty(), Map.of("case-opened", setting.clock().instant()));
        var wish = Placing.Wish.of(rule.controller(), rule.category(), "observed", noticed.subject(), noticed.at()).on(anchor).holding(noticed.evidence().keySet())
                .declared(Map.of(Particular.COLLECTED_FOR, rule.purpose()));
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return Optional.empty();
        parts.evidence().write(wish, terms, noticed.evidence());
        var used = parts.gate().useAt(Use.of(job(rule), rule.purpose(), "watch").only(rule.category()), List.of(anchor));
        if (!(used instanceof Use.Answer.Given(var shown)) || shown.isEmpty()) throw new NotToBeUsed();
        return Optional.of(anchor);
    }

    private static Actor job(Rule rule) {
        return new Actor.Job("watch", rule.controller());
    }

    /// Restricted, or the purpose has ended for this person: what was begun is taken back.
    private static final class NotToBeUsed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotToBeUsed() {
            super("not to be used", null, false, false);
        }
    }

    private boolean open(Rule rule, SubjectId subject) {
        return database.sql("select exists (select 1 from telemetry.alarm where subject = ? and rule = ? and decided is null)")
                .params(subject.value(), rule.id()).query(Boolean.class).single();
    }

    private void write(Noticed noticed, AnchorId anchor, boolean told) {
        database.sql("insert into telemetry.alarm (subject, id, controller, rule, service, raised, anchor, told) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(noticed.subject().value(), anchor.value(), noticed.rule().controller(), noticed.rule().id(), noticed.service().orElse(null),
                        Timestamp.from(setting.clock().instant()), anchor.value(), told).update();
    }

    /// Those that these roles are to look at: the open ones first, the newest on top.
    List<Alarm> of(String controller, Set<String> roles, int most) {
        return database.sql(COLUMNS + "join telemetry.rule r on r.id = a.rule where a.controller = ? and r.role = any(?) order by a.decided nulls first, a.id desc limit ?")
                .params(controller, roles.toArray(String[]::new), most).query(this::alarm).list();
    }

    Optional<Alarm> find(String controller, Set<String> roles, long id) {
        return database.sql(COLUMNS + "join telemetry.rule r on r.id = a.rule where a.controller = ? and r.role = any(?) and a.id = ?")
                .params(controller, roles.toArray(String[]::new), id).query(this::alarm).optional();
    }

    /// A person has decided; the case is closed, and what was kept for it goes as its rule says. False where someone else was first.
    boolean decide(Alarm alarm, Alarm.Decision decision, Alarm.Reason reason, Actor.Staff by) {
        return setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            int decided = database.sql("update telemetry.alarm set decision = ?, reason = ?, decided = ?, decided_by = ? where subject = ? and id = ? and decided is null")
                    .params(decision.code(), reason.code(), Timestamp.from(now), by.account(), alarm.subject().value(), alarm.id()).update();
            if (decided == 0) return false;
            ledger.happen(alarm.rule().controller(), alarm.anchor(), Events.end("case"), now, by);
            Trail.append(connection, new Entry(now, by.controller(), by.audited(), "telemetry.decided", OptionalLong.of(alarm.subject().value()),
                    Map.of("case-id", String.valueOf(alarm.id()), "decision", decision.code(), "reason", reason.code())));
            return true;
        });
    }

    private Alarm alarm(ResultSet row, int number) throws SQLException {
        var decision = Optional.ofNullable(row.getString("decision"));
        Instant at = decision.isPresent() ? row.getTimestamp("decided").toInstant() : Instant.MAX;
        var reason = Optional.ofNullable(row.getString("reason")).flatMap(Alarm.Reason::of);
        return new Alarm(row.getLong("id"), new SubjectId(row.getLong("subject")), parts.rules().get(row.getLong("rule")), Optional.ofNullable(row.getString("service")),
                row.getTimestamp("raised").toInstant(), new AnchorId(row.getLong("anchor")), row.getBoolean("told"),
                decision.map(code -> new Alarm.Decided(Alarm.Decision.valueOf(code.toUpperCase(java.util.Locale.ROOT)), reason.orElseThrow(), at)));
    }
}
