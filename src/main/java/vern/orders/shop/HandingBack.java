package vern.orders.shop;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.orders.sales.Sale;
import vern.orders.sales.Sales;
import vern.orders.sales.Tabled;

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

    sealed interface Handed {
        record Table(String csv) implements Handed {}

        /// Someone in it is protected, and would be missing from the table: it is fetched by someone in the role for that.
        record Hides() implements Handed {}

        /// The actor does not act for the purpose of doing what the customer orders, or the instruction is another.
        record NotTheirs() implements Handed {}
    }

    Handed of(Instructions.Instruction one, Actor actor) {
        var statement = setting.declarations().inForce(one.controller(), setting.clock().instant());
        var purpose = statement.purposes().values().stream().filter(found -> found.categories().containsKey(Sales.PATIENT) && found.categories().containsKey(ShopUsers.ACCOUNT)).findFirst();
        if (one.what() != Instructions.What.RETURN || purpose.isEmpty()) return new Handed.NotTheirs();
        var fields = List.copyOf(purpose.get().categories().keySet().stream().flatMap(key -> statement.categories().get(key).fields().stream()).collect(Collectors.toCollection(TreeSet::new)));
        var use = Use.of(actor, purpose.get().key(), "handed-back").about("I-" + one.id());
        var whole = held(one);
        if (gate.refusal(use).isPresent()) return new Handed.NotTheirs();
        if (!gate.sees(actor, whole.people())) return new Handed.Hides();
        return setting.transactor().inTransaction(connection -> {
            if (!(gate.useAt(use, whole.anchors()) instanceof Use.Answer.Given(var holdings))) return new Handed.NotTheirs();
            done(one, holdings.size());
            Trail.append(connection, new Entry(setting.clock().instant(), one.controller(), actor.audited(), "orders.handed-back", OptionalLong.empty(),
                    Map.of("instruction-id", "" + one.id(), "rows.count", "" + holdings.size())));
            return new Handed.Table(Tabled.csv(fields, holdings));
        });
    }

    private record Whole(List<AnchorId> anchors, Set<SubjectId> people) {}

    private Whole held(Instructions.Instruction one) {
        var users = held.users().of(one.controller(), one.party());
        var sales = held.sales().of(one.controller(), one.party());
        return new Whole(Stream.concat(users.stream().map(ShopUser::anchor), sales.stream().map(Sale::anchor)).toList(),
                Stream.concat(users.stream().map(ShopUser::subject), sales.stream().flatMap(sale -> Stream.concat(Stream.of(sale.orderer()), sale.patient().stream()))).collect(Collectors.toSet()));
    }

    private void done(Instructions.Instruction one, int rows) {
        database.sql("update orders.instruction set done = ?, gone = ? where controller = ? and id = ? and done is null")
                .params(Timestamp.from(setting.clock().instant()), rows, one.controller(), one.id()).update();
    }
}
