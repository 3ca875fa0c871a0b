package vern.statement;

import java.util.Set;

/// A published sentence. `anchor` is stable over versions and is its place on the page (`#T-36`); `promises` are the ids
/// of the promises it makes (empty for a sentence that only informs). A sentence stands on the element whose rule keeps
/// it; those in `notices` are information only.
public record Sentence(String anchor, Section section, Audience audience, Texts text, Set<String> promises) {

    public Sentence {
        promises = Set.copyOf(promises);
    }
}
