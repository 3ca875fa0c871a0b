package vern.rights.answers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.rights.Letters;
import vern.rights.answers.AnswerLetters.Said;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.RequestState;
import vern.statement.Statement;

/// Tells the person what happens to their request on the way: that it came, that more is needed to know who asks, that it takes
/// longer, that it is refused.
@Component
public class Notifying {

    private final AnswerLetters letters;
    private final Messages messages;
    private final Progress progress;
    private final Declarations declarations;

    Notifying(AnswerLetters letters, Messages messages, Progress progress, Declarations declarations) {
        this.letters = letters;
        this.messages = messages;
        this.progress = progress;
        this.declarations = declarations;
    }

    public void ask(Request request, Actor actor) {
        var how = Said.of("rights.answer.identity." + progress.required(request).key());
        send(request, letters.of(whom(request), "identity", List.of(how)), actor);
    }

    public void extended(Request request, String ground, Actor actor) {
        var letter = letters.extension(whom(request), request.due(), ground);
        send(request, letter, actor);
    }

    /// Refuses, as two people have agreed, and says why, by which place in the law, and where to complain.
    public Progress.Outcome refuse(Request request, Actor.Staff actor) {
        if (request.proposal().isEmpty()) return new Progress.Outcome.Refused(Progress.Reason.NOT_A_GROUND);
        var letter = letters.refusal(whom(request), request.proposal().get().denial());
        var outcome = progress.refuse(request, letter.text(), actor);
        if (outcome instanceof Progress.Outcome.Done(var refused) && refused.state() == RequestState.DENIED) send(refused, letter, actor);
        return outcome;
    }

    private void send(Request request, Letters.Letter letter, Actor actor) {
        messages.send(request, letter, Optional.empty(), actor);
    }

    private AnswerLetters.For whom(Request request) {
        var statement = statement(request);
        return new AnswerLetters.For(statement, request, today(statement));
    }

    private Statement statement(Request request) {
        return declarations.inForce(request.controller(), progress.moment());
    }

    private LocalDate today(Statement statement) {
        return progress.moment().atZone(statement.controller().zone()).toLocalDate();
    }
}
