package vern.mail;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Placing;
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
        return setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            var statement = setting.declarations().inForce(letter.standing().controller(), now);
            return switch (place(connection, letter, statement, now)) {
                case Placing.Refused(var reason) -> new Posted.Refused(reason);
                case Placing.Granted(var terms) -> {
                    var day = now.atZone(statement.controller().zone()).toLocalDate();
                    var waiting = written(letter, new LetterRows.Placed(terms, day, now, messageId(statement, letter)));
                    record(connection, letter, waiting.letter(), actor, now);
                    yield waiting;
                }
            };
        });
    }

    private Posted.Waiting written(Letter letter, LetterRows.Placed placed) {
        var words = firsts.stream().flatMap(first -> first.words(letter).stream()).collect(Collectors.joining("\n\n"));
        var waiting = letters.write(words.isEmpty() ? letter : letter.below(words), placed);
        if (!words.isEmpty()) firsts.stream().forEach(first -> first.told(letter, waiting.letter()));
        return waiting;
    }

    private Placing place(Connection connection, Letter letter, Statement statement, Instant now) throws SQLException {
        var standing = letter.standing();
        var purpose = statement.purposes().get(standing.purpose());
        if (purpose == null || !purpose.categories().containsKey(standing.category())) return new Placing.Refused(Placing.Reason.NO_GROUND);
        if (!reaches(statement, purpose, field(letter.to()))) return new Placing.Refused(Placing.Reason.UNDECLARED_FIELD);
        var wish = Placing.Wish.of(standing.controller(), standing.category(), standing.source(), standing.subject(), now)
                .holding(declared(statement, letter));
        var placing = ledger.place(standing.anchor().map(wish::on).orElse(wish));
        return placing instanceof Placing.Granted(var terms) && !letters.grounded(terms, standing.purpose(), now)
                ? new Placing.Refused(Placing.Reason.NO_GROUND) : placing;
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

    private static void record(Connection connection, Letter letter, LetterId id, Actor actor, Instant now) throws SQLException {
        var standing = letter.standing();
        Trail.append(connection, new Entry(now, standing.controller(), actor.audited(), "mail.posted", OptionalLong.of(standing.subject().value()),
                Map.of("letter-id", String.valueOf(id.value()), "purpose", standing.purpose())));
    }
}
