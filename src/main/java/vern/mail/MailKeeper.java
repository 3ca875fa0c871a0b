package vern.mail;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims the letters and their enclosures.
@Component
final class MailKeeper implements Keeper {

    static final String LETTER = "mail.letter";
    static final String ENCLOSURE = "mail.enclosure";

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(
                new KeptTable(LETTER, Map.of("email", "email", "phone", "phone", "subject", "subject_line", "message", "message"), List.of()),
                new KeptTable(ENCLOSURE, Map.of("attachments", "file_name"), List.of()));
    }
}
