package vern.rights;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.ledger.Gate;
import vern.ledger.Histories;
import vern.ledger.History;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;
import vern.ledger.Use;
import vern.ledger.Why;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// Puts dossiers together. Every value in one came through the gate, for a purpose that the reader's role may act for, and its
/// use is recorded; what no such purpose covers is not in it.
@Component
public class Dossiers {

    private final Gate gate;
    private final Why why;
    private final Histories histories;
    private final vern.ledger.Keepers keepers;
    private final Passages passages;
    private final Declarations declarations;
    private final Clock clock;

    /// The ledger's answers that a dossier is made of.
    @Component
    record Sources(Gate gate, Why why, Histories histories, vern.ledger.Keepers keepers, Passages passages) {}

    Dossiers(Sources sources, Declarations declarations, Clock clock) {
        gate = sources.gate();
        why = sources.why();
        histories = sources.histories();
        keepers = sources.keepers();
        passages = sources.passages();
        this.declarations = declarations;
        this.clock = clock;
    }

    /// What someone at the desk may see for the purposes of their roles. Empty when their company knows no such person, or
    /// one whom they may not know of.
    public Optional<Dossier> atTheDesk(Actor.Staff reader, SubjectId subject, String language) {
        return known(reader, subject).map(history -> {
            var found = new LinkedHashMap<String, Holding>();
            for (var purpose : gate.purposesOf(reader, clock.instant())) {
                var shown = shown(reader, purpose);
                if (shown.isEmpty()) continue;
                if (gate.use(Use.of(reader, purpose, "person-page").only(shown.toArray(String[]::new)), subject) instanceof Use.Answer.Given(var holdings)) {
                    holdings.forEach(holding -> found.putIfAbsent(holding.place() + "-" + holding.id(), holding));
                }
            }
            return new Dossier(subject, history, groups(reader.controller(), List.copyOf(found.values()), language));
        });
    }

    private Optional<History> known(Actor reader, SubjectId subject) {
        return histories.of(reader.controller(), subject).filter(_ -> gate.sees(reader, subject));
    }

    /// Event data has pages of its own: nobody reads thousands of rows of it on a person's page.
    private java.util.Set<String> shown(Actor reader, String purpose) {
        var shown = new java.util.HashSet<>(declarations.inForce(reader.controller(), clock.instant()).purposes().get(purpose).categories().keySet());
        shown.removeAll(keepers.streamed());
        return shown;
    }

    /// Everything, also what is blocked or suspended: for answering the person about their own data. `what` is the use, as it
    /// stands in the use log. To the person themselves nothing in it tells of others. Empty when there is no such person, or when the gate does not open; [#refusal] says why.
    public Optional<Dossier> whole(Actor reader, SubjectId subject, String language, String what) {
        return known(reader, subject).flatMap(history -> switch (gate.use(Use.of(reader, Gate.RIGHTS, what), subject)) {
            case Use.Answer.Given(var holdings) -> Optional.of(forReader(reader, new Dossier(subject, history, groups(reader.controller(), holdings, language)), language));
            case Use.Answer.Refused ignored -> Optional.empty();
        });
    }

    private Dossier forReader(Actor reader, Dossier dossier, String language) {
        return reader instanceof Actor.Self ? passages.forThePerson(declarations.inForce(reader.controller(), clock.instant()).controller(), dossier, language) : dossier;
    }

    /// Why this reader may not answer people about their data; empty if they may.
    public Optional<Use.Refusal> refusal(Actor reader) {
        return gate.refusal(Use.of(reader, Gate.RIGHTS, "access"));
    }

    private List<Dossier.Group> groups(String controller, List<Holding> holdings, String language) {
        var statement = declarations.inForce(controller, clock.instant());
        var words = Vocabulary.in(language);
        var tongue = new Tongue(words, interests(statement, language));
        var answers = why.of(holdings.stream().map(Holding::terms).toList(), language);
        var byCategory = new LinkedHashMap<String, List<Dossier.Kept>>();
        statement.categories().keySet().forEach(category -> byCategory.put(category, new ArrayList<>()));
        for (var holding : holdings) {
            byCategory.computeIfAbsent(holding.category(), category -> new ArrayList<>()).add(kept(statement, holding, answers, tongue));
        }
        return byCategory.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> group(statement, entry.getKey(), entry.getValue(), language)).toList();
    }

    /// How things are called in a language: the fixed words, and the interests that readers choose among, by key.
    private record Tongue(Vocabulary words, Map<String, String> interests) {

        Personal said(String field, Personal value) {
            return value.rewritten(written -> field.equals("interests") ? Stream.of(written.split(", ")).map(key -> interests.getOrDefault(key, key)).collect(Collectors.joining(", "))
                    : words.value(field, written));
        }
    }

    private static Map<String, String> interests(Statement statement, String language) {
        return statement.purposes().values().stream().flatMap(purpose -> purpose.signUp().stream()).flatMap(how -> how.interests().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().in(language), (first, _) -> first));
    }

    private static Dossier.Kept kept(Statement statement, Holding holding, Map<TermsId, Why.Answer> answers, Tongue tongue) {
        var declared = Optional.ofNullable(statement.categories().get(holding.category())).map(category -> category.fields())
                .orElse(List.of());
        var names = new ArrayList<>(declared);
        holding.fields().keySet().stream().sorted().filter(name -> !declared.contains(name)).forEach(names::add);
        var fields = names.stream().flatMap(name -> holding.field(name).map(value -> new Dossier.Field(
                holding.category() + "-" + holding.id() + "-" + name, name, tongue.words().sentence(tongue.words().field(name)), tongue.said(name, value))).stream()).toList();
        return new Dossier.Kept(holding, answers.get(holding.terms()), fields);
    }

    private static Dossier.Group group(Statement statement, String category, List<Dossier.Kept> kept, String language) {
        var words = Vocabulary.in(language);
        var name = Optional.ofNullable(statement.categories().get(category)).map(found -> found.name().in(language)).orElse(category);
        var gist = kept.stream().flatMap(one -> one.why().longest().stream()).findFirst().map(Why.Reason::howLong).orElse("");
        return new Dossier.Group(category, words.sentence(name), words.sentence(gist), kept.stream().allMatch(one -> one.why().blocked()), kept);
    }
}
