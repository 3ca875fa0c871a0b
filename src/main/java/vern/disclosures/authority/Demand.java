package vern.disclosures.authority;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;

/// An authority, or another who is entitled to it, asks for something about a person. `what` are `category:field`.
record Demand(SubjectId subject, long id, AnchorId anchor, String recipient, Ground ground, List<String> what, Instant asked, long askedBy,
              Optional<Instant> approved, Optional<Instant> released) {

    Demand {
        what = List.copyOf(what);
    }

    /// `ORDER` is a law or a court that orders it; `OFFENCE` a possible offence against the company that has to be cleared up.
    enum Ground {
        ORDER, OFFENCE;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public String number() {
        return "D-" + id;
    }

    Map<String, Set<String>> scope() {
        var scope = new HashMap<String, Set<String>>();
        what.stream().map(one -> one.split(":", 2)).forEach(parts -> scope.computeIfAbsent(parts[0], _ -> new HashSet<>()).add(parts[1]));
        return scope;
    }

    /// What was asked, as it came in: `provision` is the law or decision, or why an offence has to be cleared up.
    record Asked(SubjectId subject, String recipient, Ground ground, String provision, List<String> what, Optional<Paper> paper) {
        Asked {
            what = List.copyOf(what);
        }
    }

    /// The order.
    record Paper(String name, byte[] content) {}
}
