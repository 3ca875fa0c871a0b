package vern.keys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.Actor;
import vern.ledger.SubjectId;
import vern.ledger.Use;

/// What a system asks to use: for which purpose, which of its categories (none: all), whose, and what for. `what` is a short word for
/// the use log, `matter` a number there that must not be personal.
record Wanted(String purpose, Set<String> categories, String what, Optional<String> matter, Which which) {

    static final int MOST_SUBJECTS = 1_000;
    static final int MOST_FOUND = 100;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> KNOWN = Set.of("purpose", "categories", "what", "matter", "subjects", "search");

    /// Whose data: named people, or whoever a search finds.
    sealed interface Which {

        record Subjects(List<SubjectId> subjects) implements Which {}

        record Search(String words) implements Which {
            @Override
            public String toString() {
                return "Search";
            }
        }
    }

    /// What was understood, or what to write instead.
    sealed interface Read {

        record Right(Wanted wanted) implements Read {}

        record Wrong(String words) implements Read {}
    }

    Use by(Actor.ApiKey key) {
        return new Use(key, purpose, categories, what, matter);
    }

    static Read read(byte[] body) {
        try {
            return JSON.readTree(body) instanceof JsonNode node && node.isObject() ? read(node) : wrong("Send a JSON object.");
        } catch (JacksonException broken) {
            return wrong("This is not JSON.");
        }
    }

    private static Read wrong(String words) {
        return new Read.Wrong(words);
    }

    private static Read read(JsonNode node) {
        for (var name : node.propertyNames()) if (!KNOWN.contains(name)) return wrong("Only these are understood: " + String.join(", ", KNOWN.stream().sorted().toList()) + ".");
        if (!node.path("purpose").isString()) return wrong("`purpose` is missing: the key of a purpose in the statement.");
        if (node.has("subjects") == node.has("search")) return wrong("Say whose: either `subjects`, an array of numbers, or `search`, words.");
        var what = node.path("what").asString("api");
        if (!what.matches("[a-z0-9-]{1,40}")) return wrong("`what` is a short word of a-z, 0-9 and hyphens for the use log.");
        var matter = Optional.of(node.path("matter").asString("")).filter(number -> !number.isEmpty());
        if (matter.isPresent() && !matter.get().matches("[A-Za-z0-9-]{1,40}")) return wrong("`matter` is a number of at most 40 letters, digits and hyphens, and nothing personal.");
        var categories = categories(node.path("categories"));
        if (categories.isEmpty()) return wrong("`categories` is an array of keys of the statement.");
        var which = node.has("search") ? search(node.path("search")) : subjects(node.path("subjects"));
        if (which.isEmpty()) return wrong("`subjects` is an array of 1 to " + MOST_SUBJECTS + " whole numbers; `search` is text of two characters or more.");
        return new Read.Right(new Wanted(node.path("purpose").asString(), categories.get(), what, matter, which.get()));
    }

    private static Optional<Set<String>> categories(JsonNode node) {
        if (node.isMissingNode()) return Optional.of(Set.of());
        var categories = new HashSet<String>();
        for (var one : node) {
            if (!one.isString()) return Optional.empty();
            categories.add(one.asString());
        }
        return node.isArray() ? Optional.of(categories) : Optional.empty();
    }

    private static Optional<Which> search(JsonNode node) {
        return node.isString() && node.asString().strip().length() >= 2 ? Optional.of(new Which.Search(node.asString())) : Optional.empty();
    }

    private static Optional<Which> subjects(JsonNode node) {
        var subjects = new ArrayList<SubjectId>();
        for (var one : node) {
            if (!one.isIntegralNumber() || !one.canConvertToLong()) return Optional.empty();
            subjects.add(new SubjectId(one.asLong()));
        }
        return node.isArray() && !subjects.isEmpty() && subjects.size() <= MOST_SUBJECTS ? Optional.of(new Which.Subjects(subjects)) : Optional.empty();
    }
}
