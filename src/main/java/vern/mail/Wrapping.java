package vern.mail;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.Use;
import vern.mail.carrier.Parcel;

/// Makes a letter ready to be handed over. It is read through the gate at that moment: one whose ground has ended, or whose person
/// has had the use stopped, does not go.
@Component
final class Wrapping {

    private final Ledger.Setting setting;
    private final Gate gate;
    private final Ledger ledger;
    private final LetterRows letters;

    Wrapping(Ledger.Setting setting, Gate gate, Ledger ledger, LetterRows letters) {
        this.setting = setting;
        this.gate = gate;
        this.ledger = ledger;
        this.letters = letters;
    }

    sealed interface Wrapped {

        record Ready(Parcel parcel) implements Wrapped {}

        /// The letter is there and may not be used: a restriction, a weighing that is not done.
        record Withheld() implements Wrapped {}

        /// The letter is no more.
        record Gone() implements Wrapped {}
    }

    Wrapped wrap(Sending sending, Instant at) {
        if (closed(sending, at)) return new Wrapped.Gone();
        var use = Use.of(new Actor.Job("outbox", sending.controller()), sending.purpose(), "send").about("letter-" + sending.letter().value());
        return switch (gate.useRecords(use, MailKeeper.LETTER, List.of(sending.letter().value()))) {
            case Use.Answer.Given(var holdings) when !holdings.isEmpty() -> new Wrapped.Ready(parcel(sending, holdings.getFirst(), at));
            case Use.Answer.Given ignored -> letters.isThere(sending.subject(), sending.letter()) ? new Wrapped.Withheld() : new Wrapped.Gone();
            case Use.Answer.Refused ignored -> new Wrapped.Withheld();
        };
    }

    /// Whether it is marketing by a way that the person has closed since it was written.
    private boolean closed(Sending sending, Instant at) {
        var purpose = setting.declarations().inForce(sending.controller(), at).purposes().get(sending.purpose());
        if (purpose == null || !purpose.directMarketing()) return false;
        var way = switch (sending.channel()) {
            case EMAIL -> MarketingChannel.EMAIL;
            case SMS -> MarketingChannel.SMS;
        };
        return ledger.closed(List.of(sending.subject()), way).contains(sending.subject());
    }

    private Parcel parcel(Sending sending, Holding holding, Instant at) {
        var statement = setting.declarations().inForce(sending.controller(), at);
        var content = new Letter.Content(text(holding, "subject"), text(holding, "message"), letters.html(sending.subject(), sending.letter()));
        var to = switch (sending.channel()) {
            case EMAIL -> new Address.Email(text(holding, "email"));
            case SMS -> new Address.Phone(text(holding, "phone"));
        };
        var manner = sending.manner();
        return new Parcel(new Parcel.Label(manner.messageId(), manner.language(), manner.headers(), manner.automatic()), to, content, letters.enclosures(sending.subject(), sending.letter()),
                new Parcel.From(statement.controller().tradeName(), Senders.of(statement, sending.manner().sender())), at);
    }

    private static String text(Holding holding, String field) {
        return holding.field(field).map(value -> value.reveal()).orElse("");
    }

    void drop(Sending sending) {
        letters.drop(sending.subject(), sending.letter());
    }
}
