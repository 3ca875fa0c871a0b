package vern.orders.billing;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Personal;
import vern.ledger.Use;
import vern.register.Parties;
import vern.statement.Statement;

/// An invoice with the name and address it was made out to, as bookkeeping may read it.
@Component
class MadeOut {

    private final Gate gate;
    private final Ledger.Setting setting;
    private final Parties parties;

    MadeOut(Gate gate, Ledger.Setting setting, Parties parties) {
        this.gate = gate;
        this.setting = setting;
        this.parties = parties;
    }

    /// A paper to be printed or sent. `number` is the buyer's organisation number, where it has one.
    record Paper(Issued issued, Statement seller, String name, String address, Optional<String> number) {
        @Override
        public String toString() {
            return "Paper[" + issued.number() + "]";
        }
    }

    /// Empty where the actor keeps no books.
    Optional<Paper> of(Issued issued, Actor actor) {
        var statement = setting.declarations().inForce(issued.controller(), setting.clock().instant());
        return gate.purposesOf(actor, setting.clock().instant()).stream().filter(key -> statement.purposes().get(key).categories().containsKey("invoice"))
                .flatMap(key -> gate.useAt(Use.of(actor, key, "invoice").only("invoice").about("F-" + issued.number()), java.util.List.of(issued.anchor()))
                        instanceof Use.Answer.Given(var holdings) ? holdings.stream() : java.util.stream.Stream.<Holding>of())
                .findFirst().map(holding -> new Paper(issued, statement, field(holding, "name"), field(holding, "address"), parties.get(issued.party()).number()));
    }

    private static String field(Holding holding, String name) {
        return holding.field(name).map(Personal::reveal).orElse("");
    }
}
