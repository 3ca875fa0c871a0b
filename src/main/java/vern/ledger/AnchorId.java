package vern.ledger;

/// What a ground hangs on: a relationship, an agreement, a case, an order, an invoice, a piece of equipment.
public record AnchorId(long value) {}
