package vern.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What has happened that decides a holding's grounds: the events its rules count from, the purposes its subject has said
/// yes to, the purposes that were ended before their time, and the principal's or other particulars that set it apart.
/// Two holdings with the same standing share their terms.
record Standing(SortedMap<String, Instant> clocks, SortedSet<String> consents, SortedMap<String, End> ended,
                SortedMap<String, String> particulars) {

    /// A ground ended early: when, and by what.
    record End(Instant at, String by) {}

    Standing {
        clocks = new TreeMap<>(clocks);
        consents = new TreeSet<>(consents);
        ended = new TreeMap<>(ended);
        particulars = new TreeMap<>(particulars);
    }

    /// Nothing said and nothing ended: only what has happened.
    static Standing of(Map<String, Instant> clocks) {
        return new Standing(new TreeMap<>(clocks), new TreeSet<>(), new TreeMap<>(), new TreeMap<>());
    }

    /// The one way this standing is written; equal standings give equal texts.
    String canonical() {
        var clock = clocks.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue());
        var yes = consents.stream().map(purpose -> "+" + purpose);
        var no = ended.entrySet().stream().map(e -> "-" + e.getKey() + "=" + e.getValue().at() + "/" + e.getValue().by());
        var own = particulars.entrySet().stream().map(e -> ":" + e.getKey() + "=" + e.getValue());
        return java.util.stream.Stream.of(clock, yes, no, own).flatMap(s -> s).collect(Collectors.joining(";"));
    }

    static Standing read(String canonical) {
        var standing = of(Map.of());
        if (!canonical.isEmpty()) for (var part : canonical.split(";")) standing.add(part);
        return standing;
    }

    private void add(String part) {
        int equals = part.indexOf('=');
        switch (part.charAt(0)) {
            case '+' -> consents.add(part.substring(1));
            case '-' -> {
                int slash = part.indexOf('/', equals);
                ended.put(part.substring(1, equals), new End(Instant.parse(part.substring(equals + 1, slash)), part.substring(slash + 1)));
            }
            case ':' -> particulars.put(part.substring(1, equals), part.substring(equals + 1));
            default -> clocks.put(part.substring(0, equals), Instant.parse(part.substring(equals + 1)));
        }
    }

    Standing with(Map<String, Instant> newClocks) {
        return new Standing(new TreeMap<>(newClocks), consents, ended, particulars);
    }

    Standing consenting(String purpose) {
        var copy = new Standing(clocks, consents, ended, particulars);
        copy.consents().add(purpose);
        copy.ended().remove(purpose);
        return copy;
    }

    /// Ends `purpose` at `at`; an earlier end stays.
    Standing ending(String purpose, End end) {
        var copy = new Standing(clocks, consents, ended, particulars);
        copy.ended().merge(purpose, end, (old, now) -> old.at().isBefore(now.at()) ? old : now);
        return copy;
    }

    /// What has ended a purpose for this number because another number of the same person said no to it.
    static final String BY_ANOTHER_NUMBER = "joined";

    /// Ends `purposes` for what another number of the same person has said, and nothing else for that reason.
    Standing strictly(java.util.Set<String> purposes, Instant at) {
        var copy = new Standing(clocks, consents, ended, particulars);
        copy.ended().entrySet().removeIf(one -> one.getValue().by().equals(BY_ANOTHER_NUMBER) && !purposes.contains(one.getKey()));
        purposes.forEach(purpose -> copy.ended().putIfAbsent(purpose, new End(at, BY_ANOTHER_NUMBER)));
        return copy;
    }

    Standing with(String particular, String value) {
        var copy = new Standing(clocks, consents, ended, particulars);
        copy.particulars().put(particular, value);
        return copy;
    }

    Standing reopening(String purpose) {
        var copy = new Standing(clocks, consents, ended, particulars);
        copy.ended().remove(purpose);
        return copy;
    }
}
