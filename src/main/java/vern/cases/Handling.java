package vern.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vern.cases.screening.Screening;
import vern.cases.vault.Lending;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.mail.Address;
import vern.mail.Posted;

/// What staff do with a case. Each step is based on the case as it was seen, and does nothing where somebody was quicker.
@Component
public class Handling {

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Filing filing;
    private final Shelf shelf;

    /// What a step writes with.
    @Component
    record Shelf(Matters matters, Entries entries, CaseTrail trail, CaseLetters letters, HostTasks tasks, Lending lending) {}

    Handling(Ledger.Setting setting, Ledger ledger, Filing filing, Shelf shelf) {
        this.setting = setting;
        this.ledger = ledger;
        this.filing = filing;
        this.shelf = shelf;
    }

    /// What became of a step.
    public enum Done {
        DONE,
        /// Somebody has changed the case since it was seen.
        CHANGED_MEANWHILE,
        /// The case is closed.
        CLOSED,
        /// The answer asks for something that nobody should send by mail.
        ASKS_FOR_SENSITIVE,
        /// The text holds a national identity number, a card number or a password.
        HOLDS_SENSITIVE,
        /// There is no address to answer to, or no purpose to write for.
        NO_WAY
    }

    public Done assign(Matter seen, Optional<Long> account, Actor actor) {
        return change(seen, seen.state() == Matter.State.NEW ? Matter.State.OPEN : seen.state(), seen.kind(), account, "cases.assigned", actor);
    }

    public Done sort(Matter seen, Kind kind, Actor actor) {
        if (kind.privacy() != seen.kind().privacy()) throw new IllegalArgumentException("a matter of privacy is handed over, not sorted");
        return change(seen, seen.state(), kind, seen.course().assignee(), "cases.sorted", actor);
    }

    private Done change(Matter seen, Matter.State state, Kind kind, Optional<Long> assignee, String what, Actor actor) {
        if (!seen.open()) return Done.CLOSED;
        var course = seen.course();
        return setting.transactor().inTransaction(connection -> {
            var changed = with(seen, state, kind, new Matter.Course(course.urgent(), assignee, course.opened(), course.firstAnswer(), course.touched(), course.closed(), course.version()));
            if (!shelf.matters().change(seen, changed)) return Done.CHANGED_MEANWHILE;
            shelf.trail().record(seen, actor, what, Map.of("kind", kind.code()));
            return Done.DONE;
        });
    }

    private static Matter with(Matter seen, Matter.State state, Kind kind, Matter.Course course) {
        return new Matter(seen.id(), seen.subject(), seen.controller(), kind, seen.channel(), state, seen.filed(), course);
    }

    /// Something for colleagues to know; the person may read it when they ask what is held about them.
    public Done note(Matter seen, String text, Actor.Staff actor) {
        if (!seen.open()) return Done.CLOSED;
        if (Screening.forbids(text)) return Done.HOLDS_SENSITIVE;
        return setting.transactor().inTransaction(connection -> written(seen, text, Entries.Way.NOTE, actor, Optional.empty()) ? Done.DONE : Done.NO_WAY);
    }

    /// An answer: its words, whom it goes to, the purpose it is written for, and whether we now wait for them.
    public record Answer(String subject, String text, Address.Email to, String purpose, boolean waits) {
        @Override
        public String toString() {
            return "Answer[…]";
        }
    }

    /// Answers by mail. Refused where it asks for, or holds, what should not go by mail.
    public Done answer(Matter seen, Answer answer, Actor.Staff actor) {
        if (!seen.open()) return Done.CLOSED;
        if (Screening.asks(answer.text())) return Done.ASKS_FOR_SENSITIVE;
        if (Screening.forbids(answer.text())) return Done.HOLDS_SENSITIVE;
        return setting.transactor().inTransaction(connection -> {
            if (!shelf.matters().change(seen, answered(seen, answer.waits()))) return Done.CHANGED_MEANWHILE;
            var posted = shelf.letters().send(seen, new CaseLetters.Written(answer.to(), answer.subject(), answer.text(), true), answer.purpose(), actor);
            if (!(posted.orElseThrow() instanceof Posted.Waiting(var letter, var ignored))) throw new NoWay();
            if (!written(seen, answer.text(), Entries.Way.OUT, actor, Optional.of(letter.value()))) throw new NoWay();
            shelf.trail().record(seen, actor, "cases.replied", Map.of());
            return Done.DONE;
        });
    }

    /// Answers in the chat that the case came by. Screened like mail: a chat lies open on somebody's screen.
    public Done line(Matter seen, String text, Actor.Staff actor) {
        if (!seen.open() || seen.channel() != Channel.CHAT) return Done.CLOSED;
        if (Screening.asks(text)) return Done.ASKS_FOR_SENSITIVE;
        if (Screening.forbids(text)) return Done.HOLDS_SENSITIVE;
        return setting.transactor().inTransaction(connection -> {
            if (!shelf.matters().change(seen, answered(seen, false))) return Done.CHANGED_MEANWHILE;
            if (!written(seen, text, Entries.Way.OUT, actor, Optional.empty())) throw new NoWay();
            shelf.trail().record(seen, actor, "cases.replied", Map.of("channel", "chat"));
            return Done.DONE;
        });
    }

    /// Rolls an answer back that cannot be sent.
    static final class NoWay extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoWay() {
            super("there is no purpose to write for");
        }
    }

    private Matter answered(Matter seen, boolean waits) {
        var course = seen.course();
        return with(seen, waits ? Matter.State.WAITING : Matter.State.OPEN, seen.kind(), new Matter.Course(course.urgent(), course.assignee(), course.opened(),
                course.firstAnswer().or(() -> Optional.of(moment())), moment(), course.closed(), course.version()));
    }

    private boolean written(Matter matter, String text, Entries.Way way, Actor.Staff actor, Optional<Long> letter) {
        var statement = filing.statement(matter.controller());
        var category = statement.categories().get(matter.filed().category());
        var source = matter.channel().source(category.sources());
        var values = new HashMap<String, String>();
        values.put(category.fields().contains("answer") && !category.fields().contains("message") ? "answer" : "message", text);
        values.keySet().retainAll(category.fields());
        var wish = Placing.Wish.of(matter.controller(), category.key(), source, matter.subject(), moment()).on(matter.filed().anchor()).holding(values.keySet());
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return false;
        long entry = shelf.entries().write(new Entries.Placed(matter.subject(), matter.filed().anchor(), terms, filing.day(matter.controller())), values, Optional.empty());
        shelf.entries().turn(new Entries.Turn(entry, matter.subject(), matter.id(), way, moment(), Optional.of(actor.account()), letter, true, Set.of(), Optional.empty()));
        return true;
    }

    /// The matter is solved. What was written in it goes as its category says, most often the coming night.
    public Done close(Matter seen, Actor actor) {
        if (!seen.open()) return Done.CLOSED;
        var course = seen.course();
        return setting.transactor().inTransaction(connection -> {
            var closed = with(seen, Matter.State.CLOSED, seen.kind(), new Matter.Course(course.urgent(), course.assignee(), course.opened(), course.firstAnswer(), moment(),
                    Optional.of(moment()), course.version()));
            if (!shelf.matters().change(seen, closed)) return Done.CHANGED_MEANWHILE;
            ledger.happen(seen.controller(), seen.filed().anchor(), "case-closed", moment(), actor);
            shelf.lending().ended(seen.controller(), seen.id().said(), actor);
            shelf.tasks().open(seen, moment());
            shelf.trail().record(seen, actor, "cases.closed", Map.of("kind", seen.kind().code()));
            return Done.DONE;
        });
    }

    private Instant moment() {
        return setting.clock().instant();
    }
}
