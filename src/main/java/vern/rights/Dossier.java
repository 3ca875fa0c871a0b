package vern.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.ledger.History;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.Why;
import vern.statement.Basis;

/// What is held about one person, as far as the reader may see it, by category; each record with the reasons it is still here.
/// The same on the desk and in Min side.
public record Dossier(SubjectId subject, History history, List<Group> groups) {

    public Dossier {
        groups = List.copyOf(groups);
    }

    /// One category. `gist` says in a few words how long it stays.
    public record Group(String category, String name, String gist, boolean blocked, List<Kept> records) {
        public Group {
            records = List.copyOf(records);
        }

        public int size() {
            return records.stream().mapToInt(kept -> kept.fields().size()).sum();
        }
    }

    /// One record with its fields in the order in which they are declared.
    public record Kept(Holding holding, Why.Answer why, List<Field> fields) {
        public Kept {
            fields = List.copyOf(fields);
        }

        boolean keptByLaw() {
            return why.reasons().stream().anyMatch(reason -> reason.lives() && reason.basis() == Basis.LEGAL_OBLIGATION);
        }
    }

    /// One datum. `key` says which on the page, and nothing about the person.
    public record Field(String key, String name, String label, Personal value) {
        boolean says(Field other) {
            return name.equals(other.name) && value.equals(other.value);
        }
    }

    /// What the person is called, where the reader may see it.
    public Optional<Personal> name() {
        return value("name");
    }

    /// The company a contact person stands for.
    public Optional<Personal> company() {
        return value("company");
    }

    /// The address by which they are written to, of what is in use.
    public Optional<Personal> email() {
        return inUse().flatMap(kept -> kept.holding().field("email").stream()).findFirst();
    }

    /// How many data there are.
    public int size() {
        return groups.stream().mapToInt(Group::size).sum();
    }

    public Stream<Kept> records() {
        return groups.stream().flatMap(group -> group.records().stream());
    }

    /// What can be called wrong and corrected: each field once, with each value that it has. What only a law keeps is a document, and says what it said.
    public List<Field> correctable() {
        var found = new ArrayList<Field>();
        inUse().flatMap(kept -> kept.fields().stream()).filter(field -> found.stream().noneMatch(field::says)).forEach(found::add);
        return found;
    }

    private Stream<Kept> inUse() {
        return records().filter(kept -> !kept.why().blocked() && !kept.holding().category().equals("rights-request"));
    }

    /// The categories in which a datum stands, by its key, and those beside that say the same, but for what a law keeps: what is wrong in
    /// one of them is wrong in all.
    public Set<String> saying(String key) {
        return correctable().stream().filter(field -> field.key().equals(key)).findFirst().map(datum -> inUse()
                .filter(kept -> kept.fields().contains(datum) || !kept.keptByLaw() && kept.fields().stream().anyMatch(datum::says))
                .map(kept -> kept.holding().category()).collect(Collectors.toSet())).orElse(Set.of());
    }

    /// Whether nothing of a category is used now (Art. 18).
    public boolean restricted(String category) {
        return history.stays().stream().anyMatch(stay -> stay.restriction() && stay.scope().purpose().isEmpty() && stay.scope().holding().isEmpty() && stay.scope().category().filter(one -> !one.equals(category)).isEmpty());
    }

    private Optional<Personal> value(String field) {
        return records().flatMap(kept -> kept.holding().field(field).stream()).findFirst();
    }
}
