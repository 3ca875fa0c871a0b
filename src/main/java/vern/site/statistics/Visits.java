package vern.site.statistics;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vern.ledger.CopyRows;

/// Takes in what is counted, many at a time.
@Component
class Visits {

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    private static final int TOGETHER = 1000;
    private static final int AT_ONCE = 10_000;
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    private static final String COLUMNS = "company, day, hour, page, seconds, referrer, browser, device, network, country, city, product, mark";

    private final JdbcTemplate database;
    private final Partitions partitions;
    private final List<Counted> waiting = new ArrayList<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread writer;
    private volatile boolean closed;

    private record Counted(Counting counting, Visit visit) {}

    Visits(JdbcTemplate database, Partitions partitions) {
        this.database = database;
        this.partitions = partitions;
        writer = Thread.ofVirtual().name("visits").start(this::writeOn);
    }

    /// Counted when this returns, written within a second.
    void take(Counting counting, Visit visit) {
        boolean full;
        synchronized (waiting) {
            waiting.add(new Counted(counting, visit));
            full = waiting.size() % TOGETHER == 0;
        }
        if (full) LockSupport.unpark(writer);
    }

    private void writeOn() {
        while (!closed) {
            LockSupport.parkNanos(AT_MOST.toNanos());
            try {
                write();
            } catch (DataAccessException fault) {
                LOG.error("visits could not be written down and are tried again: {}", fault.getClass().getSimpleName());
            }
        }
    }

    /// Writes what is waiting; when this returns, everything taken in before it was called stands in the database.
    void write() {
        writing.lock();
        try {
            var all = first(AT_ONCE);
            while (!all.isEmpty()) {
                insert(all);
                forget(all.size());
                all = first(AT_ONCE);
            }
        } finally {
            writing.unlock();
        }
    }

    private void insert(List<Counted> all) {
        try {
            all.stream().map(one -> new Day(one.counting(), one.visit().day())).distinct().forEach(day -> partitions.ensure(day.counting(), day.day()));
            var rows = new CopyRows("site.visit", COLUMNS);
            all.forEach(one -> row(rows, one.visit()));
            database.execute((Connection connection) -> {
                rows.write(connection);
                return all.size();
            });
        } catch (DataIntegrityViolationException fault) {
            LOG.error("{} visits cannot be written down, and are given up: {}", all.size(), fault.getClass().getSimpleName());
        }
    }

    private List<Counted> first(int many) {
        synchronized (waiting) {
            return List.copyOf(waiting.subList(0, Math.min(many, waiting.size())));
        }
    }

    private void forget(int many) {
        synchronized (waiting) {
            waiting.subList(0, many).clear();
        }
    }

    private record Day(Counting counting, java.time.LocalDate day) {}

    private static void row(CopyRows rows, Visit visit) {
        rows.text(visit.company()).day(visit.day());
        number(rows, visit.hour()).text(visit.page());
        number(rows, visit.seconds()).text(visit.referrer().orElse("")).text(visit.device().browser().orElse("")).text(visit.device().kind().orElse(""))
                .text(visit.network().orElse("")).text(visit.place().country().orElse("")).text(visit.place().city().orElse("")).text(visit.product().orElse(""));
        if (visit.mark().isPresent()) rows.number(visit.mark().getAsLong()).end();
        else rows.absent().end();
    }

    private static CopyRows number(CopyRows rows, Optional<Integer> value) {
        return value.isPresent() ? rows.number(value.get()) : rows.absent();
    }

    @PreDestroy
    void close() {
        closed = true;
        LockSupport.unpark(writer);
        write();
    }
}
