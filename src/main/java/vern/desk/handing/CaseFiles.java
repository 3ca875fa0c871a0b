package vern.desk.handing;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.cases.Entries;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.rights.answers.HeldFiles;

/// What people sent along in their cases goes into the copy of everything.
@Component
class CaseFiles implements HeldFiles {

    private final Entries entries;

    CaseFiles(Entries entries) {
        this.entries = entries;
    }

    @Override
    public String place() {
        return Entries.FILE;
    }

    @Override
    public Optional<String> name(Holding holding) {
        return holding.field("attachments").map(Personal::reveal);
    }

    @Override
    public Optional<File> file(Holding holding) {
        return entries.whole(holding.subject(), holding.id()).map(content -> new File(holding.field("attachments").map(Personal::reveal).orElse("file"), content));
    }
}
