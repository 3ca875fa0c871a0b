package vern.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.mail.Enclosure;

/// Makes a matter of privacy of a case that came as something else. The old case is closed, and its data go.
@Component
public class Handover {

    private final Ledger.Setting setting;
    private final Arrivals arrivals;
    private final Handling handling;
    private final ObjectProvider<PrivacyDesk> desks;

    Handover(Ledger.Setting setting, Arrivals arrivals, Handling handling, ObjectProvider<PrivacyDesk> desks) {
        this.setting = setting;
        this.arrivals = arrivals;
        this.handling = handling;
        this.desks = desks;
    }

    /// The message that makes it one: what it says, with its files, and when it came.
    public record Message(Holding said, List<Enclosure> files, Instant came) {
        public Message {
            files = List.copyOf(files);
        }
    }

    /// @param right the right that it asks for, by the statement's key; without one it is a question or a complaint
    public Handling.Done toPrivacy(Matter seen, Message message, Optional<String> right, Actor.Staff actor) {
        if (!seen.open() || seen.kind().privacy()) return Handling.Done.CLOSED;
        var fields = new HashMap<String, String>();
        message.said().fields().forEach((field, value) -> fields.put(field, value.reveal()));
        return setting.transactor().inTransaction(connection -> {
            var closed = handling.close(seen, actor);
            if (closed != Handling.Done.DONE) return closed;
            if (!taken(seen, new Given(message, fields, right), actor)) throw new Handling.NoWay();
            return Handling.Done.DONE;
        });
    }

    private record Given(Message message, Map<String, String> fields, Optional<String> right) {}

    private boolean taken(Matter seen, Given given, Actor.Staff actor) {
        var subject = given.message().said().subject();
        boolean request = given.right().map(right -> new PrivacyDesk.Handed(seen.controller(), subject, seen.channel(), given.fields(), given.message().files().stream().map(Enclosure::content).toList(), seen.filed().language(), given.message().came(), right))
                .filter(handed -> desks.stream().anyMatch(desk -> desk.take(handed, actor).isPresent())).isPresent();
        if (request) return true;
        var way = new Arrival.Way(Optional.empty(), Optional.of(subject), seen.filed().language(), false, given.message().files(), Optional.empty());
        return arrivals.take(new Arrival(seen.controller(), seen.channel(), Kind.PRIVACY, given.fields(), way), actor) instanceof Arrived.Opened;
    }
}
