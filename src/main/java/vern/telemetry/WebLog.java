package vern.telemetry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vern.ledger.CopyRows;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.Streams;
import vern.start.Published;

/// The log of a company's website, where its statement declares one: when, and with which kind of device, system and browser. No address,
/// no page, and a new number for each visit, so that nobody can be followed from one row to the next. Written a few at a time.
@Component
public class WebLog {

    private static final int MOST_WAITING = 10_000;
    private static final Set<String> FIELDS = Set.of("visited", "device-type", "operating-system", "browser");

    private final ConcurrentLinkedQueue<Visit> waiting = new ConcurrentLinkedQueue<>();
    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Streams streams;
    private final Published published;

    WebLog(Ledger.Setting setting, Ledger ledger, Published published) {
        this.setting = setting;
        this.ledger = ledger;
        this.published = published;
        streams = new Streams(setting);
    }

    private record Visit(String company, String category, Instant at, UserAgent agent) {}

    /// Notes a visit, if the company keeps such a log.
    void note(String company, String agent) {
        var category = published.find(company).flatMap(statement -> Stream.of(statement).entrySet().stream()
                .filter(entry -> entry.getValue() == Stream.WEB_LOG).map(java.util.Map.Entry::getKey).findFirst());
        if (category.isPresent() && waiting.size() < MOST_WAITING) waiting.add(new Visit(company, category.get(), setting.clock().instant(), UserAgent.of(agent)));
    }

    /// Writes what waits.
    @Scheduled(initialDelay = 5_000, fixedDelay = 2_000)
    public void write() {
        var visits = new ArrayList<Visit>();
        for (var visit = waiting.poll(); visit != null; visit = waiting.poll()) visits.add(visit);
        visits.stream().collect(Collectors.groupingBy(visit -> List.of(visit.company(), visit.category(), day(visit).toString()))).values().forEach(this::write);
    }

    private LocalDate day(Visit visit) {
        return LocalDate.ofInstant(visit.at(), published.of(visit.company()).controller().zone());
    }

    private void write(List<Visit> visits) {
        var one = visits.getFirst();
        var day = day(one);
        var wish = Placing.Wish.of(one.company(), one.category(), "web", ledger.newSubject(), day.atStartOfDay(published.of(one.company()).controller().zone()).toInstant())
                .holding(FIELDS).in("website").aboutSomeoneNew();
        if (ledger.place(wish) instanceof Placing.Granted(var terms)) streams.prepare(Stream.WEB_LOG.place(), terms);
        setting.transactor().inTransaction(connection -> {
            if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return 0;
            var rows = new CopyRows(streams.target(connection, Stream.WEB_LOG.place(), terms), "subject, id, terms, collected, visited, device_type, operating_system, browser");
            long id = Measurements.numbers(connection);
            for (var visit : visits) {
                rows.number(ledger.newSubject().value()).number(id++).number(terms.value()).day(day).text(visit.at().toString())
                        .text(visit.agent().device()).text(visit.agent().system()).text(visit.agent().browser()).end();
            }
            rows.write(connection);
            streams.wrote(connection, Stream.WEB_LOG.place(), terms, visits.size());
            return visits.size();
        });
    }
}
