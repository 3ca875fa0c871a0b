package vern.site.statistics;

import jakarta.annotation.PreDestroy;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/// Takes in what is counted, many at a time.
@Component
class Visits {

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    private static final int TOGETHER = 1000;
    private static final int AT_ONCE = 10_000;
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    private static final String INSERT = """
            insert into site.visit (company, day, hour, page, seconds, referrer, browser, device, network, country, city, product, mark)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

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
            database.batchUpdate(INSERT, all.stream().map(one -> values(one.visit())).toList());
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

    private static @Nullable Object[] values(Visit visit) {
        return new @Nullable Object[] {visit.company(), visit.day(), number(visit.hour()), visit.page(), number(visit.seconds()), text(visit.referrer()), text(visit.device().browser()),
            text(visit.device().kind()), text(visit.network()), text(visit.place().country()), text(visit.place().city()), text(visit.product()), mark(visit.mark())};
    }

    private static Object text(Optional<String> value) {
        return new SqlParameterValue(Types.VARCHAR, value.orElse(null));
    }

    private static Object number(Optional<Integer> value) {
        return new SqlParameterValue(Types.INTEGER, value.orElse(null));
    }

    private static Object mark(OptionalLong value) {
        return new SqlParameterValue(Types.BIGINT, value.isPresent() ? value.getAsLong() : null);
    }

    @PreDestroy
    void close() {
        closed = true;
        LockSupport.unpark(writer);
        write();
    }
}
