package vern.rights.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Holding;
import vern.ledger.SubjectId;
import vern.rights.Dossier;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.Requests;

/// What is decided about a single file before a copy is given out (Art. 15(4) GDPR): it is given as it is, left out, or given in a version in which what
/// concerns others is covered. What was decided last holds for the copy on Min side too.
@Component
public class FileChoices {

    private final JdbcClient database;
    private final Scans scans;
    private final Requests requests;
    private final Progress progress;
    private final ObjectProvider<HeldFiles> places;

    FileChoices(JdbcClient database, Scans scans, Course course, ObjectProvider<HeldFiles> places) {
        this.database = database;
        this.scans = scans;
        requests = course.requests();
        progress = course.progress();
        this.places = places;
    }

    /// How a person's requests stand.
    @Component("fileCourse")
    record Course(Requests requests, Progress progress) {}

    public enum Way {
        GIVEN, WITHHELD, COVERED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Way> of(String key) {
            return Stream.of(values()).filter(way -> way.key().equals(key)).findFirst();
        }
    }

    /// Why not all of it is given: it tells of others, or of a trade secret (recital 63).
    public enum Why {
        OTHERS, SECRETS;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Why> of(String key) {
            return Stream.of(values()).filter(why -> why.key().equals(key)).findFirst();
        }
    }

    /// A file, in an address and a form; nothing about anyone.
    public record Key(String place, long record) {
        static Key of(Holding holding) {
            return new Key(holding.place(), holding.id());
        }

        @Override
        public String toString() {
            return place + "-" + record;
        }
    }

    /// A choice for one file; `scan` is the covered version.
    record Choice(Way way, Why why, Optional<Long> scan, SubjectId whose) {}

    /// A file that would go into the copy, and what is decided about it.
    public record Listed(Key key, String category, LocalDate day, String name, Way way) {
        @Override
        public String toString() {
            return "Listed[" + key + "]";
        }
    }

    /// What someone decides. `covered` is the version in which the rest is covered.
    public record Decision(Key key, Way way, Why why, Optional<byte[]> covered) {}

    private Map<String, HeldFiles> byPlace() {
        return places.stream().collect(Collectors.toMap(HeldFiles::place, Function.identity()));
    }

    public List<Listed> of(Request request, Dossier dossier) {
        var known = byPlace();
        var decided = decided(List.of(request));
        var listed = new ArrayList<Listed>();
        dossier.groups().forEach(group -> group.records().stream().map(Dossier.Kept::holding).filter(holding -> known.containsKey(holding.place()))
                .forEach(holding -> known.get(holding.place()).name(holding).ifPresent(name -> listed.add(new Listed(Key.of(holding), group.name(), holding.collected(), name,
                        Optional.ofNullable(decided.get(Key.of(holding))).map(Choice::way).orElse(Way.GIVEN))))));
        return listed;
    }

    /// One of the files of a dossier.
    public Optional<HeldFiles.File> file(Dossier dossier, String key) {
        var known = byPlace();
        return dossier.records().map(Dossier.Kept::holding).filter(holding -> Key.of(holding).toString().equals(key) && known.containsKey(holding.place())).findFirst()
                .flatMap(holding -> known.get(holding.place()).file(holding));
    }

    /// Writes a choice down, instead of the one before it.
    public void choose(Request request, Decision decision, Actor actor) {
        progress.inTransaction(() -> {
            var key = decision.key();
            Optional.ofNullable(decided(List.of(request)).get(key)).flatMap(Choice::scan).ifPresent(scan -> scans.remove(request, scan, actor));
            database.sql("delete from rights.file_choice where request = ? and place = ? and record = ?").params(request.id(), key.place(), key.record()).update();
            if (decision.way() != Way.GIVEN) {
                var scan = decision.covered().filter(_ -> decision.way() == Way.COVERED).map(content -> scans.keep(request, content, Scans.Kind.COVERED, actor));
                database.sql("insert into rights.file_choice (request, place, record, way, why, scan) values (?, ?, ?, ?, ?, ?)")
                        .params(Arrays.asList(request.id(), key.place(), key.record(), decision.way().key(), decision.why().key(), scan.orElse(null))).update();
            }
            return progress.note(request, "file-" + decision.way().key(), key + " " + decision.why().key(), actor);
        });
    }

    /// What of the files goes into the copy for a request.
    Applied of(Request request) {
        return new Applied(decided(List.of(request)));
    }

    /// What of the files a person takes from Min side: as was decided last, for any request of theirs.
    public Copies.LeftOut ofPerson(SubjectId subject) {
        return new Copies.LeftOut(Set.of(), UnaryOperator.identity(), new Applied(decided(requests.of(subject).reversed())));
    }

    private Map<Key, Choice> decided(List<Request> some) {
        var found = new HashMap<Key, Choice>();
        some.forEach(request -> database.sql("select place, record, way, why, scan from rights.file_choice where request = ?").param(request.id())
                .query((row, _) -> found.put(new Key(row.getString("place"), row.getLong("record")), new Choice(Way.of(row.getString("way")).orElseThrow(), Why.of(row.getString("why")).orElseThrow(),
                        Optional.ofNullable(row.getObject("scan", Long.class)), request.subject()))).list());
        return found;
    }

    /// The choices, as a copy is made by them; afterwards it knows what was left out and what was covered.
    final class Applied implements Copies.Files {

        private final Map<Key, Choice> choices;
        private final Map<Way, List<Holding>> done = new HashMap<>();
        private final Set<Why> reasons = EnumSet.noneOf(Why.class);

        private Applied(Map<Key, Choice> choices) {
            this.choices = choices;
        }

        @Override
        public Optional<HeldFiles.File> given(Holding holding, HeldFiles.File whole) {
            var choice = choices.get(Key.of(holding));
            if (choice == null) return Optional.of(whole);
            done.computeIfAbsent(choice.way(), _ -> new ArrayList<>()).add(holding);
            reasons.add(choice.why());
            // A covered version that is gone gives nothing, and never the whole.
            return choice.scan().flatMap(scan -> scans.covered(choice.whose(), scan));
        }

        List<Holding> done(Way way) {
            return done.getOrDefault(way, List.of());
        }

        Set<Why> reasons() {
            return reasons;
        }
    }
}
