package vern.rights.answers;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Histories;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.statement.Recipient;
import vern.statement.Statement;

/// Those who got the data and must be told that they were rectified, erased or restricted (Art. 19). One task for each, open until
/// someone has written down how they were told.
@Component
public class Telling {

    private final JdbcClient database;
    private final Histories histories;
    private final Progress progress;

    Telling(JdbcClient database, Histories histories, Progress progress) {
        this.database = database;
        this.histories = histories;
        this.progress = progress;
    }

    /// One recipient to tell, by its key; `done` says when, `proof` how.
    public record Task(long request, String recipient, Instant begun, Optional<Instant> done, Optional<String> proof) {}

    /// Those to whom something was passed on, and those who read it under a purpose of these categories.
    public Set<String> of(Statement statement, Request request, Set<String> categories) {
        var found = new TreeSet<String>();
        histories.of(request.controller(), request.subject()).ifPresent(history -> history.disclosures().stream()
                .filter(one -> categories.isEmpty() || one.categories().stream().anyMatch(categories::contains)).forEach(one -> found.add(one.recipient())));
        statement.purposes().values().stream().filter(purpose -> purpose.categories().keySet().stream().anyMatch(categories::contains))
                .forEach(purpose -> found.addAll(purpose.recipients()));
        found.removeIf(key -> Optional.ofNullable(statement.recipients().get(key)).filter(one -> one.role() != Recipient.Role.AUTHORITY).isEmpty());
        return found;
    }

    void begin(Request request, Set<String> recipients, Instant at) {
        recipients.forEach(recipient -> database.sql("insert into rights.told (request, recipient, begun) values (?, ?, ?) on conflict do nothing")
                .params(request.id(), recipient, Timestamp.from(at)).update());
    }

    public List<Task> tasks(Request request) {
        return database.sql("select request, recipient, begun, done, proof from rights.told where request = ? order by recipient").param(request.id())
                .query((row, _) -> new Task(row.getLong("request"), row.getString("recipient"), row.getTimestamp("begun").toInstant(),
                        Optional.ofNullable(row.getTimestamp("done")).map(Timestamp::toInstant), Optional.ofNullable(row.getString("proof")))).list();
    }

    /// What the recipients of a statement are called.
    public static Map<String, String> names(Statement statement, String language) {
        return statement.recipients().values().stream().collect(Collectors.toMap(Recipient::key, one -> one.name().in(language)));
    }

    /// How many of a company's tasks are open.
    public long open(String controller) {
        return database.sql("select count(*) from rights.told t join rights.request r on r.id = t.request where r.controller = ? and t.done is null").param(controller)
                .query(Long.class).single();
    }

    /// A recipient has been told; `how` is `email`, `phone`, `letter`, `api`.
    public void told(Request request, String recipient, String how, Actor actor) {
        int rows = database.sql("update rights.told set done = ?, proof = ? where request = ? and recipient = ? and done is null")
                .params(Timestamp.from(progress.moment()), how, request.id(), recipient).update();
        if (rows == 1) progress.note(request, "recipient-told", recipient, actor);
    }
}
