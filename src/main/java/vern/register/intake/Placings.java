package vern.register.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;

/// Asks the ledger once for each distinct combination of what is to be held: a file of a million rows has a few thousand.
public final class Placings {

    private final Ledger ledger;
    private final String controller;
    private final ZoneId zone;
    private final Map<Key, Placing> known = new HashMap<>();

    public Placings(Ledger ledger, String controller, ZoneId zone) {
        this.ledger = ledger;
        this.controller = controller;
        this.zone = zone;
    }

    /// What is to be held: a category from a source, collected on a day, hanging on something with these events.
    public record Key(String category, String source, LocalDate collected, Map<String, Instant> events) {
        public Key {
            events = Map.copyOf(events);
        }
    }

    /// The answer for anyone new; the fields are checked by the caller against those that the category declares.
    public Placing of(Key key) {
        return known.computeIfAbsent(key, this::ask);
    }

    private Placing ask(Key key) {
        var collected = key.collected().atStartOfDay(zone).toInstant();
        var wish = new Placing.Wish(controller, key.category(), key.source(), Set.of(), Optional.empty(), Optional.empty(),
                new SubjectId(0), true, collected);
        return ledger.place(wish, key.events());
    }
}
