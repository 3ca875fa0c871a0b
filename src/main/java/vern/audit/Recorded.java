package vern.audit;

/// An entry as the trail holds it. Identifiers grow, with gaps where transactions were rolled back.
public record Recorded(long id, Entry entry) {}
