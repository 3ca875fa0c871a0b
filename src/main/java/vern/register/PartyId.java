package vern.register;

/// The opaque number of a party.
public record PartyId(long value) {}
