package vern.orders.sales;

import java.util.List;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Use;

/// Whether what someone has ordered may be shown: the gate decides, and notes who looked.
@Component
class Ordered {

    private static final String CATEGORY = "order";

    private final Gate gate;
    private final Ledger.Setting setting;

    Ordered(Gate gate, Ledger.Setting setting) {
        this.gate = gate;
        this.setting = setting;
    }

    /// False where it is held no longer, or not for the actor. A company that holds no orders about people has them of organisations only.
    boolean shows(Sale sale, Actor actor) {
        var now = setting.clock().instant();
        var statement = setting.declarations().inForce(sale.controller(), now);
        if (setting.declarations().versions(sale.controller()).stream().noneMatch(version -> version.categories().containsKey(CATEGORY))) return true;
        return gate.purposesOf(actor, now).stream().filter(key -> statement.purposes().get(key).categories().containsKey(CATEGORY))
                .anyMatch(key -> gate.useAt(Use.of(actor, key, CATEGORY).only(CATEGORY).about(sale.name()), List.of(sale.anchor()))
                        instanceof Use.Answer.Given(var holdings) && !holdings.isEmpty());
    }
}
