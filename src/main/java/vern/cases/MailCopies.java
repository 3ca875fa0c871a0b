package vern.cases;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.mail.TakingBack;
import vern.mail.inbox.Mailroom;
import vern.start.DueJob;

/// Takes the copies of forms out of the company's mailbox: of closed cases the same night as their own data go, of an erased person
/// at once.
@Component
class MailCopies implements DueJob {

    private final JdbcClient database;
    private final Mailroom mailroom;
    private final Matters matters;
    private final HostTasks tasks;
    private final TakingBack takingBack;
    private final Ledger.Setting setting;

    /// What stays of a case elsewhere.
    @Component
    record Elsewhere(Mailroom mailroom, HostTasks tasks, TakingBack takingBack) {}

    MailCopies(JdbcClient database, Matters matters, Elsewhere elsewhere, Ledger.Setting setting) {
        this.database = database;
        this.matters = matters;
        this.setting = setting;
        mailroom = elsewhere.mailroom();
        tasks = elsewhere.tasks();
        takingBack = elsewhere.takingBack();
    }

    @Override
    public String name() {
        return "mail-copies";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.of(3, 5), after, ZoneId.of("Europe/Oslo"));
    }

    private record Copy(String controller, String number) {}

    @Override
    public void run(Instant at) {
        takeOut(copies("""
                select c.controller, c.message_id from cases.copy c join cases.matter m on m.subject = c.subject and m.id = c.matter where m.state = 'closed' or c.leaves
                union select c.controller, c.message_id from cases.copy c where not exists (
                    select 1 from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where t.matter = c.matter and t.subject = c.subject)""",
                List.of()));
    }

    /// After an erasure: of cases in which nothing of the person is left, the copies go at once, and whoever runs the form has a task.
    void erased(Collection<SubjectId> person) {
        for (var subject : person) {
            takeOut(copies("""
                    select c.controller, c.message_id from cases.copy c where c.subject = ? and not exists (
                        select 1 from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where t.matter = c.matter and t.subject = c.subject)""",
                    List.of(subject.value())));
            matters.emptied(subject).forEach(matter -> tasks.open(matter, setting.clock().instant()));
        }
    }

    /// Of a case whose words were moved to safety: its copies go at once, or in one of the next nights where the mailbox does not answer, and one that has
    /// not been sent is not sent.
    void moved(Matter matter, Actor actor) {
        database.sql("update cases.copy set leaves = true where subject = ? and matter = ?").params(matter.subject().value(), matter.id().value()).update();
        var all = copies("select c.controller, c.message_id from cases.copy c where c.subject = ? and c.matter = ?", List.of(matter.subject().value(), matter.id().value()));
        all.stream().filter(copy -> takingBack.take(copy.controller(), copy.number(), actor)).forEach(copy -> forget(copy.number()));
        takeOut(all);
    }

    private void forget(String number) {
        database.sql("delete from cases.copy where message_id = ?").param(number).update();
    }

    private List<Copy> copies(String sql, List<Object> parameters) {
        return database.sql(sql).params(parameters).query((row, n) -> new Copy(row.getString(1), row.getString(2))).list();
    }

    private void takeOut(List<Copy> over) {
        over.stream().map(Copy::controller).distinct().filter(mailroom::reads).forEach(controller -> {
            var numbers = new HashSet<>(over.stream().filter(copy -> copy.controller().equals(controller)).map(Copy::number).toList());
            if (mailroom.remove(controller, numbers)) numbers.forEach(this::forget);
        });
    }
}
