package vern.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.TermsId;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Where letters wait until they have gone. A letter is put here in the transaction of what it tells of, so that nobody is told
/// of something that did not happen; without a mail server it stays, and the desk shows what would go.
@Component
public class Outbox {

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final LetterRows letters;
    private final ObjectProvider<FirstContact> firsts;

    Outbox(Ledger.Setting setting, Ledger ledger, LetterRows letters, ObjectProvider<FirstContact> firsts) {
        this.setting = setting;
        this.ledger = ledger;
        this.letters = letters;
        this.firsts = firsts;
    }

    /// Puts a letter here, in the caller's transaction where there is one. Refused if it has no living ground for its purpose.
    public Posted send(Letter letter, Actor actor) {
        return send(List.of(letter), actor).getFirst();
    }

    /// Whether a mail has left, by its number: handed over, or so long ago that its bookkeeping is gone. Not while it waits, nor where it was given up.
    public boolean gone(String messageId) {
        return letters.gone(messageId);
    }

    /// The same for many, in their order; what they share is looked up once.
    public List<Posted> send(List<Letter> all, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            var placings = place(all, now);
            var ready = new ArrayList<LetterRows.Ready>();
            for (int i = 0; i < all.size(); i++) if (placings.get(i) instanceof Placing.Granted(var terms)) ready.add(ready(all.get(i), terms, now));
            var waiting = written(ready).iterator();
            var posted = placings.stream().<Posted>map(placing -> switch (placing) {
                case Placing.Refused(var reason) -> new Posted.Refused(reason);
                case Placing.Granted _ -> waiting.next();
            }).toList();
            Trail.append(connection, IntStream.range(0, all.size()).filter(i -> posted.get(i) instanceof Posted.Waiting)
                    .mapToObj(i -> entry(all.get(i), ((Posted.Waiting) posted.get(i)).letter(), actor, now)).toList());
            return posted;
        });
    }

    private LetterRows.Ready ready(Letter letter, TermsId terms, Instant now) {
        var statement = statement(letter, now);
        return new LetterRows.Ready(letter, new LetterRows.Placed(terms, now.atZone(statement.controller().zone()).toLocalDate(), now, messageId(statement, letter)));
    }

    private Statement statement(Letter letter, Instant now) {
        return setting.declarations().inForce(letter.standing().controller(), now);
    }

    /// Few have something to be told besides; theirs are written one by one.
    private List<Posted.Waiting> written(List<LetterRows.Ready> ready) {
        var all = ready.stream().map(LetterRows.Ready::letter).toList();
        var concerned = firsts.stream().flatMap(first -> first.concerned(all).stream()).collect(Collectors.toSet());
        var plain = letters.write(ready.stream().filter(one -> !concerned.contains(one.letter().standing().subject())).toList()).iterator();
        return ready.stream().map(one -> concerned.contains(one.letter().standing().subject()) ? told(one) : plain.next()).toList();
    }

    private Posted.Waiting told(LetterRows.Ready ready) {
        var letter = ready.letter();
        var words = firsts.stream().flatMap(first -> first.words(letter).stream()).collect(Collectors.joining("\n\n"));
        var waiting = letters.write(List.of(words.isEmpty() ? ready : new LetterRows.Ready(letter.below(words), ready.placed()))).getFirst();
        if (!words.isEmpty()) firsts.stream().forEach(first -> first.told(letter, waiting.letter()));
        return waiting;
    }

    /// For each letter its terms, or why it may not be held.
    private List<Placing> place(List<Letter> all, Instant now) {
        var early = all.stream().map(letter -> refused(letter, statement(letter, now))).toList();
        var open = IntStream.range(0, all.size()).filter(i -> early.get(i).isEmpty()).mapToObj(all::get).toList();
        var placed = ledger.place(open.stream().map(letter -> wish(letter, now)).toList()).iterator();
        var grounded = new HashMap<Grounded, Boolean>();
        return IntStream.range(0, all.size()).mapToObj(i -> early.get(i).<Placing>map(one -> one).orElseGet(() -> {
            var placing = placed.next();
            return placing instanceof Placing.Granted(var terms) && !grounded.computeIfAbsent(new Grounded(terms, all.get(i).standing().purpose()),
                    one -> letters.grounded(one.terms(), one.purpose(), now)) ? new Placing.Refused(Placing.Reason.NO_GROUND) : placing;
        })).toList();
    }

    private record Grounded(TermsId terms, String purpose) {}

    private static Optional<Placing.Refused> refused(Letter letter, Statement statement) {
        var purpose = statement.purposes().get(letter.standing().purpose());
        if (purpose == null || !purpose.categories().containsKey(letter.standing().category())) return Optional.of(new Placing.Refused(Placing.Reason.NO_GROUND));
        return reaches(statement, purpose, field(letter.to())) ? Optional.empty() : Optional.of(new Placing.Refused(Placing.Reason.UNDECLARED_FIELD));
    }

    private Placing.Wish wish(Letter letter, Instant now) {
        var standing = letter.standing();
        var wish = Placing.Wish.of(standing.controller(), standing.category(), standing.source(), standing.subject(), now).holding(declared(statement(letter, now), letter));
        return standing.anchor().map(wish::on).orElse(wish);
    }

    /// Whether the purpose is declared to use addresses of this kind.
    private static boolean reaches(Statement statement, Purpose purpose, String field) {
        return purpose.categories().keySet().stream().anyMatch(key -> statement.categories().get(key).fields().contains(field));
    }

    /// Of what the letter consists of, the fields that its category has: the text is the company's own, and the address is one
    /// that the purpose uses.
    private static Set<String> declared(Statement statement, Letter letter) {
        var fields = new HashSet<>(Set.of(field(letter.to()), "subject", "message"));
        fields.retainAll(statement.categories().get(letter.standing().category()).fields());
        return fields;
    }

    private static String field(Address to) {
        return switch (to) {
            case Address.Email ignored -> "email";
            case Address.Phone ignored -> "phone";
        };
    }

    /// The same for every attempt, so that a receiver who gets it twice can tell.
    private static String messageId(Statement statement, Letter letter) {
        return "<" + UUID.randomUUID() + "@" + Senders.of(statement, letter.manner().sender()).domain() + ">";
    }

    private static Entry entry(Letter letter, LetterId id, Actor actor, Instant now) {
        var standing = letter.standing();
        return new Entry(now, standing.controller(), actor.audited(), "mail.posted", OptionalLong.of(standing.subject().value()),
                Map.of("letter-id", String.valueOf(id.value()), "purpose", standing.purpose()));
    }
}
