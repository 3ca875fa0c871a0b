package vern.cases.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.start.DueJob;

/// After the sweep: of an appointment whose data are gone nothing says any more who had it. That the time was taken stays.
@Component
class Forgetting implements DueJob {

    private final JdbcClient database;
    private final Clock clock;

    Forgetting(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bookings-forgotten";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.of(3, 10), after, ZoneId.of("Europe/Oslo"));
    }

    @Override
    public void run(Instant at) {
        database.sql("delete from cases.appointment a where not exists (select 1 from cases.booking b where b.subject = a.subject and b.id = a.id)").update();
    }

    /// After an erasure, at once; a time that lay ahead is free again.
    void erased(Collection<SubjectId> person) {
        var numbers = person.stream().map(SubjectId::value).toArray(Long[]::new);
        database.sql("""
                with gone as (delete from cases.appointment a where a.subject = any(?) and not exists (select 1 from cases.booking b where b.subject = a.subject and b.id = a.id)
                    returning a.slot, a.id, a.state)
                update cases.slot s set taken = null from gone where s.id = gone.slot and s.taken = gone.id and gone.state = 'booked' and s.starts > ?""").params(numbers, java.sql.Timestamp.from(clock.instant())).update();
    }
}
