package vern.site;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims the tables of this module that hold personal data.
@Component
final class SiteKeeper implements Keeper {

    @Override
    public String name() {
        return "site";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(
                new KeptTable("site.choice", Map.of("purpose", "purpose", "text-version", "text_version", "given", "given", "withdrawn", "withdrawn"), List.of()),
                new KeptTable("site.comment", Map.of("name", "name", "email", "email", "email-hash", "email_hash", "ip-address", "ip_address", "message", "message", "written", "written", "approved", "approved"),
                        List.of("name", "email", "message")),
                new KeptTable("site.profile", Map.of("interests", "interests", "updated", "updated"), List.of()));
    }
}
