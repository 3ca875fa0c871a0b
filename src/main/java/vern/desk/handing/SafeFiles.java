package vern.desk.handing;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.cases.Entries;
import vern.cases.Safe;
import vern.ledger.Holding;
import vern.rights.answers.HeldFiles;

/// What people wrote that was moved to safety, and what they sent along with it, goes into the copy of everything like the rest.
@Component
class SafeFiles implements HeldFiles {

    private final Safe safe;

    SafeFiles(Safe safe) {
        this.safe = safe;
    }

    @Override
    public String place() {
        return Entries.PROTECTED;
    }

    @Override
    public Optional<String> name(Holding holding) {
        return file(holding).map(File::name);
    }

    @Override
    public Optional<File> file(Holding holding) {
        return safe.held(holding).map(found -> new File(found.name(), found.content()));
    }
}
