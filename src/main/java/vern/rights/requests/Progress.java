package vern.rights.requests;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.statement.Statement;

/// What happens to a request on its way to an answer. Each step is written down and in the trail, with the change.
@Component
public class Progress {

    private final Requests requests;
    private final Correspondence words;
    private final Deadlines deadlines;
    private final Disputed disputed;
    private final Ages ages;
    private final Diary diary;
    private final Tables tables;
    private final Behalf behalf;

    /// Where requests and their grounds are written.
    @Component
    record Tables(JdbcClient database, Declarations declarations, Ledger ledger, Behalf behalf) {}

    Progress(Receiving.Parts parts, Diary diary, Tables tables) {
        requests = parts.requests();
        words = parts.words();
        deadlines = parts.deadlines();
        disputed = parts.disputed();
        ages = parts.ages();
        this.diary = diary;
        this.tables = tables;
        behalf = tables.behalf();
    }

    /// What came of a step.
    public sealed interface Outcome {
        record Done(Request request) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    /// Why a step is not taken. Each has a text that says what to do.
    public enum Reason {
        CLOSED,
        /// The person has not shown who they are, or not well enough for this.
        NOT_IDENTIFIED,
        /// It is not known whom the company's data this is about.
        NOT_RECOGNISED,
        /// This proof is weaker than the statement asks for.
        WEAK_PROOF,
        /// More time may be taken only within the first month, once, and with a reason.
        TOO_LATE,
        NO_REASON,
        /// The person is told before a restriction ends, so not today.
        TOLD_BEFORE,
        /// Not a ground on which this may be refused.
        NOT_A_GROUND,
        /// The data are held on behalf of a principal, through whom the request must come.
        THROUGH_PRINCIPAL,
        /// Nobody has seen a power of attorney that holds today.
        NO_MANDATE,
        /// It concerns a child, and no guardian stands behind it.
        NO_GUARDIAN,
        /// The other company did not take it.
        NOT_DELIVERED,
        /// The person's identity is protected, and whoever would do it is not in the role for that.
        PROTECTED,
        /// A refusal needs two people.
        SAME_PERSON
    }

    /// What the statement asks for before this right is answered.
    public IdentityMethod required(Request request) {
        return required(statement(request), request.kind());
    }

    public static IdentityMethod required(Statement statement, RequestKind kind) {
        return Optional.ofNullable(statement.rights().granted().get(kind.key())).flatMap(right -> IdentityMethod.of(right.identity())).orElse(IdentityMethod.TWO_FACTS);
    }

    /// Why nothing may be given out or changed yet; empty when it may.
    public Optional<Reason> obstacle(Request request) {
        if (!request.open()) return Optional.of(Reason.CLOSED);
        if (request.kind().needsTheRightPerson() && !request.recognised()) return Optional.of(Reason.NOT_RECOGNISED);
        var today = diary.moment().atZone(statement(request).controller().zone()).toLocalDate();
        if (request.agent().filter(mandate -> !mandate.holds(request.kind(), today)).isPresent()) return Optional.of(Reason.NO_MANDATE);
        if (request.throughGuardian() && request.agent().isEmpty()) return Optional.of(Reason.NO_GUARDIAN);
        if (request.recognised() && request.channel() != Channel.PRINCIPAL && behalf.only(request, statement(request))) return Optional.of(Reason.THROUGH_PRINCIPAL);
        var required = required(request);
        if (required == IdentityMethod.NONE) return Optional.empty();
        return request.identity().filter(one -> one.method().meets(required)).isPresent() ? Optional.empty() : Optional.of(Reason.NOT_IDENTIFIED);
    }

    /// It is about this person's data. What was written goes where the rest of theirs is.
    public Outcome recognise(Request request, SubjectId subject, Actor actor) {
        return step(request, new Note(actor, "recognised", ""), () -> {
            disputed.end(request, actor);
            if (!subject.equals(request.subject())) words.move(request, subject, statement(request), diary.moment());
            tables.database().sql("update rights.request set subject = ?, recognised = true, through_guardian = ? where id = ?")
                    .params(subject.value(), ages.throughGuardian(statement(request), request.kind(), subject), request.id()).update();
            // Who they were shown to be was someone else.
            if (request.recognised() && !subject.equals(request.subject())) tables.database().sql("update rights.request set method = null, identified = null where id = ?").param(request.id()).update();
            disputed.begin(requests.get(request.id()), actor);
        });
    }

    /// The person says that something is wrong which stands in these categories: it is not used until this is decided.
    public Outcome dispute(Request request, Set<String> categories, Actor actor) {
        if (request.kind() != RequestKind.RECTIFICATION || categories.isEmpty()) return new Outcome.Refused(Reason.NOT_A_GROUND);
        if (!request.recognised()) return new Outcome.Refused(Reason.NOT_RECOGNISED);
        return diary.inTransaction(connection -> {
            if (!requests.get(request.id()).open()) return new Outcome.Refused(Reason.CLOSED);
            disputed.end(request, actor);
            tables.database().sql("update rights.request set about = ? where id = ?").params(String.join(",", new TreeSet<>(categories)), request.id()).update();
            var changed = requests.get(request.id());
            disputed.begin(changed, actor);
            return new Outcome.Done(changed);
        });
    }

    /// More is needed to know who asks; the clock stands still if this is asked without delay.
    public Outcome ask(Request request, Actor actor) {
        if (request.limit().asked().isPresent()) return new Outcome.Done(request);
        return step(request, new Note(actor, "identity-asked", ""), () -> tables.database().sql("update rights.request set asked = ?, state = 'in-progress' where id = ?")
                .params(Timestamp.from(diary.moment()), request.id()).update());
    }

    /// The person has shown who they are. A proof that is weaker than what was shown before changes nothing.
    public Outcome identify(Request request, IdentityMethod method, Actor actor) {
        if (request.identity().filter(before -> before.method().meets(method)).isPresent()) return new Outcome.Done(request);
        return step(request, new Note(actor, "identified", method.key()), () -> {
            var stopped = request.limit().asked().map(asked -> Deadlines.stopped(request.limit().received(), asked, diary.moment())).orElse(0L);
            tables.database().sql("update rights.request set method = ?, identified = ?, asked = null, due = due + ?::int, month = month + ?::int, state = 'in-progress' where id = ?")
                    .params(method.key(), Timestamp.from(diary.moment()), stopped.intValue(), stopped.intValue(), request.id()).update();
            words.note(request, "identity-check", method.key());
            disputed.begin(requests.get(request.id()), actor);
        });
    }

    /// More time is needed (Art. 12(3)): only within the first month, once, and with a reason.
    public Outcome extend(Request request, String ground, LocalDate today, Actor actor) {
        if (ground.isBlank()) return new Outcome.Refused(Reason.NO_REASON);
        if (request.limit().extended().isPresent() || today.isAfter(request.limit().month())) return new Outcome.Refused(Reason.TOO_LATE);
        var until = deadlines.extended(statement(request), request.limit().received());
        return step(request, new Note(actor, "extended", until.toString()), () -> tables.database().sql("update rights.request set extended = ?, extension = ? where id = ?")
                .params(until, ground, request.id()).update());
    }

    /// Proposes to refuse; nothing is answered before a second person has looked at it.
    public Outcome proposeRefusal(Request request, Denial denial, Actor.Staff actor) {
        if (!Denial.of(request.kind()).contains(denial)) return new Outcome.Refused(Reason.NOT_A_GROUND);
        return step(request, new Note(actor, "refusal-proposed", denial.key()), () -> tables.database()
                .sql("update rights.request set proposed = ?, proposed_by = ?, state = 'in-progress' where id = ?").params(denial.key(), actor.account(), request.id()).update());
    }

    /// The second person agrees: the request is refused.
    public Outcome refuse(Request request, String answer, Actor.Staff actor) {
        if (request.proposal().isEmpty()) return new Outcome.Refused(Reason.NOT_A_GROUND);
        var proposal = request.proposal().get();
        if (proposal.by() == actor.account()) return new Outcome.Refused(Reason.SAME_PERSON);
        return close(request, new Closing(RequestState.DENIED, Optional.of(proposal.denial()), answer), actor);
    }

    /// The second person does not agree.
    public Outcome rejectRefusal(Request request, Actor actor) {
        return step(request, new Note(actor, "refusal-rejected", ""), () -> tables.database().sql("update rights.request set proposed = null, proposed_by = null where id = ?")
                .param(request.id()).update());
    }

    /// What it is about is suspended until someone has weighed it.
    public Outcome suspend(Request request, String about, Actor actor) {
        return step(request, new Note(actor, "suspended", about), () -> tables.database().sql("update rights.request set about = ?, state = 'in-progress' where id = ?")
                .params(about, request.id()).update());
    }

    /// What the answer turned out to be about; in the transaction of the answer.
    public void about(Request request, String about) {
        tables.database().sql("update rights.request set about = ? where id = ?").params(about, request.id()).update();
    }

    public <T> T inTransaction(java.util.function.Supplier<T> work) {
        return diary.inTransaction(connection -> work.get());
    }

    /// A power of attorney was looked at: it is the person's, covers these rights, and holds until a day.
    public Outcome mandate(Request request, Request.Mandate mandate, Actor actor) {
        var covers = mandate.covers().stream().map(RequestKind::key).sorted().collect(Collectors.joining(" "));
        return step(request, new Note(actor, "mandate-seen", mandate.seen().orElseThrow() + " " + covers), () -> tables.database()
                .sql("update rights.request set mandate = ?, mandate_scope = ? where id = ?").params(mandate.seen().get(), covers, request.id()).update());
    }

    /// A guardian stands behind a child's request, and is answered at this address; that they are the guardian has yet to be seen, as of any
    /// agent.
    public Outcome guardian(Request request, String email, Actor actor) {
        if (!request.throughGuardian()) return new Outcome.Refused(Reason.NOT_A_GROUND);
        return step(request, new Note(actor, "guardian", ""), () -> {
            tables.database().sql("update rights.request set agent = true where id = ?").param(request.id()).update();
            words.note(request, "email", email);
        });
    }

    /// Sent on to the principal; executed only when the principal asks.
    public Outcome forward(Request request, Actor actor) {
        return step(request, new Note(actor, "forwarded", ""), () -> tables.database().sql("update rights.request set state = 'in-progress' where id = ?")
                .param(request.id()).update());
    }

    /// How a request ends: the state, the ground of a refusal, and the words of the answer.
    public record Closing(RequestState state, Optional<Denial> denial, String answer) {
        public static Closing fulfilled(String answer) {
            return new Closing(RequestState.FULFILLED, Optional.empty(), answer);
        }

        @Override
        public String toString() {
            return "Closing[" + state + "]";
        }
    }

    /// Ends a request, from when its keeping counts; but for a refusal, whose letter has to go first, with what it had disputed.
    public Outcome close(Request request, Closing closing, Actor actor) {
        return step(request, new Note(actor, closing.state().key(), closing.denial().map(Denial::key).orElse("")), () -> {
            tables.database().sql("update rights.request set state = ?, denial = ?, closed = ?, asked = null where id = ?")
                    .params(closing.state().key(), closing.denial().map(Denial::key).orElse(null), Timestamp.from(diary.moment()), request.id()).update();
            if (!closing.answer().isEmpty()) words.note(request, "answer", closing.answer());
            tables.ledger().happen(request.controller(), request.anchor(), "case-closed", diary.moment(), actor);
            if (closing.state() != RequestState.DENIED) disputed.end(request, actor);
        });
    }

    /// What a refused request called wrong may be used again; the person has been told (Art. 18(3)).
    public void settle(Request request, Actor actor) {
        disputed.end(request, actor);
    }

    public java.time.Instant moment() {
        return diary.moment();
    }

    /// Something worth writing down that changes nothing of the request itself.
    public Outcome note(Request request, String kind, String detail, Actor actor) {
        return diary.inTransaction(connection -> {
            diary.write(connection, new Diary.Happening(request, actor, kind, detail));
            return new Outcome.Done(request);
        });
    }

    private record Note(Actor actor, String kind, String detail) {}

    private Outcome step(Request request, Note note, Runnable change) {
        return diary.inTransaction(connection -> {
            if (!requests.get(request.id()).open()) return new Outcome.Refused(Reason.CLOSED);
            change.run();
            var changed = requests.get(request.id());
            diary.write(connection, new Diary.Happening(changed, note.actor(), note.kind(), note.detail()));
            return new Outcome.Done(changed);
        });
    }

    public Statement statement(Request request) {
        return tables.declarations().inForce(request.controller(), diary.moment());
    }

}
