package vern.rights.requests;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Declarations;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Personal;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;
import vern.ledger.Use;
import vern.statement.Statement;

/// What people wrote to exercise a right and what they were answered: placed by the ledger, read through the gate.
@Component
public class Correspondence {

    private final Ledger ledger;
    private final Gate gate;
    private final Declarations declarations;
    private final JdbcClient database;

    Correspondence(Ledger ledger, Gate gate, Declarations declarations, JdbcClient database) {
        this.ledger = ledger;
        this.gate = gate;
        this.declarations = declarations;
        this.database = database;
    }

    /// Whose words, and what they hang on.
    record Place(SubjectId subject, AnchorId anchor, boolean someoneNew, Instant at) {}

    /// The fields that a statement lets a request hold.
    public static List<String> fields(Statement statement) {
        return Optional.ofNullable(statement.categories().get(RequestsKeeper.CATEGORY)).map(category -> category.fields()).orElse(List.of());
    }

    /// The purpose of handling requests; its roles may read them.
    public static String purpose(Statement statement) {
        return statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(RequestsKeeper.CATEGORY))
                .map(vern.statement.Purpose::key).findFirst().orElseThrow(() -> new IllegalStateException("the statement has no purpose for requests"));
    }

    void write(Statement statement, Place place, String source, Map<String, String> said) {
        var declared = fields(statement);
        var given = new TreeMap<>(said);
        given.keySet().retainAll(declared);
        given.values().removeIf(String::isBlank);
        var wish = Placing.Wish.of(statement.controller().key(), RequestsKeeper.CATEGORY, source, place.subject(), place.at())
                .on(place.anchor()).holding(given.keySet());
        var terms = terms(place.someoneNew() ? wish.aboutSomeoneNew() : wish);
        var day = place.at().atZone(statement.controller().zone()).toLocalDate();
        var names = RequestsKeeper.FIELDS.stream().map(field -> field.replace('-', '_')).toList();
        var values = new java.util.ArrayList<@org.jspecify.annotations.Nullable Object>(List.of(place.subject().value(), place.anchor().value(), terms.value(), day));
        RequestsKeeper.FIELDS.forEach(field -> values.add(given.get(field)));
        database.sql("insert into rights.said (subject, id, anchor, terms, collected, " + String.join(", ", names)
                + ") values (?, nextval('rights.said_id'), ?, ?, ?" + ", ?".repeat(names.size()) + ")").params(values).update();
    }

    TermsId terms(Placing.Wish wish) {
        return switch (ledger.place(wish)) {
            case Placing.Granted(var terms) -> terms;
            case Placing.Refused(var reason) -> throw new IllegalStateException("a request could not be held: " + reason);
        };
    }

    /// A field of what was written for a request, such as how the person was identified, or the answer.
    void note(Request request, String field, String value) {
        if (!fields(declarations.inForce(request.controller(), request.limit().received())).contains(field)) return;
        database.sql("update rights.said set " + field.replace('-', '_') + " = ? where subject = ? and anchor = ?")
                .params(value, request.subject().value(), request.anchor().value()).update();
    }

    /// The request turns out to be from someone the company knows: their words go where the rest of theirs is.
    void move(Request request, SubjectId to, Statement statement, Instant at) {
        var wish = Placing.Wish.of(request.controller(), RequestsKeeper.CATEGORY, "person", to, request.limit().received()).on(request.anchor());
        var terms = terms(wish);
        var columns = String.join(", ", RequestsKeeper.FIELDS.stream().map(field -> field.replace('-', '_')).toList());
        database.sql("insert into rights.said (subject, id, anchor, terms, collected, " + columns + ") select ?, nextval('rights.said_id'), anchor, ?, collected, "
                + columns + " from rights.said where subject = ? and anchor = ?")
                .params(to.value(), terms.value(), request.subject().value(), request.anchor().value()).update();
        database.sql("insert into rights.scan (subject, id, anchor, terms, collected, media_type, content, kind, came) select ?, id, anchor, ?, collected, media_type, content, kind, came"
                + " from rights.scan where subject = ? and anchor = ?").params(to.value(), terms.value(), request.subject().value(), request.anchor().value()).update();
        database.sql("insert into rights.letter (subject, id, anchor, terms, collected, body, way, written, posted, mail) select ?, id, anchor, ?, collected, body, way, written, posted, mail"
                + " from rights.letter where subject = ? and anchor = ?").params(to.value(), terms.value(), request.subject().value(), request.anchor().value()).update();
        for (var table : List.of("rights.said", "rights.scan", "rights.letter")) {
            database.sql("delete from " + table + " where subject = ? and anchor = ?").params(request.subject().value(), request.anchor().value()).update();
        }
    }

    /// What was written for these requests, by what each hangs on. Empty for a role that does not handle requests.
    public Map<AnchorId, Map<String, Personal>> read(Actor actor, List<Request> requests, Instant at) {
        if (requests.isEmpty()) return Map.of();
        var purpose = purpose(declarations.inForce(actor.controller(), at));
        var use = Use.of(actor, actor instanceof Actor.Staff ? purpose : Gate.RIGHTS, "request").only();
        var found = new LinkedHashMap<AnchorId, Map<String, Personal>>();
        if (gate.useAt(use, requests.stream().map(Request::anchor).toList()) instanceof Use.Answer.Given(var holdings)) {
            holdings.stream().filter(holding -> holding.place().equals(RequestsKeeper.SAID))
                    .forEach(holding -> holding.anchor().ifPresent(anchor -> found.merge(anchor, holding.fields(), Correspondence::both)));
        }
        return found;
    }

    private static Map<String, Personal> both(Map<String, Personal> one, Map<String, Personal> other) {
        var all = new TreeMap<>(other);
        all.putAll(one);
        return all;
    }

    /// The records of a person that are requests of theirs.
    static boolean request(Holding holding) {
        return holding.category().equals(RequestsKeeper.CATEGORY);
    }
}
