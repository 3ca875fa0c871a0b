package vern.orders.billing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.register.Party;

/// Whom an invoice is made out to: an organisation by its name, a person by the contact details that may be used for it.
@Component
class Buyers {

    private static final List<String> ADDRESS = List.of("address", "work-address", "postal-code", "city");

    private final Gate gate;
    private final Ledger.Setting setting;

    Buyers(Gate gate, Ledger.Setting setting) {
        this.gate = gate;
        this.setting = setting;
    }

    record Buyer(String name, String address) {
        @Override
        public String toString() {
            return "Buyer[…]";
        }
    }

    /// Empty where the actor may not use a person's name for it, or there is none.
    Optional<Buyer> of(Party party, SubjectId subject, Actor actor) {
        var contact = contact(subject, actor);
        var address = contact.map(Buyers::address).orElse("");
        return party.name().or(() -> contact.flatMap(one -> one.field("name")).map(Personal::reveal)).map(name -> new Buyer(name, address));
    }

    private static String address(Holding contact) {
        return ADDRESS.stream().flatMap(field -> contact.field(field).stream()).map(Personal::reveal).filter(text -> !text.isBlank()).distinct().collect(Collectors.joining(", "));
    }

    private Optional<Holding> contact(SubjectId subject, Actor actor) {
        var statement = setting.declarations().inForce(actor.controller(), setting.clock().instant());
        return gate.purposesOf(actor, setting.clock().instant()).stream().map(statement.purposes()::get)
                .filter(purpose -> purpose.categories().containsKey("contact") && !purpose.directMarketing())
                .flatMap(purpose -> gate.use(Use.of(actor, purpose.key(), "invoice").only("contact"), subject) instanceof Use.Answer.Given(var holdings) ? holdings.stream() : Stream.<Holding>of())
                .findFirst();
    }
}
