package vern.orders;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims the tables of this module that hold personal data.
@Component
final class OrdersKeeper implements Keeper {

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(new KeptTable("orders.invoice",
                Map.of("name", "name", "address", "address", "invoice-number", "invoice_number", "issued", "issued", "due", "due",
                        "lines", "lines", "amount", "amount", "paid", "paid"),
                List.of("name", "invoice_number")));
    }
}
