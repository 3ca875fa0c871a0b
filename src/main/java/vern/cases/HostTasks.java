package vern.cases;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.statement.Recipient;

/// What lies for a while with those who run the forms for the company. When a case is closed or its person
/// erased, each of them is a task: to have it erased there too.
@Component
public class HostTasks {

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final CaseTrail trail;
    private final Matters matters;

    HostTasks(JdbcClient database, Ledger.Setting setting, CaseTrail trail, Matters matters) {
        this.database = database;
        this.setting = setting;
        this.trail = trail;
        this.matters = matters;
    }

    public record Task(long id, SubjectId subject, CaseId matter, String recipient, Instant opened) {}

    /// For each processor that the purposes of the case name, where it came by a form.
    void open(Matter matter, Instant now) {
        if (matter.channel() != Channel.FORM) return;
        var statement = setting.declarations().inForce(matter.controller(), now);
        statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(matter.filed().category()))
                .flatMap(purpose -> purpose.recipients().stream()).distinct().sorted()
                .filter(key -> statement.recipients().get(key).role() == Recipient.Role.PROCESSOR)
                .forEach(key -> database.sql("""
                        insert into cases.task (subject, controller, matter, recipient, opened) select ?, ?, ?, ?, ?
                        where not exists (select 1 from cases.task where subject = ? and matter = ? and recipient = ?)""")
                        .params(matter.subject().value(), matter.controller(), matter.id().value(), key, Matters.at(now), matter.subject().value(), matter.id().value(), key).update());
    }

    public List<Task> waiting(String controller, int most) {
        return database.sql("select id, subject, matter, recipient, opened from cases.task where controller = ? and done is null order by opened, id limit ?")
                .params(controller, most).query((row, n) -> new Task(row.getLong(1), new SubjectId(row.getLong(2)), new CaseId(row.getLong(3)), row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant())).list();
    }

    /// It is erased there. False if there is no such task.
    public boolean done(String controller, long task, Actor.Staff actor) {
        return setting.transactor().inTransaction(connection -> {
            var matter = database.sql("update cases.task set done = ?, account = ? where id = ? and controller = ? and done is null returning matter")
                    .params(Matters.at(setting.clock().instant()), actor.account(), task, controller).query(Long.class).optional();
            matter.flatMap(id -> matters.find(controller, new CaseId(id))).ifPresent(found -> trail.record(found, actor, "cases.host-emptied", Map.of()));
            return matter.isPresent();
        });
    }
}
