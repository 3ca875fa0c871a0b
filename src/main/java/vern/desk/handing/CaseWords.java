package vern.desk.handing;

import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;
import vern.cases.Entries;
import vern.rights.OwnWords;

/// What came in to a case is the words of the person it lies under; answers and notes are the company's.
@Component
class CaseWords implements OwnWords {

    private final Entries entries;

    CaseWords(Entries entries) {
        this.entries = entries;
    }

    @Override
    public String place() {
        return Entries.ENTRY;
    }

    @Override
    public Set<Long> written(Collection<Long> rows) {
        return entries.cameIn(rows);
    }
}
