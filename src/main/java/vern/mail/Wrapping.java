package vern.mail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.mail.carrier.Channel;
import vern.mail.carrier.Parcel;

/// Makes letters ready to be handed over. Each is read through the gate at that moment: one whose ground has ended, or whose person
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

    /// Each of some letters that were taken together. What is alike in them is asked of the gate at once.
    Map<Sending, Wrapped> wrap(List<Sending> rank, Instant at) {
        var wrapped = new LinkedHashMap<Sending, Wrapped>();
        rank.stream().collect(Collectors.groupingBy(Alike::of, LinkedHashMap::new, Collectors.toList())).forEach((alike, letters) -> wrapped.putAll(wrap(alike, letters, at)));
        return wrapped;
    }

    private record Alike(String controller, String purpose, Channel channel) {
        static Alike of(Sending sending) {
            return new Alike(sending.controller(), sending.purpose(), sending.channel());
        }
    }

    private Map<Sending, Wrapped> wrap(Alike alike, List<Sending> all, Instant at) {
        var closed = closed(alike, all, at);
        var asked = all.stream().filter(sending -> !closed.contains(sending.subject())).toList();
        var given = new LinkedHashMap<>(given(alike, asked));
        given.putAll(aboutOnesRights(alike, asked.stream().filter(sending -> !given.containsKey(sending.letter())).toList()));
        var html = given.isEmpty() ? Map.<LetterId, String>of() : letters.html(asked);
        var enclosures = given.isEmpty() ? Map.<LetterId, List<Enclosure>>of() : letters.enclosures(asked);
        var wrapped = new LinkedHashMap<Sending, Wrapped>();
        for (var sending : all) {
            var holding = Optional.ofNullable(given.get(sending.letter()));
            if (closed.contains(sending.subject())) wrapped.put(sending, new Wrapped.Gone());
            else if (holding.isPresent()) wrapped.put(sending, new Wrapped.Ready(parcel(sending, holding.get(), new Inside(Optional.ofNullable(html.get(sending.letter())),
                    enclosures.getOrDefault(sending.letter(), List.of())), at)));
            else wrapped.put(sending, letters.isThere(sending.subject(), sending.letter()) ? new Wrapped.Withheld() : new Wrapped.Gone());
        }
        return wrapped;
    }

    private Map<LetterId, Holding> given(Alike alike, List<Sending> asked) {
        if (asked.isEmpty()) return Map.of();
        var use = Use.of(new Actor.Job("outbox", alike.controller()), alike.purpose(), "send");
        var ids = asked.stream().map(sending -> sending.letter().value()).toList();
        return switch (gate.useRecords(ids.size() > 1 ? use : use.about("letter-" + ids.getFirst()), MailKeeper.LETTER, ids)) {
            case Use.Answer.Given(var holdings) -> holdings.stream().collect(Collectors.toMap(holding -> new LetterId(holding.id()), holding -> holding));
            case Use.Answer.Refused _ -> Map.of();
        };
    }

    /// What answers people about their own data reaches them whatever they have had restricted, or they would not be told that it ends (Art. 18(3)).
    private Map<LetterId, Holding> aboutOnesRights(Alike alike, List<Sending> left) {
        if (left.isEmpty()) return Map.of();
        var use = Use.of(new Actor.Job("outbox", alike.controller()), Gate.RIGHTS, "send").only("rights-request");
        return gate.useRecords(use, MailKeeper.LETTER, left.stream().map(sending -> sending.letter().value()).toList()) instanceof Use.Answer.Given(var holdings)
                ? holdings.stream().collect(Collectors.toMap(holding -> new LetterId(holding.id()), holding -> holding)) : Map.of();
    }

    /// Those to whom it is marketing by a way that they have closed since it was written.
    private Set<SubjectId> closed(Alike alike, List<Sending> all, Instant at) {
        var purpose = setting.declarations().inForce(alike.controller(), at).purposes().get(alike.purpose());
        if (purpose == null || !purpose.directMarketing()) return Set.of();
        return ledger.closed(all.stream().map(Sending::subject).toList(), switch (alike.channel()) {
            case EMAIL -> MarketingChannel.EMAIL;
            case SMS -> MarketingChannel.SMS;
        });
    }

    /// What is in a letter beside its words.
    private record Inside(Optional<String> html, List<Enclosure> enclosures) {}

    private Parcel parcel(Sending sending, Holding holding, Inside inside, Instant at) {
        var statement = setting.declarations().inForce(sending.controller(), at);
        var content = new Letter.Content(text(holding, "subject"), text(holding, "message"), inside.html());
        var to = switch (sending.channel()) {
            case EMAIL -> new Address.Email(text(holding, "email"));
            case SMS -> new Address.Phone(text(holding, "phone"));
        };
        var manner = sending.manner();
        return new Parcel(new Parcel.Label(manner.messageId(), manner.language(), manner.headers(), manner.automatic()), to, content, inside.enclosures(),
                new Parcel.From(statement.controller().tradeName(), Senders.of(statement, sending.manner().sender())), at);
    }

    private static String text(Holding holding, String field) {
        return holding.field(field).map(value -> value.reveal()).orElse("");
    }

    void drop(List<Sending> sent) {
        letters.drop(sent);
    }
}
