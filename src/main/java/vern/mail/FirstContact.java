package vern.mail;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import vern.ledger.SubjectId;

/// What has to be said the first time someone is written to: where what is held about them came from (Art. 14(3)(b) GDPR). Whoever knows
/// of such duties is a bean of this type.
public interface FirstContact {

    /// Those to whom something may have to be said, of all the letters of a moment at once.
    Set<SubjectId> concerned(Collection<Letter> letters);

    /// The words that are put below the letter; empty where the person knows, or where the letter does not go to them.
    Optional<String> words(Letter letter);

    /// The letter lies in the outbox, with those words.
    void told(Letter letter, LetterId id);
}
