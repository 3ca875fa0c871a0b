package vern.disclosures.authority;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims the orders that authorities have sent.
@Component
final class AuthorityKeeper implements Keeper {

    @Override
    public String name() {
        return "disclosures";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(new KeptTable("disclosures.demand_paper",
                Map.of("authority", "authority", "provision", "provision", "received", "received", "document", "document"), List.of()));
    }
}
