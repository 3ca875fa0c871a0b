package vern.register.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.ledger.AnchorId;

/// A customer relation as an import meets it: one of the register, or begun by an earlier row of the file. Its agreements decide
/// together whether it runs: a later one lets it begin again, or last longer.
final class Relation {

    private static final String[] STATES = {"relationship", "agreement", "subscription"};

    private final long id;
    private final AnchorId anchor;
    private final ZoneId zone;
    private final Map<String, Instant> events;
    private final Map<String, Instant> happened = new HashMap<>();
    private final Map<String, AnchorId> agreements = new HashMap<>();
    private final Set<LocalDate> starts = new HashSet<>();
    private final Set<LocalDate> fresh = new HashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();

    Relation(long id, AnchorId anchor, Map<String, Instant> events, ZoneId zone) {
        this.id = id;
        this.anchor = anchor;
        this.zone = zone;
        this.events = new HashMap<>(events);
    }

    /// A row whose contact details had no ground when it came; an agreement further down may give them one.
    record Waiting(Candidate row, Holdings.Whom whom) {}

    long id() {
        return id;
    }

    AnchorId anchor() {
        return anchor;
    }

    Map<String, Instant> events() {
        return Map.copyOf(events);
    }

    Optional<AnchorId> agreement(Candidate.Agreement agreement) {
        return Optional.ofNullable(agreements.get(key(agreement)));
    }

    private static String key(Candidate.Agreement agreement) {
        return agreement.start() + " " + agreement.end() + " " + agreement.subscription();
    }

    /// Whether an agreement begins later than all that are known.
    boolean later(Candidate.Agreement agreement) {
        return agreement.start().filter(day -> starts.stream().allMatch(day::isAfter)).isPresent();
    }

    /// Whether an agreement came with this file.
    boolean fresh(Candidate.Agreement agreement) {
        return agreement.start().filter(fresh::contains).isPresent();
    }

    /// One of the agreements it has already; the relation's events say the same.
    void has(Candidate.Agreement agreement, AnchorId at) {
        agreements.put(key(agreement), at);
        agreement.start().ifPresent(starts::add);
    }

    /// Another agreement, and what it means for the whole.
    void agreed(Candidate.Agreement agreement, AnchorId at) {
        has(agreement, at);
        agreement.start().ifPresent(fresh::add);
        for (var state : STATES) agreed(agreement, state);
    }

    private void agreed(Candidate.Agreement agreement, String state) {
        var start = agreement.start().orElseThrow().atStartOfDay(zone).toInstant();
        var begun = Optional.ofNullable(events.get(state + "-begun"));
        var ended = Optional.ofNullable(events.get(state + "-ended")).filter(end -> begun.isEmpty() || !end.isBefore(begun.get()));
        var end = agreement.end().map(day -> day.atStartOfDay(zone).toInstant());
        if (begun.isEmpty()) {
            happens(state + "-begun", start);
            end.ifPresent(last -> happens(state + "-ended", last));
        } else if (ended.isPresent() && end.isEmpty()) {
            happens(state + "-begun", start.isAfter(ended.get()) ? start : ended.get().plusSeconds(1));
        } else if (ended.isPresent() && end.get().isAfter(ended.get())) {
            happens(state + "-ended", end.get());
        }
    }

    private void happens(String event, Instant at) {
        events.put(event, at);
        happened.put(event, at);
    }

    /// What has happened since this was last asked: the ledger is to be told.
    Map<String, Instant> news() {
        var news = Map.copyOf(happened);
        happened.clear();
        return news;
    }

    void await(Candidate row, Holdings.Whom whom) {
        waiting.add(new Waiting(row, whom));
    }

    /// Those who have waited, with the relation's events as they are now.
    List<Waiting> waited() {
        var all = waiting.stream().map(one -> new Waiting(one.row(), new Holdings.Whom(one.whom().subject(), one.whom().anchor(), events()))).toList();
        waiting.clear();
        return all;
    }
}
