package vern.rights.answers;

import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Personal;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.rights.receipts.ReceiptKeys;
import vern.rights.requests.Matching;
import vern.statement.Statement;

/// The no to all marketing of someone (Art. 21(3)), so that it holds when the same address comes again although nothing else is held any
/// more. Only a keyed digest of each address is kept: whoever has the address can ask whether a no stands for it, and nobody can read one
/// out. A company whose statement has no place for it keeps none, as IT total, which promises to erase the address itself.
@Component
public class Suppressions {

    private static final String CATEGORY = "suppression";
    private static final List<String> FIELDS = List.of("email", "phone");

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final JdbcClient database;
    private final Within within;

    /// What is looked up, and with which key it is made unreadable.
    @Component("suppressionSources")
    record Within(Gate gate, ReceiptKeys keys) {}

    Suppressions(Ledger.Setting setting, Ledger ledger, JdbcClient database, Within within) {
        this.setting = setting;
        this.ledger = ledger;
        this.database = database;
        this.within = within;
    }

    /// The purpose of remembering a no, where a statement has one; it is kept when everything else is erased.
    static java.util.Optional<String> purpose(Statement statement) {
        return statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(CATEGORY)).map(vern.statement.Purpose::key).findFirst();
    }

    void keep(Actor actor, SubjectId subject) {
        var statement = setting.declarations().inForce(actor.controller(), setting.clock().instant());
        if (purpose(statement).isEmpty()) return;
        if (!(within.gate().use(Use.of(actor, Gate.RIGHTS, "marketing-block"), subject) instanceof Use.Answer.Given(var holdings))) return;
        for (var field : FIELDS) {
            holdings.stream().flatMap(holding -> holding.field(field).stream()).map(Personal::reveal).filter(value -> !value.isBlank())
                    .map(value -> key(actor.controller(), field, value)).distinct().filter(key -> !stands(key)).forEach(key -> write(statement, subject, field, key));
        }
    }

    private void write(Statement statement, SubjectId subject, String field, String key) {
        var at = setting.clock().instant();
        var declared = new HashSet<>(statement.categories().get(CATEGORY).fields());
        declared.retainAll(Set.of("channel", "decided"));
        var day = at.atZone(statement.controller().zone()).toLocalDate();
        var wish = Placing.Wish.of(statement.controller().key(), CATEGORY, "person", subject, at).holding(declared);
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) throw new IllegalStateException("a no could not be held");
        database.sql("insert into rights.suppression (subject, id, terms, collected, key, channel, decided) values (?, nextval('rights.said_id'), ?, ?, ?, ?, ?)")
                .params(subject.value(), terms.value(), day, key, declared.contains("channel") ? field : null, day.toString()).update();
    }

    /// Whether a no stands for an address; `field` is `email` or `phone`.
    public boolean stands(String controller, String field, String address) {
        return stands(key(controller, field, address));
    }

    private boolean stands(String key) {
        return database.sql("select exists (select 1 from rights.suppression s join ledger.terms t on t.id = s.terms where s.key = ? and t.due > ?)")
                .params(key, Timestamp.from(setting.clock().instant())).query(Boolean.class).single();
    }

    private String key(String controller, String field, String address) {
        return within.keys().standIn(controller, "no " + field + " " + Matching.plain(field, address));
    }
}
