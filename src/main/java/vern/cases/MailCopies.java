package vern.cases;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.mail.inbox.Mailroom;
import vern.start.DueJob;

/// Takes the copies of closed cases out of the company's mailbox, the same night as the cases' own data go.
@Component
class MailCopies implements DueJob {

    private final JdbcClient database;
    private final Mailroom mailroom;

    MailCopies(JdbcClient database, Mailroom mailroom) {
        this.database = database;
        this.mailroom = mailroom;
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
        var over = database.sql("""
                select c.controller, c.message_id from cases.copy c join cases.matter m on m.subject = c.subject and m.id = c.matter where m.state = 'closed'""")
                .query((row, n) -> new Copy(row.getString(1), row.getString(2))).list();
        over.stream().map(Copy::controller).distinct().filter(mailroom::reads).forEach(controller -> {
            var numbers = new HashSet<>(over.stream().filter(copy -> copy.controller().equals(controller)).map(Copy::number).toList());
            if (mailroom.remove(controller, numbers)) numbers.forEach(number -> database.sql("delete from cases.copy where message_id = ?").param(number).update());
        });
    }
}
