package vern.rights.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.rights.Letters;
import vern.rights.answers.AnswerLetters.Said;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.RequestLinks;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.RequestKind;
import vern.rights.requests.RequestState;
import vern.statement.Statement;

/// Tells the person what happens to their request on the way: that it came, that more is needed to know who asks, that it takes
/// longer, that it is refused.
@Component
public class Notifying {

    private final AnswerLetters letters;
    private final Messages messages;
    private final Progress progress;
    private final Ledger.Setting setting;
    private final RequestLinks links;
    private final Ledger ledger;

    /// What is known of requests.
    @Component("notifyingSources")
    record Sources(Progress progress, Ledger.Setting setting, RequestLinks links, Ledger ledger) {}

    Notifying(AnswerLetters letters, Messages messages, Sources sources) {
        this.letters = letters;
        this.messages = messages;
        progress = sources.progress();
        setting = sources.setting();
        links = sources.links();
        ledger = sources.ledger();
    }

    /// The request came: its number, its deadline, and a link that shows the address is theirs where that helps.
    public void received(Request request, Actor actor) {
        boolean helps = request.kind().needsTheRightPerson() && progress.required(request) != IdentityMethod.NONE;
        var said = new ArrayList<>(List.of(Said.of("rights.answer.received.code")));
        if (helps) said.add(Said.of("rights.answer.received.link"));
        if (progress.required(request) == IdentityMethod.SIGNED_LETTER) said.add(Said.of("rights.answer.identity.signed-letter"));
        messages.send(request, letters.of(whom(request), "received", said), helps ? Optional.of(link(request)) : Optional.empty(), actor);
    }

    /// Asks who they are; with `document`, that one may be sent in by the link.
    public void ask(Request request, boolean document, Actor actor) {
        var how = new ArrayList<>(List.of(Said.of("rights.answer.identity." + progress.required(request).key())));
        if (document) how.add(Said.of("rights.answer.identity.upload"));
        messages.send(request, letters.of(whom(request), "identity", how), Optional.of(link(request)), actor);
    }

    private String link(Request request) {
        return "/" + request.controller() + "/requests/link/" + links.make(request);
    }

    public void extended(Request request, String ground, Actor actor) {
        var letter = letters.extension(whom(request), request.due(), ground);
        send(request, letter, actor);
    }

    /// Refuses, as two people have agreed, and says why, by which place in the law, and where to complain. What an objection had suspended
    /// or the request had disputed may be used again, once the letter is on its way.
    public Progress.Outcome refuse(Request request, Actor.Staff actor) {
        if (request.proposal().isEmpty()) return new Progress.Outcome.Refused(Progress.Reason.NOT_A_GROUND);
        var letter = letters.refusal(whom(request), request.proposal().get().denial());
        return setting.transactor().inTransaction(connection -> {
            var outcome = progress.refuse(request, messages.beside(request, letter), actor);
            if (outcome instanceof Progress.Outcome.Done(var refused) && refused.state() == RequestState.DENIED) {
                send(refused, letter, actor);
                refused.about().filter(_ -> refused.kind() == RequestKind.OBJECTION)
                        .ifPresent(purpose -> ledger.declineObjection(refused.controller(), refused.subject(), purpose, actor));
                progress.settle(refused, actor);
            }
            return outcome;
        });
    }

    private void send(Request request, Letters.Letter letter, Actor actor) {
        messages.send(request, letter, Optional.empty(), actor);
    }

    private AnswerLetters.For whom(Request request) {
        var statement = statement(request);
        return new AnswerLetters.For(statement, request, today(statement));
    }

    private Statement statement(Request request) {
        return setting.declarations().inForce(request.controller(), progress.moment());
    }

    private LocalDate today(Statement statement) {
        return progress.moment().atZone(statement.controller().zone()).toLocalDate();
    }
}
