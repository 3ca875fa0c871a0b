package vern.telemetry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.CopyRows;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.Streams;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;

/// Takes event data in. A delivery is one transaction: all its good rows are there afterwards, or none; each broken one is told with its
/// line. Nothing is written that may not be held: the ledger says under which terms each day's rows lie, and those of a person who has
/// said no lie under their own, or nowhere.
public final class Measurements {

    /// As many rows as are written at a time; a block of numbers is as large.
    static final int BLOCK = 50_000;

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Streams streams;
    private final Whose whose;
    private final Watch.Opening watching;

    /// Says whose lines are: absent where nobody's, empty where several people's.
    public interface Whose {
        Map<String, Optional<SubjectId>> of(String controller, Collection<String> keys);
    }

    public Measurements(Ledger.Setting setting, Ledger ledger, Whose whose, Watch.Opening watching) {
        this.setting = setting;
        this.ledger = ledger;
        this.whose = whose;
        this.watching = watching;
        streams = new Streams(setting);
    }

    /// The answer to a delivery.
    public sealed interface Outcome {
        record Taken(Report report) implements Outcome {}

        /// The company declares no such event data.
        record UnknownCategory() implements Outcome {}

        /// A column that the category does not have, or one that is missing.
        record WrongColumn(String column) implements Outcome {}
    }

    public Outcome take(Delivery delivery, Source source) {
        var statement = setting.declarations().inForce(delivery.controller(), setting.clock().instant());
        var category = statement.categories().get(delivery.category());
        var stream = Optional.ofNullable(category).flatMap(Stream::of);
        if (stream.isEmpty()) return new Outcome.UnknownCategory();
        var wrong = Header.wrong(source.header(), stream.get(), category);
        if (wrong.isPresent()) return new Outcome.WrongColumn(wrong.get());
        var header = Header.of(source.header(), stream.get().timed(category).orElseThrow(), statement.controller().zone(), setting.clock().instant());
        var intake = new Intake(delivery, stream.get(), header, watching.on(delivery.controller(), delivery.category(), header));
        return new Outcome.Taken(intake.run(source));
    }

    /// One delivery on its way in.
    private final class Intake {

        private final Delivery delivery;
        private final Stream stream;
        private final Header header;
        private final Watch watch;
        private final List<Report.Problem> problems = new ArrayList<>();
        private final Map<LocalDate, Placing> days = new HashMap<>();
        private final Map<TermsId, Long> written = new HashMap<>();
        private final Map<String, Optional<SubjectId>> lines = new HashMap<>();
        private final Set<String> nobodys = new HashSet<>();
        private long taken;
        private long unheld;
        private long broken;

        Intake(Delivery delivery, Stream stream, Header header, Watch watch) {
            this.delivery = delivery;
            this.stream = stream;
            this.header = header;
            this.watch = watch;
        }

        Report run(Source source) {
            var first = block(source);
            first.stream().map(Reading::day).distinct().forEach(this::prepare);
            setting.transactor().inTransaction(connection -> {
                for (var block = first; !block.isEmpty(); block = block(source)) write(connection, block);
                for (var entry : written.entrySet()) streams.wrote(connection, stream.place(), entry.getKey(), entry.getValue());
                Trail.append(connection, new Entry(setting.clock().instant(), delivery.controller(), delivery.actor().audited(), "telemetry.taken",
                        OptionalLong.empty(), Map.of("category", delivery.category(), "rows.count", String.valueOf(taken), "broken.count", String.valueOf(broken))));
                return taken;
            });
            watch.done();
            return new Report(taken, unheld, broken, problems);
        }

        /// The partition of a day is made before the delivery's own transaction begins.
        private void prepare(LocalDate day) {
            if (ledger.place(wish(day, new SubjectId(0)).aboutSomeoneNew()) instanceof Placing.Granted(var terms)) streams.prepare(stream.place(), terms);
        }

        private Placing.Wish wish(LocalDate day, SubjectId subject) {
            var zone = setting.declarations().inForce(delivery.controller(), setting.clock().instant()).controller().zone();
            return Placing.Wish.of(delivery.controller(), delivery.category(), "observed", subject, day.atStartOfDay(zone).toInstant())
                    .holding(Set.copyOf(header.fields()));
        }

        private List<Reading> block(Source source) {
            var block = new ArrayList<Reading>(BLOCK);
            while (block.size() < BLOCK) {
                var row = source.next();
                if (row.isEmpty()) break;
                switch (header.read(row.get())) {
                    case Header.Result.Good(var reading) -> block.add(reading);
                    case Header.Result.Bad(var problem) -> broken(problem);
                }
            }
            return block;
        }

        private void broken(Report.Problem problem) {
            broken++;
            if (problems.size() < Report.MOST) problems.add(problem);
        }

        private void write(Connection connection, List<Reading> block) throws SQLException {
            resolve(block);
            var people = block.stream().flatMap(reading -> lines.getOrDefault(reading.key(), Optional.empty()).stream()).collect(java.util.stream.Collectors.toSet());
            var apart = streams.standingApart(connection, people);
            var copies = new HashMap<TermsId, CopyRows>();
            long number = numbers(connection);
            // Neighbours in the index are written together, which is what a large day is slow for otherwise.
            block.sort(java.util.Comparator.comparingLong(reading -> lines.getOrDefault(reading.key(), Optional.empty()).map(SubjectId::value).orElse(0L)));
            for (var reading : block) {
                var subject = lines.getOrDefault(reading.key(), Optional.empty());
                if (subject.isEmpty()) {
                    broken(new Report.Problem(reading.line(), nobodys.contains(reading.key()) ? Report.Fault.UNKNOWN_LINE : Report.Fault.SHARED_LINE, "line"));
                    continue;
                }
                var placing = placing(reading.day(), subject.get(), apart);
                switch (placing) {
                    case Placing.Granted(var terms) -> {
                        if (!copies.containsKey(terms)) copies.put(terms, copy(connection, terms));
                        row(copies.get(terms), new Numbered(number++, subject.get(), terms), reading);
                        watch.saw(subject.get(), reading);
                    }
                    case Placing.Refused _ when apart.contains(subject.get()) -> unheld++;
                    case Placing.Refused _ -> broken(new Report.Problem(reading.line(), Report.Fault.OVER, ""));
                }
            }
            send(connection, copies);
        }

        private void send(Connection connection, Map<TermsId, CopyRows> copies) throws SQLException {
            for (var copy : copies.entrySet()) {
                taken += copy.getValue().count();
                written.merge(copy.getKey(), (long) copy.getValue().count(), Long::sum);
                copy.getValue().write(connection);
            }
        }

        private void resolve(List<Reading> block) {
            var asked = block.stream().map(Reading::key).filter(key -> !lines.containsKey(key) && !nobodys.contains(key)).collect(java.util.stream.Collectors.toSet());
            if (asked.isEmpty()) return;
            var found = whose.of(delivery.controller(), asked);
            lines.putAll(found);
            asked.stream().filter(key -> !found.containsKey(key)).forEach(nobodys::add);
        }

        private Placing placing(LocalDate day, SubjectId subject, Set<SubjectId> apart) {
            return apart.contains(subject) ? ledger.place(wish(day, subject))
                    : days.computeIfAbsent(day, _ -> ledger.place(wish(day, subject).aboutSomeoneNew()));
        }

        private CopyRows copy(Connection connection, TermsId terms) throws SQLException {
            return new CopyRows(streams.target(connection, stream.place(), terms), "subject, id, terms, collected, "
                    + String.join(", ", header.fields().stream().map(Stream::column).toList()));
        }

        private record Numbered(long id, SubjectId subject, TermsId terms) {}

        private void row(CopyRows copy, Numbered row, Reading reading) {
            copy.number(row.subject().value()).number(row.id()).number(row.terms().value()).day(reading.day());
            var values = reading.values();
            for (int i = 0; i < values.length; i++) if (i != header.lineColumn()) copy.text(values[i]);
            copy.end();
        }
    }

    static long numbers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("select nextval('telemetry.record_id')")) {
            row.next();
            return row.getLong(1);
        }
    }
}
