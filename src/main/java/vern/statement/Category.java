package vern.statement;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A declared kind of personal data. `fields` are the only data elements it may hold, `sources` the only places it may come
/// from (`person`, `form`, `customer`, `event-organiser`, `public-register`, `group`, `observed` …), `contexts` where it
/// may be collected (empty: anywhere). `keptFields` survive de-identification and must not identify.
/// `article9` is set exactly for special categories and names the condition (`9(2)(a)` …).
public record Category(
        String key, Texts name, Audience audience, List<String> fields, Set<String> sources, Set<String> contexts,
        Sensitivity sensitivity, Optional<String> article9, Disposal disposal, Set<String> keptFields,
        Optional<Texts> description, List<Sentence> sentences) {

    /// How strongly the gate guards a category.
    public enum Sensitivity { ORDINARY, ELEVATED, SPECIAL }
}
