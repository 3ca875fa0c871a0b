package vern.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What has happened about a person, without a value of theirs: what they have said yes and no to, what is suspended, what was
/// passed on, what their data hang on, which fields came from elsewhere, and the proofs of erasure.
public record History(LocalDate knownFrom, List<Said> said, List<Stay> stays, List<Disclosed> disclosures, List<Hook> hooks, List<Origin> origins, List<Proof> proofs) {

    public History {
        said = List.copyOf(said);
        stays = List.copyOf(stays);
        disclosures = List.copyOf(disclosures);
        hooks = List.copyOf(hooks);
        origins = List.copyOf(origins);
        proofs = List.copyOf(proofs);
    }

    /// A yes (`consent`) or a no (`objection`) to a purpose; empty `ended` while it stands.
    public record Said(boolean consent, String purpose, Instant begun, Optional<Instant> ended) {
        public boolean stands() {
            return ended.isEmpty();
        }
    }

    /// A restriction (Art. 18), or a hold that suspends only erasure, that has not been lifted.
    public record Stay(boolean restriction, Stays.Scope scope, String reason, Instant begun) {

        /// Whether the person asked for it, rather than that something suspended it that is answered by itself.
        public boolean asked() {
            return restriction && disputedIn().isEmpty() && !Stays.OWN_ANSWER.contains(reason);
        }

        /// The request that says something is wrong, where one does: it ends what it began.
        public Optional<String> disputedIn() {
            return Optional.of(reason).filter(one -> one.startsWith(Stays.DISPUTED)).map(one -> one.substring(Stays.DISPUTED.length()));
        }
    }

    /// One passing-on (Art. 15(1)(c)): to which declared recipient, in which country, under which transfer mechanism, in which matter.
    public record Disclosed(Instant at, String recipient, String purpose, List<String> categories, String country, Optional<String> mechanism,
                            Optional<String> matter) {
        public Disclosed {
            categories = List.copyOf(categories);
        }
    }

    /// Something the person's data hang on (a relationship, an agreement, an invoice) and when its events happened.
    public record Hook(AnchorId id, String kind, Map<String, Instant> clocks) {
        public Hook {
            clocks = Map.copyOf(clocks);
        }
    }

    /// A field of a record that came from `source` at `at`, whatever the record's own source is.
    public record Origin(String place, long holding, String field, String source, Instant at) {}

    /// Where a field of a record came from, if not from where the record came from.
    public Optional<Origin> origin(Holding holding, String field) {
        return origins.stream().filter(one -> one.place().equals(holding.place()) && one.holding() == holding.id() && one.field().equals(field)).findFirst();
    }

    /// An erasure that was carried out, and how much a new search found that should have been gone.
    public record Proof(Instant at, long found) {}

    /// Whether someone has said yes to the purpose and not taken it back.
    public boolean consentsTo(String purpose) {
        return said.stream().anyMatch(one -> one.consent() && one.stands() && one.purpose().equals(purpose));
    }

    /// Whether someone has objected to the purpose and the objection stands.
    public boolean objectsTo(String purpose) {
        return said.stream().anyMatch(one -> !one.consent() && one.stands() && one.purpose().equals(purpose));
    }
}
