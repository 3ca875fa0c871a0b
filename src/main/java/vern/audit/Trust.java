package vern.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the verifier knows from elsewhere: heads that were kept, and keys that were pinned. Empty, a file can only be shown to
/// agree with itself.
record Trust(TreeMap<Long, Head> heads, Set<String> keys) {

    /// Signers that are believed; empty when nothing outside the file says who they are.
    Set<String> signers() {
        if (!keys.isEmpty()) {
            return keys;
        }
        return heads.values().stream().map(Head::key).collect(Collectors.toUnmodifiableSet());
    }

    Optional<Head> newestHead() {
        return heads.isEmpty() ? Optional.empty() : Optional.of(heads.lastEntry().getValue());
    }

    /// Takes what can be believed of the kept heads and tells of the rest.
    static Trust of(Collection<Head> kept, Set<String> keys, List<Finding> findings) {
        TreeMap<Long, Head> heads = new TreeMap<>();
        for (Head head : kept) {
            if (!head.isSignedByItsKey() || !keys.isEmpty() && !keys.contains(head.key())) {
                findings.add(new Finding(0, "the kept head of seal " + head.seal() + " is not signed by its, or the pinned, key"));
            } else if (heads.containsKey(head.seal()) && !heads.get(head.seal()).hash().equals(head.hash())) {
                findings.add(new Finding(0, "two kept heads of seal " + head.seal() + " contradict each other"));
            } else {
                heads.put(head.seal(), head);
            }
        }
        return new Trust(heads, keys);
    }

    static List<Head> heads(List<String> lines) {
        List<Head> heads = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                heads.add(Head.parse(Canonical.object(line)));
            }
        }
        return heads;
    }
}
