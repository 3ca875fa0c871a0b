package vern.telemetry.signal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
import vern.ledger.Histories;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Statement;
import vern.telemetry.OpenFaults;

/// Measures the signal at a customer's home: only while a fault of theirs is open, by a role that the statement names for it, and so that
/// the customer sees that it was done. What is measured hangs on the fault, and ends with it.
@Component
class Measuring {

    private static final String CATEGORY = "signal";

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final JdbcClient database;
    private final Parts parts;

    /// What a measurement is made with.
    @Component
    record Parts(Gate gate, Histories histories, Devices devices, Probe probe, OpenFaults faults) {}

    Measuring(Ledger.Setting setting, Ledger ledger, JdbcClient database, Parts parts) {
        this.setting = setting;
        this.ledger = ledger;
        this.database = database;
        this.parts = parts;
    }

    /// What came of it.
    sealed interface Outcome {
        record Measured(int points) implements Outcome {}

        record Refused(Why why) implements Outcome {}
    }

    /// Why nothing was measured.
    enum Why { NOT_YOURS, NO_OPEN_FAULT, NO_EQUIPMENT, NO_ANSWER }

    boolean connected() {
        return parts.probe().connected();
    }

    /// The declared purpose of measuring that this actor may act for.
    Optional<String> purpose(Statement statement, Actor actor) {
        return statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(CATEGORY)).map(vern.statement.Purpose::key)
                .filter(purpose -> parts.gate().refusal(Use.of(actor, purpose, "signal")).isEmpty()).findFirst();
    }

    boolean knows(String controller, SubjectId subject) {
        return parts.histories().of(controller, subject).isPresent();
    }

    /// The faults that the person has reported and that are open now.
    List<OpenFaults.Fault> open(String controller, SubjectId subject) {
        return parts.faults().of(controller, subject);
    }

    Outcome measure(SubjectId subject, long fault, Actor.Staff actor) {
        var statement = setting.declarations().inForce(actor.controller(), setting.clock().instant());
        var purpose = purpose(statement, actor);
        if (purpose.isEmpty()) return new Outcome.Refused(Why.NOT_YOURS);
        var open = open(actor.controller(), subject).stream().filter(one -> one.anchor().value() == fault).findFirst();
        if (open.isEmpty()) return new Outcome.Refused(Why.NO_OPEN_FAULT);
        var use = Use.of(actor, purpose.get(), "signal").only("equipment").about(open.get().number());
        if (!(parts.gate().use(use, subject) instanceof Use.Answer.Given(var equipment))) return new Outcome.Refused(Why.NOT_YOURS);
        var line = equipment.stream().filter(holding -> holding.field("returned").isEmpty())
                .flatMap(holding -> parts.devices().line(holding.subject(), holding.id()).stream()).findFirst();
        if (line.isEmpty()) return new Outcome.Refused(Why.NO_EQUIPMENT);
        var points = parts.probe().measure(line.get());
        if (points.isEmpty()) return new Outcome.Refused(Why.NO_ANSWER);
        return keep(subject, open.get().anchor(), points, actor);
    }

    private Outcome keep(SubjectId subject, AnchorId fault, List<Probe.Point> points, Actor.Staff actor) {
        return setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            var wish = Placing.Wish.of(actor.controller(), CATEGORY, "observed", subject, now).on(fault).holding(Set.of("measured", "measurement", "quality"));
            if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return new Outcome.Refused(Why.NO_OPEN_FAULT);
            var day = LocalDate.ofInstant(now, setting.declarations().inForce(actor.controller(), now).controller().zone());
            for (var point : points) {
                database.sql("""
                        insert into telemetry.signal (subject, id, anchor, terms, collected, measured, measurement, quality)
                        values (?, nextval('telemetry.record_id'), ?, ?, ?, ?, ?, ?)""").params(subject.value(), fault.value(), terms.value(), day,
                        point.at().toString(), decibel(point.level(), "dBmV"), decibel(point.noise(), "dB")).update();
            }
            Trail.append(connection, new Entry(now, actor.controller(), actor.audited(), "telemetry.signal-measured", OptionalLong.of(subject.value()),
                    Map.of("case-id", String.valueOf(fault.value()), "points.count", String.valueOf(points.size()))));
            return new Outcome.Measured(points.size());
        });
    }

    private static String decibel(double value, String unit) {
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }

    /// What was measured for faults that are open, the oldest first. Nothing once the fault is closed, whether or not the sweep has been.
    List<Holding> measured(SubjectId subject, String purpose, Actor actor) {
        return switch (parts.gate().use(Use.of(actor, purpose, "line-page").only(CATEGORY), subject)) {
            case Use.Answer.Given(var holdings) -> holdings.stream().sorted(java.util.Comparator.comparing(
                    (Holding holding) -> holding.field("measured").map(vern.ledger.Personal::reveal).orElse("")).thenComparing(Holding::id)).toList();
            case Use.Answer.Refused _ -> List.of();
        };
    }
}
