package vern.site.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import vern.start.DueJob;
import vern.start.Published;

/// At midnight: the key of the day that is over is thrown away, tables whose time is over are summed and dropped, and so are old search words.
@Component
class VisitExpiry implements DueJob {

    private static final ZoneId NIGHT = ZoneId.of("Europe/Oslo");

    private final Published published;
    private final Partitions partitions;
    private final DayKeys keys;
    private final SearchWords words;

    VisitExpiry(Published published, Partitions partitions, DayKeys keys, SearchWords words) {
        this.published = published;
        this.partitions = partitions;
        this.keys = keys;
        this.words = words;
    }

    @Override
    public String name() {
        return "visits";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.MIDNIGHT, after, NIGHT);
    }

    @Override
    public void run(Instant at) {
        keys.forgetBefore(LocalDate.ofInstant(at, NIGHT));
        for (var company : published.companies()) {
            var statement = published.of(company);
            Counting.of(statement).ifPresent(counting -> partitions.all(counting).stream().filter(partition -> !partitions.until(counting, partition.from()).isAfter(at))
                    .forEach(partition -> partitions.drop(counting, partition)));
            words.expire(statement, at);
        }
    }
}
