package vern.rights.answers;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Histories;
import vern.ledger.History;
import vern.ledger.Ledger;
import vern.ledger.Stays;
import vern.rights.answers.AnswerLetters.Said;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.RequestKind;
import vern.rights.requests.RequestState;
import vern.rights.requests.Requests;
import vern.start.DueJob;
import vern.web.Formats;

/// Ends a restriction (Art. 18(3)): the person is written to first, from which day and why, and it ends that morning, not before the letter has gone. What an
/// objection or a dispute suspends ends with its own request instead.
@Component
public class Lifting implements DueJob {

    private static final ZoneId MORNING = ZoneId.of("Europe/Oslo");

    private final Ledger ledger;
    private final JdbcClient database;
    private final Paper paper;
    private final Course course;

    /// What the person is told with.
    @Component("liftingPaper")
    record Paper(AnswerLetters letters, Messages messages, WrittenLetters written, Formats formats) {}

    /// How the request stands.
    @Component("liftingCourse")
    record Course(Requests requests, Progress progress, Histories histories) {}

    Lifting(Ledger ledger, JdbcClient database, Paper paper, Course course) {
        this.ledger = ledger;
        this.database = database;
        this.paper = paper;
        this.course = course;
    }

    /// Where a restriction stands: `ends` is the day that the person has been told.
    public record Standing(Stays.Scope scope, Optional<LocalDate> ends) {}

    /// The restriction that a request has led to; empty where there is none, or none any more.
    public Optional<Standing> of(Request request) {
        if (request.kind() != RequestKind.RESTRICTION || request.open() || ended(request)) return Optional.empty();
        var asked = course.histories().of(request.controller(), request.subject()).stream().flatMap(history -> history.stays().stream()).filter(History.Stay::asked)
                .map(History.Stay::scope).distinct().toList();
        // Requests once did not say what they had led to: there it is the one restriction that stands.
        return request.about().map(Stays.Scope::named).map(named -> asked.stream().filter(one -> one.meantBy(named)).findFirst())
                .orElseGet(() -> asked.stream().filter(_ -> asked.size() == 1).findFirst())
                .map(scope -> new Standing(scope, day(request)));
    }

    private boolean ended(Request request) {
        return database.sql("select exists (select 1 from rights.lifting where request = ? and done is not null)").param(request.id()).query(Boolean.class).single();
    }

    /// Whether another request of the person restricts the same, and has not been ended: then it stays restricted.
    private boolean alsoOfAnother(Request request, Stays.Scope scope) {
        return course.requests().of(request.subject()).stream().filter(one -> one.id() != request.id() && one.controller().equals(request.controller()) && one.state() == RequestState.FULFILLED)
                .anyMatch(one -> of(one).filter(standing -> standing.scope().equals(scope)).isPresent());
    }

    private Optional<LocalDate> day(Request request) {
        return database.sql("select day from rights.lifting where request = ? and done is null").param(request.id()).query(LocalDate.class).optional();
    }

    /// From which day, and why.
    public record Ending(LocalDate day, String why) {}

    /// Writes to the person that it will end; never today. Says again what was said before where it is told anew.
    public Progress.Outcome announce(Request request, Ending ending, Actor actor) {
        if (ending.why().isBlank()) return new Progress.Outcome.Refused(Progress.Reason.NO_REASON);
        var today = course.progress().moment().atZone(course.progress().statement(request).controller().zone()).toLocalDate();
        var standing = of(request);
        if (standing.isEmpty()) return new Progress.Outcome.Refused(Progress.Reason.CLOSED);
        if (!ending.day().isAfter(today)) return new Progress.Outcome.Refused(Progress.Reason.TOLD_BEFORE);
        return course.progress().inTransaction(() -> {
            var until = Tongue.in(request.language(), () -> paper.formats().date(ending.day()));
            var said = new ArrayList<>(List.of(Said.of("rights.answer.lifting.from", until, ending.why())));
            if (alsoOfAnother(request, standing.get().scope())) said.add(Said.of("rights.answer.lifting.another"));
            var letter = paper.letters().of(new AnswerLetters.For(course.progress().statement(request), request, today), "lifting", said);
            var told = paper.messages().send(request, letter, Optional.empty(), actor);
            database.sql("insert into rights.lifting (request, letter, day) values (?, ?, ?) on conflict (request) do update set letter = excluded.letter, day = excluded.day, done = null")
                    .params(request.id(), told.orElse(null), ending.day()).update();
            return course.progress().note(request, "lifting-told", ending.day().toString(), actor);
        });
    }

    @Override
    public String name() {
        return "liftings";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.of(6, 30), after, MORNING);
    }

    private record Due(long request, Optional<Long> letter) {}

    @Override
    public void run(Instant at) {
        var due = database.sql("select request, letter from rights.lifting where done is null and day <= ? order by request").param(at.atZone(MORNING).toLocalDate())
                .query((row, _) -> new Due(row.getLong("request"), Optional.ofNullable(row.getObject("letter", Long.class)))).list();
        due.forEach(one -> end(course.requests().get(one.request()), one, at));
    }

    private void end(Request request, Due due, Instant at) {
        if (due.letter().filter(id -> paper.written().gone(request, id)).isEmpty()) return;
        var job = new Actor.Job("restriction", request.controller());
        course.progress().inTransaction(() -> {
            of(request).filter(standing -> !alsoOfAnother(request, standing.scope())).ifPresent(standing -> ledger.lift(request.controller(), request.subject(), standing.scope(), job));
            database.sql("update rights.lifting set done = ? where request = ?").params(Timestamp.from(at), request.id()).update();
            return course.progress().note(request, "lifted", "", job);
        });
    }
}
