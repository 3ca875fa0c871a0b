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

    public static final String MEMBER = "marketing.member";
    public static final String INTEREST = "marketing.interest";
    public static final String ANSWER = "marketing.answer";

    MarketingKeeper() {}

    @Override
    public String name() {
        return "marketing";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(
                new KeptTable(SUBSCRIBER, Map.of("email", "email", "segment", "segment", "interests", "interests"), List.of("email")),
                new KeptTable("marketing.proof", Map.of("purpose", "purpose", "text-version", "text_version", "given", "given", "withdrawn", "withdrawn",
                        "channel", "channel"), List.of()),
                new KeptTable("marketing.opening", Map.of("issue", "issue", "opened", "opened"), List.of()),
                new KeptTable(MEMBER, Map.of("segment", "segment", "included", "included", "platform", "platform", "email-hash", "email_hash",
                        "phone-hash", "phone_hash"), List.of()),
                new KeptTable(INTEREST, Map.of("interests", "interests"), List.of()),
                new KeptTable(ANSWER, Map.of("question", "question", "answer", "answer", "answered", "answered"), List.of()));
    }
}
