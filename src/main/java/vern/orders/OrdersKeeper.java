package vern.orders;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;
import vern.ledger.SubjectId;

/// Claims the tables of this module that hold personal data.
@Component
final class OrdersKeeper implements Keeper {

    private final OrdersForgotten forgotten;

    OrdersKeeper(OrdersForgotten forgotten) {
        this.forgotten = forgotten;
    }

    @Override
    public void erased(Collection<SubjectId> person) {
        forgotten.erased(person);
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(
                table("invoice", List.of("name", "invoice_number"), "name", "address", "invoice-number", "issued", "due", "lines", "amount", "paid"),
                table("purchase", List.of(), "order-number", "ordered", "lines", "delivery-address", "amount", "health-unit", "ordered-by", "of-age"),
                table("for_patient", List.of(), "name", "address", "postal-code", "city", "order-number", "lines"),
                table("payment", List.of(), "invoice-number", "amount", "paid", "account"),
                table("equipment", List.of("serial_number"), "product", "serial-number", "delivered", "warranty-until", "expected-lifetime", "returned"),
                table("shop_account", List.of("name"), "name", "email", "health-unit"),
                table("shop_login", List.of(), "username", "password-hash", "permissions", "last-login"),
                table("credit", List.of(), "company", "organisation-number", "credit-risk", "assessed", "actor", "bureau"));
    }

    private static KeptTable table(String name, List<String> search, String... fields) {
        return new KeptTable("orders." + name, Stream.of(fields).collect(Collectors.toMap(Function.identity(), field -> field.replace('-', '_'))), search);
    }
}
