package vern.rights;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vern.ledger.History;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.Why;

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
    }

    /// One datum. `key` says which on the page, and nothing about the person.
    public record Field(String key, String name, String label, Personal value) {}

    /// What the person is called, where the reader may see it.
    public Optional<Personal> name() {
        return value("name");
    }

    /// The company a contact person stands for.
    public Optional<Personal> company() {
        return value("company");
    }

    /// How many data there are.
    public int size() {
        return groups.stream().mapToInt(Group::size).sum();
    }

    public Stream<Kept> records() {
        return groups.stream().flatMap(group -> group.records().stream());
    }

    private Optional<Personal> value(String field) {
        return records().flatMap(kept -> kept.holding().field(field).stream()).findFirst();
    }
}
