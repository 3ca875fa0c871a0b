package vern.ledger;

/// The interned terms that a holding's row refers to: category, source, statement version, and what has happened to its grounds.
public record TermsId(int value) {}
