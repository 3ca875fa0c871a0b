package vern.cases.repair;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims what is held for a repair.
@Component
final class RepairKeeper implements Keeper {

    @Override
    public String name() {
        return "repair";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(
                new KeptTable("repair.ticket", Map.of("serial-number", "serial_number", "fault", "fault", "received", "received", "sent", "sent",
                        "returned", "returned", "visit-address", "visit_address", "recipient", "recipient"), List.of()),
                new KeptTable("repair.contact", Map.of("name", "name", "phone", "phone"), List.of()),
                new KeptTable("repair.medium", Map.of("storage-medium", "storage_medium", "content", "content"), List.of()));
    }
}
