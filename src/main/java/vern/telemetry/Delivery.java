package vern.telemetry;

import vern.ledger.Actor;

/// Event data that a system hands over: of which company and declared category, by whom.
public record Delivery(String controller, String category, Actor actor) {}
