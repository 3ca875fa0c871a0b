package vern.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vern.statement.Statement;

/// A subject's grounds at one moment, in memory: answers `mayUse` without recording anything. For decisions on screen; the
/// gate itself checks again in the database when the data is read.
public final class Snapshot {

    private final Statement statement;
    private final Map<String, List<Ground>> grounds;
    private final Set<String> restrictedPurposes;
    private final boolean restricted;

    Snapshot(Statement statement, Map<String, List<Ground>> grounds, Set<String> restrictedPurposes, boolean restricted) {
        this.statement = statement;
        this.grounds = Map.copyOf(grounds);
        this.restrictedPurposes = Set.copyOf(restrictedPurposes);
        this.restricted = restricted;
    }

    /// Whether `actor` may use this subject's data of `category` for `purpose` at `at`.
    public boolean mayUse(Actor actor, String purpose, String category, Instant at) {
        if (restricted || restrictedPurposes.contains(purpose)) return false;
        var declared = statement.purposes().get(purpose);
        if (declared == null || !mayAct(actor, declared.roles(), purpose)) return false;
        for (var ground : grounds.getOrDefault(category, List.of())) {
            if (ground.purpose().equals(purpose) && ground.livesAt(at)) return true;
        }
        return false;
    }

    private static boolean mayAct(Actor actor, Set<String> roles, String purpose) {
        return switch (actor) {
            case Actor.Staff staff -> staff.undertakingSigned() && staff.roles().stream().anyMatch(roles::contains);
            case Actor.ApiKey key -> key.purposes().contains(purpose);
            case Actor.Job ignored -> true;
            case Actor.Self ignored -> false;
        };
    }
}
