package vern.rights.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;

/// One request for one right: numbers, codes and days. `throughGuardian`: it concerns a child, whose guardian is answered. What the person wrote is read through the gate, see [Correspondence].
public record Request(long id, String controller, int number, RequestKind kind, Channel channel, String language, SubjectId subject,
                      boolean recognised, AnchorId anchor, Limit limit, RequestState state, Optional<Denial> denial,
                      Optional<Proposal> proposal, Optional<Identity> identity, Optional<String> about, Optional<Integer> joined, Optional<Mandate> agent, boolean throughGuardian) {

    /// The clock of a request. `due` is the last day to answer; `month` the last day to tell that more time is needed; `asked` is
    /// since when the clock stands still.
    public record Limit(Instant received, LocalDate due, LocalDate month, Optional<LocalDate> extended, Optional<String> ground,
                        Optional<Instant> asked, Optional<Instant> closed) {}

    /// A refusal that someone has proposed and a second person has to look at.
    public record Proposal(Denial denial, long by) {}

    /// That the person has shown who they are, how and when.
    public record Identity(IdentityMethod method, Instant at) {}

    /// Someone else asks for the person, with a power of attorney; `seen` says until when it holds, once someone has looked at it, and `covers` for which rights.
    public record Mandate(Optional<LocalDate> seen, Set<RequestKind> covers) {
        public Mandate {
            covers = Set.copyOf(covers);
        }

        boolean holds(RequestKind kind, LocalDate day) {
            return covers.contains(kind) && seen.filter(until -> !until.isBefore(day)).isPresent();
        }
    }

    /// What the request is called, by everyone: `K-118`.
    public String reference() {
        return "K-" + number;
    }

    /// The last day to answer as it stands now.
    public LocalDate due() {
        return limit.extended().orElse(limit.due());
    }

    public boolean open() {
        return !state.closed();
    }

    public boolean late(LocalDate today) {
        return open() && due().isBefore(today);
    }

    @Override
    public String toString() {
        return "Request[" + reference() + "]";
    }
}
