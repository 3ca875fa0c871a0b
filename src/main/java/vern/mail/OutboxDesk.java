package vern.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.Use;
import vern.staff.Counter;
import vern.start.Installation;

/// The outbox as someone at the desk may see it: that letters are there is told to all, what they hold only to those who act for
/// their purposes, and links and codes to nobody but in a demonstration.
@Component
final class OutboxDesk {

    private static final int SHOWN = 100;

    private final Counter counter;
    private final Gate gate;
    private final Sendings sendings;
    private final Installation installation;

    OutboxDesk(Counter counter, Gate gate, Sendings sendings, Installation installation) {
        this.counter = counter;
        this.gate = gate;
        this.sendings = sendings;
        this.installation = installation;
    }

    /// One letter in the list; `letter` is what the gate gave out, if it did.
    record Row(Sending sending, String purpose, Optional<Holding> letter) {

        public Optional<Personal> to() {
            return letter.flatMap(held -> held.field("email").or(() -> held.field("phone")));
        }

        public Optional<Personal> subject() {
            return letter.flatMap(held -> held.field("subject"));
        }
    }

    List<Row> rows(Sending.State state, String language) {
        var latest = sendings.latest(counter.controller(), state, SHOWN);
        var given = new HashMap<Long, Holding>();
        latest.stream().collect(Collectors.groupingBy(Sending::purpose)).forEach((purpose, some) -> given.putAll(given(purpose, some)));
        return latest.stream().map(sending -> new Row(sending, purposeName(sending.purpose(), language), Optional.ofNullable(given.get(sending.letter().value())))).toList();
    }

    private Map<Long, Holding> given(String purpose, List<Sending> some) {
        var ids = some.stream().map(sending -> sending.letter().value()).toList();
        return switch (gate.useRecords(Use.of(counter.actor(), purpose, "outbox"), MailKeeper.LETTER, ids)) {
            case Use.Answer.Given(var holdings) -> holdings.stream().collect(Collectors.toMap(Holding::id, holding -> holding));
            case Use.Answer.Refused ignored -> Map.of();
        };
    }

    private String purposeName(String purpose, String language) {
        return Optional.ofNullable(counter.statement().purposes().get(purpose)).map(declared -> declared.name().in(language)).orElse(purpose);
    }

    Map<Sending.State, Long> counts() {
        return sendings.counts(counter.controller());
    }

    /// One letter, with what may be seen of it; empty if the company has none of that number.
    Optional<Row> one(LetterId letter, String language) {
        return sendings.find(counter.controller(), letter).map(sending ->
                new Row(sending, purposeName(sending.purpose(), language), Optional.ofNullable(given(sending.purpose(), List.of(sending)).get(letter.value()))));
    }

    /// Whether the text may be read here.
    boolean readable(Row row) {
        return row.letter().isPresent() && (!row.sending().manner().secret() || installation.demo());
    }

    /// Whether the actor may decide on letters of this purpose.
    boolean decides(Sending sending) {
        return gate.refusal(Use.of(counter.actor(), sending.purpose(), "outbox")).isEmpty();
    }
}
