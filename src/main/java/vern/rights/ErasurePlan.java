package vern.rights;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an erasure request will do to everything about a person, or has done; in words. Counts are of records.
///
/// @param erased  by the name of the category
/// @param notHeld names of categories that are declared, and of which there is nothing
public record ErasurePlan(Map<String, Long> erased, List<Blocked> blocked, List<Staying> staying, List<ToWeigh> toWeigh,
                          Map<String, Long> suspended, List<String> notHeld) {

    public ErasurePlan {
        blocked = List.copyOf(blocked);
        staying = List.copyOf(staying);
        toWeigh = List.copyOf(toWeigh);
        notHeld = List.copyOf(notHeld);
    }

    /// Kept by law, for the role of that purpose alone, until a day that is known.
    public record Blocked(String name, long count, String citation, LocalDate until) {}

    /// Kept while a contract runs (`contract`), or for an interest that outweighs the person's; `because` says what for.
    public record Staying(String name, long count, String purpose, Optional<LocalDate> until, boolean contract, String because) {}

    /// An interest of the company's that a person must weigh; `balance` is the written balancing.
    public record ToWeigh(String purpose, String name, String because, Optional<String> balance, Map<String, Long> parts) {}

    public long erasedCount() {
        return erased.values().stream().mapToLong(Long::longValue).sum();
    }

    public long blockedCount() {
        return blocked.stream().mapToLong(Blocked::count).sum();
    }

    public long stayingCount() {
        return staying.stream().mapToLong(Staying::count).sum();
    }

    public long weighCount() {
        return toWeigh.stream().flatMap(one -> one.parts().values().stream()).mapToLong(Long::longValue).sum();
    }

    public long suspendedCount() {
        return suspended.values().stream().mapToLong(Long::longValue).sum();
    }

    public Optional<LocalDate> lastBlocked() {
        return blocked.stream().map(Blocked::until).max(LocalDate::compareTo);
    }

    public Optional<LocalDate> firstBlocked() {
        return blocked.stream().map(Blocked::until).min(LocalDate::compareTo);
    }

    /// The laws that keep something, each once.
    public List<String> citations() {
        return blocked.stream().map(Blocked::citation).distinct().toList();
    }
}
