package vern.marketing;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims the newsletter's store and the other tables of this module that hold personal data.
@Component
public final class MarketingKeeper implements Keeper {

    public static final String SUBSCRIBER = "marketing.subscriber";

    MarketingKeeper() {}

    @Override
    public String name() {
        return "marketing";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(
                new KeptTable(SUBSCRIBER, Map.of("email", "email", "segment", "segment"), List.of("email")),
                new KeptTable("marketing.proof", Map.of("purpose", "purpose", "text-version", "text_version", "given", "given", "withdrawn", "withdrawn",
                        "channel", "channel"), List.of()),
                new KeptTable("marketing.opening", Map.of("issue", "issue", "opened", "opened"), List.of()));
    }
}
