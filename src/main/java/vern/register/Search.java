package vern.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Basis;
import vern.statement.Purpose;

/// Finds people by name, e-mail, telephone, customer number, or the organisation they stand for. Finds only what the one who
/// searches may see for a purpose of theirs; the words are not recorded, each hit shown is.
@Component
public final class Search {

    private final Gate gate;
    private final Parties parties;
    private final Ledger.Setting setting;

    Search(Gate gate, Parties parties, Ledger.Setting setting) {
        this.gate = gate;
        this.parties = parties;
        this.setting = setting;
    }

    /// One person with what was found about them.
    public record Hit(SubjectId subject, List<Holding> holdings) {
        public Hit {
            holdings = List.copyOf(holdings);
        }

        /// The first value of a field that any holding has.
        public Optional<vern.ledger.Personal> field(String name) {
            return holdings.stream().flatMap(holding -> holding.field(name).stream()).findFirst();
        }
    }

    /// Who was found, at most `limit`, the best hits first as the store gives them.
    public List<Hit> find(Actor actor, String words, int limit) {
        var found = new LinkedHashMap<SubjectId, Set<Holding>>();
        var purposes = purposes(actor);
        var numbered = parties.numbered(actor.controller(), words.strip()).stream().map(Contact::subject).toList();
        var anchors = anchors(actor.controller(), words, limit);
        var spelt = Phones.digits(words).orElse(words);
        for (var purpose : purposes) {
            var use = Use.of(actor, purpose, "search");
            if (!numbered.isEmpty()) gather(found, gate.use(use, numbered));
            if (!anchors.isEmpty()) gather(found, gate.useAt(use, anchors));
            if (words.strip().length() >= 2) gather(found, gate.search(use, spelt, limit));
        }
        return found.entrySet().stream().limit(limit).map(entry -> new Hit(entry.getKey(), List.copyOf(entry.getValue()))).toList();
    }

    private List<AnchorId> anchors(String controller, String words, int limit) {
        return parties.search(controller, words, Math.min(limit, 10)).stream()
                .flatMap(party -> parties.contacts(party.id()).stream()).map(Contact::anchor).limit(limit).toList();
    }

    private static void gather(Map<SubjectId, Set<Holding>> found, Use.Answer answer) {
        if (answer instanceof Use.Answer.Given(var holdings)) {
            holdings.forEach(holding -> found.computeIfAbsent(holding.subject(), _ -> new LinkedHashSet<>()).add(holding));
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
