package vern.orders.shop;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Use;
import vern.orders.sales.Sale;
import vern.orders.sales.Sales;
import vern.orders.sales.Tabled;
import vern.statement.Purpose;

/// Gives a customer as principal back what we hold for it: its users, its orders and whom they are for, as a table (Art. 28(3)(g) GDPR).
@Component
class HandingBack {

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Gate gate;
    private final Held held;

    /// What may be held for a principal.
    @Component
    record Held(ShopUsers users, Sales sales) {}

    HandingBack(JdbcClient database, Ledger.Setting setting, Gate gate, Held held) {
        this.database = database;
        this.setting = setting;
        this.gate = gate;
        this.held = held;
    }

    /// Empty where the actor does not act for the purpose of doing what the customer orders, or the instruction is another.
    Optional<String> of(Instructions.Instruction one, Actor actor) {
        var statement = setting.declarations().inForce(one.controller(), setting.clock().instant());
        var purpose = statement.purposes().values().stream().filter(found -> found.categories().containsKey(Sales.PATIENT) && found.categories().containsKey(ShopUsers.ACCOUNT)).findFirst();
        if (one.what() != Instructions.What.RETURN || purpose.isEmpty()) return Optional.empty();
        var fields = List.copyOf(purpose.get().categories().keySet().stream().flatMap(key -> statement.categories().get(key).fields().stream()).collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
        return setting.transactor().inTransaction(connection -> {
            var holdings = given(one, purpose.get(), actor);
            if (holdings.isEmpty()) return Optional.empty();
            int rows = holdings.get().size();
            done(one, rows);
            Trail.append(connection, new Entry(setting.clock().instant(), one.controller(), actor.audited(), "orders.handed-back", OptionalLong.empty(),
                    Map.of("instruction-id", "" + one.id(), "rows.count", "" + rows)));
            return Optional.of(Tabled.csv(fields, holdings.get()));
        });
    }

    private Optional<List<Holding>> given(Instructions.Instruction one, Purpose purpose, Actor actor) {
        var anchors = new ArrayList<AnchorId>(held.users().of(one.controller(), one.party()).stream().map(ShopUser::anchor).toList());
        held.sales().of(one.controller(), one.party()).stream().map(Sale::anchor).forEach(anchors::add);
        return gate.useAt(Use.of(actor, purpose.key(), "handed-back").about("I-" + one.id()), anchors) instanceof Use.Answer.Given(var holdings) ? Optional.of(holdings) : Optional.empty();
    }

    private void done(Instructions.Instruction one, int rows) {
        database.sql("update orders.instruction set done = ?, gone = ? where controller = ? and id = ? and done is null")
                .params(Timestamp.from(setting.clock().instant()), rows, one.controller(), one.id()).update();
    }
}
