package vern.bench.gdpr;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/// A system under the benchmark. `perform` may be called from many threads.
interface Store {

    /// When the load began, as all systems are told: far enough back that the records of 30 seconds are over. Loading takes as
    /// long as it took the reference, so that the ends of the records are spread over as many seconds.
    record Loading(long records, Instant begun) {

        private static final int RECORDS_PER_SECOND = 3_319;

        static Loading before(Instant now, long records) {
            return new Loading(records, now.minus(Duration.ofSeconds(40 + records / RECORDS_PER_SECOND)));
        }

        Instant collected(long k) {
            return begun.plusMillis(k * 1000 / RECORDS_PER_SECOND);
        }

        /// Exclusive; to the second.
        Instant expiry(Datum datum) {
            return Instant.ofEpochSecond(collected(datum.key()).getEpochSecond() + datum.secondsToLive());
        }
    }

    /// Where a system works: its database, and where the server writes its statement log.
    record Place(DataSource source, Path log) {}

    String name();

    /// Whether it keeps a log that the regulator can read.
    default boolean logs() {
        return true;
    }

    /// Makes the tables and loads the records, not timed.
    void load(Loading loading);

    Answer perform(Operation operation);

    /// Removes what is over.
    void sweep(Instant now);

    /// How its bytes divide: (name of a part, SQL for its bytes).
    java.util.Map<String, String> parts();

    static Instant expiry(Datum datum, Instant inserted) {
        return Instant.ofEpochSecond(inserted.getEpochSecond() + datum.secondsToLive());
    }
}
