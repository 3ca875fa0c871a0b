package vern.portal.entry;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.mail.Address;
import vern.portal.Visitor;
import vern.rights.requests.Code;
import vern.rights.requests.KnownFacts;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.Progress;
import vern.rights.requests.RequestKind;
import vern.start.Published;

/// Coming in by a link that is sent to an address the company has. Whether it has the address is not told; an address that several
/// share lets nobody in by itself.
@Component
class Entering {

    static final Duration WORKS = Duration.ofMinutes(20);
    private static final int TRIES = 5;

    private final JdbcClient database;
    private final Gate gate;
    private final KnownFacts facts;
    private final Published published;
    private final Clock system = Clock.systemUTC();

    Entering(JdbcClient database, Gate gate, KnownFacts facts, Published published) {
        this.database = database;
        this.gate = gate;
        this.facts = facts;
        this.published = published;
    }

    /// A link, and one of those it is for; nobody where the company does not have the address.
    record Made(String token, Optional<SubjectId> to) {}

    Made make(String controller, String address) {
        return make(controller, holders(controller, address));
    }

    Made make(String controller, List<SubjectId> people) {
        var token = Code.token();
        database.sql("delete from portal.entry where expires < ?").param(Timestamp.from(system.instant())).update();
        database.sql("insert into portal.entry (token, controller, people, expires) values (?, ?, ?::bigint[], ?)")
                .params(Code.digest(token), controller, "{" + String.join(",", people.stream().map(one -> String.valueOf(one.value())).toList()) + "}",
                        Timestamp.from(system.instant().plus(WORKS))).update();
        return new Made(token, people.stream().findFirst());
    }

    /// Everyone of whom the company has exactly this address, but from a request that nobody has looked at.
    List<SubjectId> holders(String controller, String address) {
        var use = Use.of(new Actor.Job("sign-in", controller), Gate.RIGHTS, "sign-in");
        if (!(gate.search(use, address, 50) instanceof Use.Answer.Given(var holdings))) return List.of();
        return holdings.stream().filter(holding -> !holding.category().equals("rights-request"))
                .filter(holding -> holding.field("email").filter(held -> held.reveal().strip().equalsIgnoreCase(address.strip())).isPresent())
                .map(vern.ledger.Holding::subject).distinct().toList();
    }

    /// Where someone is written to; empty where the company has no address of theirs.
    Optional<Address.Email> address(String controller, SubjectId person) {
        var use = Use.of(new Actor.Job("sign-in", controller), Gate.RIGHTS, "sign-in");
        if (!(gate.use(use, person) instanceof Use.Answer.Given(var holdings))) return Optional.empty();
        return holdings.stream().filter(holding -> !holding.category().equals("rights-request"))
                .flatMap(holding -> holding.field("email").stream()).flatMap(held -> Address.email(held.reveal()).stream()).findFirst();
    }

    private record Found(List<SubjectId> people) {}

    private Optional<Found> working(String controller, String token) {
        return database.sql("select people from portal.entry where token = ? and controller = ? and used is null and expires > ? and tries < ? and cardinality(people) > 0")
                .params(Code.digest(token), controller, Timestamp.from(system.instant()), TRIES)
                .query((row, _) -> new Found(Arrays.stream((Long[]) row.getArray("people").getArray()).map(SubjectId::new).toList())).optional();
    }

    /// What someone who follows the link is asked, beside pressing the button. Empty when the link does not work.
    Optional<Set<String>> questions(String controller, String token) {
        return working(controller, token).map(found -> {
            var asked = new HashSet<String>();
            var self = new Actor.Job("sign-in", controller);
            for (var person : found.people()) asked.addAll(facts.askable(self, person));
            boolean more = found.people().size() > 1 || Progress.required(published.of(controller), RequestKind.ACCESS).compareTo(IdentityMethod.LINK) > 0;
            return more && asked.size() >= 2 ? Set.copyOf(asked) : found.people().size() > 1 ? Set.of("postal-code", "phone") : Set.<String>of();
        });
    }

    /// What came of following a link.
    sealed interface Entered {
        record In(Visitor visitor) implements Entered {}

        record Wrong() implements Entered {}

        record Gone() implements Entered {}
    }

    Entered enter(String controller, String token, Map<String, String> answers) {
        var found = working(controller, token);
        var questions = questions(controller, token);
        if (found.isEmpty() || questions.isEmpty()) return new Entered.Gone();
        database.sql("update portal.entry set tries = tries + 1 where token = ?").param(Code.digest(token)).update();
        var self = new Actor.Job("sign-in", controller);
        var who = questions.get().isEmpty() ? found.get().people().stream().findFirst()
                : found.get().people().stream().filter(person -> facts.right(self, person, answers)).findFirst();
        if (who.isEmpty()) return new Entered.Wrong();
        if (database.sql("update portal.entry set used = ? where token = ? and used is null").params(Timestamp.from(system.instant()), Code.digest(token)).update() == 0) return new Entered.Gone();
        return new Entered.In(new Visitor(who.get(), controller, questions.get().isEmpty() ? IdentityMethod.LINK : IdentityMethod.SESSION));
    }
}
