package vern.desk.people;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Personal;
import vern.ledger.Use;
import vern.register.Party;
import vern.register.Search;
import vern.staff.Counter;
import vern.statement.Statement;

/// Finds people and organisations for whoever stands at the desk, through the register's search: only what their roles may see.
@Component
class Finding {

    static final int MOST = 30;

    private final Search search;
    private final Counter counter;

    Finding(Search search, Counter counter) {
        this.search = search;
        this.counter = counter;
    }

    /// One person. `purposes` are the names of what they may be seen for.
    record Hit(long subject, Optional<Personal> name, Optional<Personal> company, Optional<Personal> reach, List<String> purposes) {}

    /// An organisation and the contact persons that may be seen.
    record Organisation(long party, String name, Optional<String> number, Party.State state, List<Hit> contacts) {}

    sealed interface Answer {
        record Found(List<Organisation> organisations, List<Hit> people, boolean more) implements Answer {}

        record Refused(Use.Refusal refusal) implements Answer {}
    }

    Answer find(String words, String language) {
        var actor = counter.actor();
        var statement = counter.statement();
        if (!search.open(actor)) return new Answer.Refused(actor.undertakingSigned() ? Use.Refusal.NOT_YOUR_PURPOSE : Use.Refusal.UNDERTAKING_MISSING);
        var found = search.look(actor, words, MOST);
        var organisations = found.organisations().stream().map(one -> new Organisation(one.party().id().value(), one.party().name().orElse(""), one.party().number(),
                one.party().state(), hits(one.contacts(), statement, language))).toList();
        if (counter.keptOut() && found.people().isEmpty() && organisations.stream().allMatch(one -> one.contacts().isEmpty())) return new Answer.Refused(Use.Refusal.LOCAL_ONLY);
        return new Answer.Found(organisations, hits(found.people(), statement, language), found.more());
    }

    private static List<Hit> hits(List<Search.Hit> found, Statement statement, String language) {
        return found.stream().map(hit -> new Hit(hit.subject().value(), hit.field("name"), hit.field("company"),
                hit.field("email").or(() -> hit.field("phone")),
                hit.purposes().stream().map(key -> statement.purposes().get(key).name().in(language)).toList())).toList();
    }
}
