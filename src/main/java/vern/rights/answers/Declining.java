package vern.rights.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.rights.answers.AnswerLetters.Said;
import vern.rights.answers.Fulfilling.Answered;
import vern.rights.requests.Request;

/// Answers to a person's no, through the desk: objection, withdrawal, no more marketing. What the law makes absolute happens at
/// once and cannot be weighed.
@Component
public class Declining {

    private final Fulfilling answering;
    private final Choosing choosing;
    private final Ledger ledger;

    Declining(Fulfilling answering, Choosing choosing, Ledger ledger) {
        this.answering = answering;
        this.choosing = choosing;
        this.ledger = ledger;
    }

    /// An objection to a purpose. Direct marketing ends at once, all of it and in every channel (Art. 21(3)). Another interest is suspended until it is weighed; `uphold` then ends
    /// it. To decline is a refusal, and takes two people.
    public Answered object(Request request, String purpose, String decision, Actor actor) {
        boolean marketing = Choosing.marketing(choosing.statement(request.controller())).stream().anyMatch(one -> one.key().equals(purpose));
        if (marketing) return block(request, List.of(Said.of("rights.answer.upheld", answering.name(request, purpose))), actor);
        if (decision.equals("uphold")) return answering.uphold(request, purpose, actor);
        return answering.begin(request, actor, () -> ledger.object(request.controller(), request.subject(), purpose, actor), purpose);
    }

    /// A consent taken back; first the copy, where the person wants one, and then what only it held is gone.
    public Answered withdraw(Request request, String purpose, boolean copy, Actor actor) {
        return answering.carryOut(request, actor, () -> {
            Map<String, byte[]> files = copy ? answering.portable(request, actor) : Map.of();
            var follows = choosing.consequence(actor, request.subject(), purpose, request.language());
            choosing.withdraw(actor, request.subject(), purpose);
            var said = new ArrayList<>(List.of(Said.of("rights.answer.stopped", follows.purpose())));
            if (!follows.goes().isEmpty()) said.add(Said.headed("rights.answer.gone", String.join(", ", follows.goes())));
            follows.stays().forEach(one -> said.add(Said.headed("rights.answer.remains", one.category(), one.purpose(), one.because())));
            if (copy) said.addAll(answering.fetch(request));
            return new Fulfilling.Content(answering.letter(request, "withdrawal", said), files);
        });
    }

    /// No more marketing, in any channel, from now.
    public Answered block(Request request, Actor actor) {
        return block(request, List.of(), actor);
    }

    private Answered block(Request request, List<Said> said, Actor actor) {
        return answering.carryOut(request, actor, () -> {
            choosing.block(actor, request.subject());
            return letter(request, "block", said);
        });
    }

    private Fulfilling.Content letter(Request request, String key, List<Said> said) {
        return new Fulfilling.Content(answering.letter(request, key, said), Map.of());
    }
}
