package vern.disclosures;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.ledger.Actor;
import vern.ledger.SubjectId;

/// A wish to pass something on: to which declared recipient, for which declared purpose, which fields by category.
///
/// @param what   the fields by category; nothing else is read
/// @param matter the number of the case, order or request, never personal
/// @param paid   whether anything is given in return
public record Wish(Actor actor, String recipient, String purpose, SubjectId subject, Map<String, Set<String>> what, Optional<String> matter, boolean paid) {

    public Wish {
        what = Map.copyOf(what);
    }

    public static Wish of(Actor actor, String recipient, String purpose, SubjectId subject, Map<String, Set<String>> what) {
        return new Wish(actor, recipient, purpose, subject, what, Optional.empty(), false);
    }

    public Wish about(String number) {
        return new Wish(actor, recipient, purpose, subject, what, Optional.of(number), paid);
    }

    public Wish inReturn(boolean forSomething) {
        return new Wish(actor, recipient, purpose, subject, what, matter, forSomething);
    }
}
