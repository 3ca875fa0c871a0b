package vern.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Persons;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Basis;
import vern.statement.Purpose;

/// Finds people by name, e-mail, telephone, customer number, or the organisation they stand for. Finds only what the one who
/// searches may see for a purpose of theirs; the words are not recorded, each hit shown is.
@Component
public final class Search {

    private static final int MOST_ORGANISATIONS = 10;

    private final Gate gate;
    private final Parties parties;
    private final Persons persons;
    private final Ledger.Setting setting;

    Search(Gate gate, Parties parties, Persons persons, Ledger.Setting setting) {
        this.gate = gate;
        this.parties = parties;
        this.persons = persons;
        this.setting = setting;
    }

    /// One person with what was found about them, and the purposes for which it may be seen.
    public record Hit(SubjectId subject, List<Holding> holdings, List<String> purposes) {
        public Hit {
            holdings = List.copyOf(holdings);
            purposes = List.copyOf(purposes);
        }

        /// The first value of a field that any holding has.
        public Optional<vern.ledger.Personal> field(String name) {
            return holdings.stream().flatMap(holding -> holding.field(name).stream()).findFirst();
        }
    }

    /// An organisation with those of its contact persons whom the actor may see. Its own name and number are nobody's data.
    public record Organisation(Party party, List<Hit> contacts) {
        public Organisation {
            contacts = List.copyOf(contacts);
        }
    }

    /// What was found: organisations with their contact persons, and everyone else. `more` says that there are others.
    public record Found(List<Organisation> organisations, List<Hit> people, boolean more) {
        public Found {
            organisations = List.copyOf(organisations);
            people = List.copyOf(people);
        }
    }

    /// Whether there is any purpose for which the actor may look people up.
    public boolean open(Actor actor) {
        return !purposes(actor).isEmpty();
    }

    /// Looks by name, e-mail, telephone, customer number, and by an organisation's name or number; at most `limit` people.
    public Found look(Actor actor, String words, int limit) {
        var organisations = parties.search(actor.controller(), words, MOST_ORGANISATIONS);
        var hits = hits(actor, words, organisations, limit + 1);
        var shown = hits.stream().limit(limit).toList();
        var grouped = new HashSet<SubjectId>();
        var found = organisations.stream().map(party -> {
            var working = working(party).map(Contact::subject).collect(Collectors.toSet());
            var contacts = shown.stream().filter(hit -> working.contains(hit.subject())).toList();
            contacts.forEach(hit -> grouped.add(hit.subject()));
            return new Organisation(party, contacts);
        }).toList();
        return new Found(found, shown.stream().filter(hit -> !grouped.contains(hit.subject())).toList(), hits.size() > limit);
    }

    /// Who was found, at most `limit`, the best hits first as the store gives them.
    public List<Hit> find(Actor actor, String words, int limit) {
        return hits(actor, words, parties.search(actor.controller(), words, MOST_ORGANISATIONS), limit);
    }

    private List<Hit> hits(Actor actor, String words, List<Party> organisations, int limit) {
        var found = new LinkedHashMap<SubjectId, Gathered>();
        var numbered = parties.numbered(actor.controller(), words.strip()).stream().map(Contact::subject).toList();
        var anchors = organisations.stream().flatMap(this::working).map(Contact::anchor).limit(limit).toList();
        for (var purpose : purposes(actor)) {
            var use = Use.of(actor, purpose, "search");
            if (!numbered.isEmpty()) gather(found, use, gate.use(use, numbered));
            if (!anchors.isEmpty()) gather(found, use, gate.useAt(use, anchors));
            for (var spelt : spellings(words)) gather(found, use, gate.search(use, spelt, limit));
        }
        return asPersons(found).entrySet().stream().limit(limit)
                .map(entry -> new Hit(entry.getKey(), List.copyOf(entry.getValue().holdings()), List.copyOf(entry.getValue().purposes()))).toList();
    }

    /// Numbers that are one person are one hit.
    private Map<SubjectId, Gathered> asPersons(Map<SubjectId, Gathered> found) {
        var together = persons.together(found.keySet());
        together.forEach((number, lowest) -> {
            if (number.equals(lowest) || !found.containsKey(lowest)) return;
            var other = found.remove(number);
            found.get(lowest).holdings().addAll(other.holdings());
            found.get(lowest).purposes().addAll(other.purposes());
        });
        return found;
    }

    /// These people, as far as the actor may see them for looking people up; `what` is the use as it is recorded.
    public List<Hit> these(Actor actor, Collection<SubjectId> subjects, String what) {
        var found = new LinkedHashMap<SubjectId, Gathered>();
        for (var purpose : purposes(actor)) {
            var use = Use.of(actor, purpose, what);
            gather(found, use, gate.use(use, subjects));
        }
        return found.entrySet().stream().map(entry -> new Hit(entry.getKey(), List.copyOf(entry.getValue().holdings()), List.copyOf(entry.getValue().purposes()))).toList();
    }

    private Stream<Contact> working(Party party) {
        return parties.contacts(party.id()).stream().filter(contact -> contact.left().isEmpty());
    }

    /// As written, and a telephone number also by its digits: an old register may have kept the spaces.
    private static Set<String> spellings(String words) {
        var spellings = new LinkedHashSet<String>();
        Phones.digits(words).ifPresent(spellings::add);
        spellings.add(words.strip());
        spellings.removeIf(spelt -> spelt.length() < 2);
        return spellings;
    }

    private record Gathered(Set<Holding> holdings, Set<String> purposes) {}

    private static void gather(Map<SubjectId, Gathered> found, Use use, Use.Answer answer) {
        if (answer instanceof Use.Answer.Given(var holdings)) {
            holdings.forEach(holding -> {
                var one = found.computeIfAbsent(holding.subject(), _ -> new Gathered(new LinkedHashSet<>(), new LinkedHashSet<>()));
                one.holdings().add(holding);
                one.purposes().add(use.purpose());
            });
        }
    }

    /// Of the purposes that the actor may act for, those that reach different data: two that keep the same for the same time find
    /// the same people. Looking someone up is neither marketing nor anything a person has said yes to.
    private List<String> purposes(Actor actor) {
        var at = setting.clock().instant();
        var statement = setting.declarations().inForce(actor.controller(), at);
        var seen = new HashSet<String>();
        var chosen = new ArrayList<String>();
        for (var key : gate.purposesOf(actor, at)) {
            Purpose purpose = statement.purposes().get(key);
            if (purpose.directMarketing() || purpose.basis() == Basis.CONSENT) continue;
            var reach = purpose.categories().entrySet().stream().filter(entry -> Place.of(entry.getKey()).isPresent() || entry.getKey().equals("invoice"))
                    .map(entry -> entry.getKey() + ": " + entry.getValue()).collect(Collectors.toSet());
            if (seen.addAll(reach)) chosen.add(key);
        }
        return chosen;
    }
}
