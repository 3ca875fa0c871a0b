package vern.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When each job last ran, and the lock that lets one node run it. The lock is held on a connection of its own: the job's work
/// commits by itself, and a node that dies lets go.
final class JobRuns {

    private static final Logger LOG = LoggerFactory.getLogger(JobRuns.class);

    private final DataSource database;

    JobRuns(DataSource database) {
        this.database = database;
    }

    enum Outcome { RAN, FAILED, DONE_BY_ANOTHER }

    /// A job counts from the moment it was first known; nothing is due for the time before.
    void know(List<DueJob> jobs, Instant now) {
        for (DueJob job : jobs) {
            JdbcClient.create(database)
                    .sql("insert into start.job_run (job, last_run) values (?, ?) on conflict (job) do nothing")
                    .params(job.name(), at(now))
                    .update();
        }
    }

    /// When each known job ran last, by its name.
    Map<String, Instant> lastRuns() {
        Map<String, Instant> last = new HashMap<>();
        JdbcClient.create(database).sql("select job, last_run from start.job_run")
                .query(row -> { last.put(row.getString("job"), row.getObject("last_run", OffsetDateTime.class).toInstant()); });
        return last;
    }

    Outcome run(DueJob job, Instant due) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!taken(connection, job.name(), due)) {
                    return Outcome.DONE_BY_ANOTHER;
                }
                Outcome outcome = attempt(job, due);
                if (outcome == Outcome.RAN) {
                    connection.commit();
                }
                return outcome;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException("the lock of the job " + job.name() + " failed, SQL state " + fault.getSQLState());
        }
    }

    /// The text of a fault may hold personal data, so that only its kind and its place are logged.
    private static Outcome attempt(DueJob job, Instant due) {
        try {
            job.run(due);
            return Outcome.RAN;
        } catch (RuntimeException fault) {
            StackTraceElement[] trace = fault.getStackTrace();
            LOG.error("The job {} due {} failed: {} at {}", job.name(), due, fault.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
            return Outcome.FAILED;
        }
    }

    /// Writes down that the job ran, which counts once it has. Another node that comes to it meanwhile waits here, and finds it done.
    private static boolean taken(Connection connection, String job, Instant due) throws SQLException {
        try (var update = connection.prepareStatement("update start.job_run set last_run = ? where job = ? and last_run < ?")) {
            update.setObject(1, at(due));
            update.setString(2, job);
            update.setObject(3, at(due));
            return update.executeUpdate() == 1;
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
