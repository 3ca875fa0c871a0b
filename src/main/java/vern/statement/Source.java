package vern.statement;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The file that a statement was read from: what its author says to the checks, and not to the public. `places` are the
/// positions of its elements by path (`purposes.deliver.basis`, `cookies[0].name`); `accepted` is the advice its author has
/// answered; `claims` what single sentences assert, by the path of the sentence.
public record Source(String file, Map<String, Place> places, List<Accepted> accepted, Map<String, Set<Claim>> claims) {

    public Source {
        places = Map.copyOf(places);
        accepted = List.copyOf(accepted);
        claims = Map.copyOf(claims);
    }

    /// Line and column, from 1.
    public record Place(int line, int column) {}

    /// Advice that the company has considered and does not follow, with its reason.
    public record Accepted(String code, Texts because) {}

    /// What a sentence promises in general terms, so that the checks can hold it against the rules around it.
    public enum Claim {
        /// Nobody outside the company gets the data.
        NOT_SHARED,
        /// Nothing is kept longer than it is needed.
        KEPT_ONLY_AS_NEEDED,
        /// Everything stays inside the EEA.
        INSIDE_EEA,
        /// Nobody is profiled.
        NO_PROFILING
    }

    /// Where the element at `path` stands; where it is left out, the closest element around it.
    public Place at(String path) {
        for (var part = path; !part.isEmpty(); part = parent(part)) {
            var place = places.get(part);
            if (place != null) return place;
        }
        return new Place(1, 1);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
