package vern.cases.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.cases.Kind;

/// The times that a company offers.
@Component
public class Slots {

    private static final String COLUMNS = "id, controller, kind, starts, ends, place, taken is not null as taken";

    private final JdbcClient database;

    Slots(JdbcClient database) {
        this.database = database;
    }

    public void open(String controller, Kind kind, Instant starts, Duration length, String place) {
        if (!kind.booking() || length.isNegative() || length.isZero()) throw new IllegalArgumentException("no time to book");
        database.sql("insert into cases.slot (controller, kind, starts, ends, place) values (?, ?, ?, ?, ?)")
                .params(controller, kind.code(), at(starts), at(starts.plus(length)), place).update();
    }

    public List<Slot> between(String controller, Instant from, Instant until) {
        return database.sql("select " + COLUMNS + " from cases.slot where controller = ? and starts >= ? and starts < ? order by starts, id limit 500")
                .params(controller, at(from), at(until)).query(Slots::row).list();
    }

    Optional<Slot> find(String controller, long id) {
        return database.sql("select " + COLUMNS + " from cases.slot where id = ? and controller = ?").params(id, controller).query(Slots::row).optional();
    }

    /// One gets it; of two who ask at once, the second waits and is told no.
    boolean take(long slot, long appointment) {
        return database.sql("update cases.slot set taken = ? where id = ? and taken is null").params(appointment, slot).update() == 1;
    }

    void free(long slot, long appointment) {
        database.sql("update cases.slot set taken = null where id = ? and taken = ?").params(slot, appointment).update();
    }

    private static Slot row(ResultSet row, int number) throws SQLException {
        return new Slot(row.getLong("id"), row.getString("controller"), Kind.of(row.getString("kind")).orElseThrow(), instant(row, "starts"), instant(row, "ends"),
                row.getString("place"), row.getBoolean("taken"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
