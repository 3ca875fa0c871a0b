package vern.rights;

/// A part of a text, from one character to before another. `place`, `record` and `field` say which text, and nothing of what it says.
public record Passage(String place, long record, String field, int from, int until) {

    public Passage {
        if (from < 0 || until <= from) throw new IllegalArgumentException("no passage");
    }

    /// Which one, in a form; nothing about anyone.
    public String key() {
        return place + "-" + record + "-" + field + "-" + from + "-" + until;
    }
}
