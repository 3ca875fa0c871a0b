package vern.cases;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The way something came. `sources` are the statement's words for it, the most exact first.
public enum Channel {
    FORM("form", "web", "person"),
    EMAIL("email", "person"),
    PHONE("phone", "person"),
    LETTER("letter", "person"),
    CHAT("chat", "person"),
    VISIT("demonstration", "person"),
    EVENT("event-organiser", "person");

    private final List<String> sources;

    Channel(String... sources) {
        this.sources = List.of(sources);
    }

    List<String> sources() {
        return sources;
    }

    /// The statement's word for it with a category; where it has none, the first that the category has.
    String source(Set<String> declared) {
        return sources.stream().filter(declared::contains).findFirst().orElseGet(() -> declared.stream().sorted().findFirst().orElseThrow());
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
