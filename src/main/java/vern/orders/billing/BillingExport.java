package vern.orders.billing;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Use;
import vern.orders.sales.Tabled;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Invoices and payments as a table for those who keep the books. Its columns are the fields that the statement has for that purpose,
/// its rows what the gate gives out for it: what is known of a customer for something else is in neither.
@Component
class BillingExport {

    private static final int MOST = 1_000_000;

    private final Gate gate;

    BillingExport(Gate gate) {
        this.gate = gate;
    }

    /// Empty but for its header where the actor does not act for the purpose.
    String of(Statement statement, Actor actor) {
        var purpose = statement.purposes().values().stream().filter(one -> one.categories().containsKey("invoice")).findFirst();
        var fields = purpose.map(one -> fields(statement, one)).orElse(List.of());
        var rows = purpose.map(one -> gate.useAll(Use.of(actor, one.key(), "billing-export"), MOST)).flatMap(BillingExport::given).orElse(List.of());
        return Tabled.csv(fields, rows);
    }

    private static Optional<List<Holding>> given(Use.Answer answer) {
        return answer instanceof Use.Answer.Given(var holdings) ? Optional.of(holdings) : Optional.empty();
    }

    private static List<String> fields(Statement statement, Purpose purpose) {
        return List.copyOf(purpose.categories().keySet().stream().flatMap(key -> statement.categories().get(key).fields().stream()).collect(Collectors.toCollection(TreeSet::new)));
    }
}
