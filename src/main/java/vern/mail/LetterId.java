package vern.mail;

/// The number of a letter in the outbox.
public record LetterId(long value) {}
