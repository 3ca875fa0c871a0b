package vern.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Actor;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Ledger;
import vern.statement.Statement;
import vern.statement.Statement.Security.Measure;

/// The reviews of a company's security measures. When the interval of a measure has passed since it was last looked at, a new review is
/// opened for the role that owns it.
@Component
class MeasureReviews {

    private static final String COLUMNS = "select id, measure, owner, due, done, done_as, evidence from security.review ";

    private final JdbcClient database;
    private final Ledger.Setting setting;

    MeasureReviews(JdbcClient database, Ledger.Setting setting) {
        this.database = database;
        this.setting = setting;
    }

    /// The newest review of each measure that there has been one of, an open one before a done one.
    List<Review> latest(String controller) {
        return database.sql("select distinct on (measure) id, measure, owner, due, done, done_as, evidence from security.review"
                + " where controller = ? order by measure, done desc nulls first, id desc").param(controller).query(MeasureReviews::review).list();
    }

    /// The last one that was done.
    Optional<Review> lastDone(String controller, String measure) {
        return database.sql(COLUMNS + "where controller = ? and measure = ? and done is not null order by done desc limit 1").params(controller, measure)
                .query(MeasureReviews::review).optional();
    }

    List<Review> open(String controller) {
        return database.sql(COLUMNS + "where controller = ? and done is null order by due, id").param(controller).query(MeasureReviews::review).list();
    }

    /// The day by which the measure is to be looked at next: an interval after the last time, or after the version that declared it.
    LocalDate due(Statement statement, Measure measure) {
        return due(statement, measure, latest(statement.controller().key()).stream().filter(review -> review.measure().equals(measure.key())).findFirst());
    }

    private static LocalDate due(Statement statement, Measure measure, Optional<Review> latest) {
        if (latest.filter(review -> review.done().isEmpty()).isPresent()) return latest.get().due();
        var from = latest.flatMap(Review::done).map(done -> LocalDate.ofInstant(done.at(), statement.controller().zone())).orElse(statement.version().effective());
        return from.plus(Interval.of(measure.reviewEvery()).period());
    }

    /// Opens what has become due by `today` and is not open yet.
    void open(Statement statement, LocalDate today) {
        var latest = latest(statement.controller().key()).stream().collect(Collectors.toMap(Review::measure, Function.identity()));
        for (var measure : statement.security().measures()) {
            var last = Optional.ofNullable(latest.get(measure.key()));
            boolean open = last.filter(review -> review.done().isEmpty()).isPresent();
            var due = due(statement, measure, last);
            if (!open && !due.isAfter(today)) open(statement.controller().key(), measure, due);
        }
    }

    private void open(String controller, Measure measure, LocalDate due) {
        setting.transactor().inTransaction(connection -> {
            int opened = database.sql("""
                    insert into security.review (controller, measure, owner, opened, due) values (?, ?, ?, ?, ?)
                    on conflict (controller, measure) where done is null do nothing""")
                    .params(controller, measure.key(), measure.owner(), Timestamp.from(setting.clock().instant()), due).update();
            if (opened > 0) Trail.append(connection, new Entry(setting.clock().instant(), controller, Actor.job("security-review"), "security.review-opened",
                    OptionalLong.empty(), Map.of("measure", measure.key(), "role", measure.owner())));
            return opened;
        });
    }

    /// The measure was looked at, before its time or after. Closes what is open of it.
    void done(String controller, Measure measure, String evidence, vern.ledger.Actor.Staff by) {
        setting.transactor().inTransaction(connection -> {
            var now = Timestamp.from(setting.clock().instant());
            var today = LocalDate.ofInstant(setting.clock().instant(), setting.declarations().inForce(controller, setting.clock().instant()).controller().zone());
            int closed = database.sql("update security.review set done = ?, done_by = ?, done_as = ?, evidence = ? where controller = ? and measure = ? and done is null")
                    .params(now, by.account(), measure.owner(), evidence, controller, measure.key()).update();
            if (closed == 0) database.sql("insert into security.review (controller, measure, owner, opened, due, done, done_by, done_as, evidence) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(controller, measure.key(), measure.owner(), now, today, now, by.account(), measure.owner(), evidence).update();
            Trail.append(connection, new Entry(setting.clock().instant(), controller, by.audited(), "security.review-done", OptionalLong.empty(), Map.of("measure", measure.key())));
            return closed;
        });
    }

    private static Review review(ResultSet row, int number) throws SQLException {
        var done = Optional.ofNullable(row.getTimestamp("done")).map(Timestamp::toInstant);
        String role = row.getString("done_as");
        String evidence = row.getString("evidence");
        return new Review(row.getLong("id"), row.getString("measure"), row.getString("owner"), row.getObject("due", LocalDate.class),
                done.map(at -> new Review.Done(at, role, evidence)));
    }
}
