package vern.ledger;

/// A person that data is about, at one controller. The number is random and says nothing.
public record SubjectId(long value) {}
