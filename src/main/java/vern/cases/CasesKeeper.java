package vern.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;
import vern.ledger.SubjectId;

/// Claims what is written in cases, its files, and what was moved to safety.
@Component
final class CasesKeeper implements Keeper {

    private final ObjectProvider<MailCopies> copies;

    /// @param copies comes later than the keepers: it stands on the ledger
    CasesKeeper(ObjectProvider<MailCopies> copies) {
        this.copies = copies;
    }

    @Override
    public void erased(Collection<SubjectId> person) {
        copies.getObject().erased(person);
    }

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(new KeptTable(Entries.ENTRY, Entries.COLUMNS, List.of("name", "email", "subject_line", "message")),
                new KeptTable(Entries.FILE, Map.of("attachments", "file_name"), List.of()),
                new KeptTable(Entries.PROTECTED, Map.of(), List.of()));
    }
}
