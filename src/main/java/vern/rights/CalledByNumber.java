package vern.rights;

import java.util.Collection;
import java.util.Set;
import vern.ledger.SubjectId;

/// Numbers by which a company calls its customers.
public interface CalledByNumber {

    /// Those of `words` that are a number of someone else and not of this person.
    Set<String> ofOthers(String controller, SubjectId person, Collection<String> words);
}
