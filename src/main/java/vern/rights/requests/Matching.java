package vern.rights.requests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.Persons;
import vern.ledger.SubjectId;
import vern.ledger.Use;

/// Finds out whom a request may be from, by what the company has already. A name alone never links anyone to a request, and an
/// address that two people share links neither.
@Component
public class Matching {

    static final int MOST = 40;

    /// An address that stands in more places than this may be anyone's.
    private static final int MOST_BY_ADDRESS = 400;

    private final Gate gate;
    private final Persons persons;

    Matching(Gate gate, Persons persons) {
        this.gate = gate;
        this.persons = persons;
    }

    /// Someone the request may be from, and what speaks for it: the fields that are the same.
    public record Candidate(SubjectId subject, Optional<Personal> name, Optional<Personal> company, List<String> same) {}

    /// Exactly one person has this address; or this telephone number, where no address came with it. A known number beside an address that is
    /// not known links nobody: what is sent to the address would go to whoever wrote it.
    Optional<SubjectId> only(String controller, Map<String, String> said) {
        var field = said.getOrDefault("email", "").isBlank() ? "phone" : "email";
        var value = said.getOrDefault(field, "").strip();
        if (value.length() < 3) return Optional.empty();
        var hits = search(new Actor.Job("recognise", controller), value, MOST_BY_ADDRESS);
        if (hits.size() == MOST_BY_ADDRESS) return Optional.empty();
        var theirs = hits.stream().filter(holding -> !holding.place().equals(RequestsKeeper.SAID) && same(holding, field, value)).map(Holding::subject).distinct().toList();
        var together = persons.together(theirs);
        return theirs.stream().map(one -> together.getOrDefault(one, one)).distinct().count() == 1 ? Optional.of(theirs.getFirst()) : Optional.empty();
    }

    /// The provisional person of an earlier request from the same address by the same name.
    Optional<SubjectId> askedBefore(String controller, Map<String, String> said) {
        var email = said.getOrDefault("email", "");
        if (email.isBlank()) return Optional.empty();
        return search(new Actor.Job("recognise", controller), email, MOST).stream().filter(holding -> holding.place().equals(RequestsKeeper.SAID))
                .filter(holding -> same(holding, "email", email) && same(holding, "name", said.getOrDefault("name", ""))).map(Holding::subject).findFirst();
    }

    /// Whom the request may be from, the most alike first; read and recorded as a use for answering requests.
    public List<Candidate> candidates(Actor actor, Map<String, String> said) {
        var found = new LinkedHashMap<SubjectId, java.util.ArrayList<Holding>>();
        for (var field : List.of("email", "phone", "name")) {
            var value = said.getOrDefault(field, "").strip();
            if (value.length() < 3) continue;
            search(actor, value, MOST).stream().filter(holding -> !holding.place().equals(RequestsKeeper.SAID))
                    .forEach(holding -> found.computeIfAbsent(holding.subject(), _ -> new java.util.ArrayList<>()).add(holding));
        }
        return found.entrySet().stream().map(entry -> candidate(entry.getKey(), entry.getValue(), said))
                .sorted(java.util.Comparator.comparing((Candidate one) -> -one.same().size())).toList();
    }

    private List<Holding> search(Actor actor, String words, int most) {
        return switch (gate.search(Use.of(actor, Gate.RIGHTS, "recognise"), words, most)) {
            case Use.Answer.Given(var holdings) -> holdings;
            case Use.Answer.Refused ignored -> List.of();
        };
    }

    private static Candidate candidate(SubjectId subject, List<Holding> holdings, Map<String, String> said) {
        var same = List.of("email", "phone", "name").stream()
                .filter(field -> holdings.stream().anyMatch(holding -> same(holding, field, said.getOrDefault(field, "")))).toList();
        return new Candidate(subject, first(holdings, "name"), first(holdings, "company"), same);
    }

    private static Optional<Personal> first(List<Holding> holdings, String field) {
        return holdings.stream().flatMap(holding -> holding.field(field).stream()).findFirst();
    }

    private static boolean same(Holding holding, String field, String value) {
        return !value.isBlank() && holding.field(field).filter(held -> plain(field, held.reveal()).equals(plain(field, value))).isPresent();
    }

    /// As it is compared: case and spaces do not count, and of a telephone number only the last eight figures.
    public static String plain(String field, String value) {
        var lower = value.strip().toLowerCase(Locale.ROOT);
        if (!field.equals("phone")) return lower.replaceAll("\\s+", " ");
        var figures = lower.replaceAll("\\D", "");
        return figures.substring(Math.max(0, figures.length() - 8));
    }
}
