package vern.portal.entry;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.portal.Visitor;
import vern.rights.requests.IdentityMethod;

/// Whose an electronic identity is. One that was connected is known again; else it must have the address and the name that the company
/// has of one person, and of one only.
@Component
class Owners {

    private final Credentials credentials;
    private final Entering entering;
    private final Gate gate;

    Owners(Credentials credentials, Entering entering, Gate gate) {
        this.credentials = credentials;
        this.entering = entering;
        this.gate = gate;
    }

    Optional<SubjectId> of(String controller, ElectronicIds.Shown shown) {
        var connected = credentials.marked(controller, mark(controller, shown));
        connected.ifPresent(one -> credentials.used(controller, one, one.counter() + 1));
        return connected.map(Credential::subject).or(() -> found(controller, shown));
    }

    /// Found by what both sides have; it is known again from now on, where the company may hold it.
    private Optional<SubjectId> found(String controller, ElectronicIds.Shown shown) {
        if (shown.email().isEmpty() || shown.name().isEmpty()) return Optional.empty();
        var people = entering.holders(controller, shown.email().get()).stream().filter(person -> named(controller, person, shown.name().get())).toList();
        if (people.size() != 1) return Optional.empty();
        keep(new Visitor(people.getFirst(), controller, IdentityMethod.EID), shown);
        return Optional.of(people.getFirst());
    }

    private boolean named(String controller, SubjectId person, String name) {
        return gate.use(Use.of(new Actor.Job("sign-in", controller), Gate.RIGHTS, "sign-in"), person) instanceof Use.Answer.Given(var holdings)
                && holdings.stream().filter(holding -> !holding.category().equals("rights-request")).flatMap(holding -> holding.field("name").stream())
                .anyMatch(held -> ElectronicIds.alike(held.reveal(), name));
    }

    /// Connects one to whoever is signed in: it must bear their name, and be nobody else's.
    boolean connect(Visitor visitor, ElectronicIds.Shown shown) {
        var before = credentials.marked(visitor.controller(), mark(visitor.controller(), shown));
        if (before.isPresent()) return before.get().subject().equals(visitor.subject());
        return shown.name().filter(name -> named(visitor.controller(), visitor.subject(), name)).isPresent() && keep(visitor, shown);
    }

    private boolean keep(Visitor visitor, ElectronicIds.Shown shown) {
        var fresh = Credentials.Fresh.of(Means.ELECTRONIC_ID, shown.host(), shown.mark().getBytes(StandardCharsets.US_ASCII), visitor)
                .marked(mark(visitor.controller(), shown)).proving(IdentityMethod.EID);
        return credentials.put(visitor, fresh);
    }

    private static byte[] mark(String controller, ElectronicIds.Shown shown) {
        return Credentials.mark(controller, "eid " + shown.mark());
    }
}
