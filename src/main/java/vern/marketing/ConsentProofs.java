package vern.marketing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.statement.Category;
import vern.statement.Statement;
import vern.statement.retention.Events;

/// What the company must be able to show of each yes (Art. 7(1)): the purpose, the version of the words, when, and when it was taken
/// back. No address stands in it, so that it outlives the address where that is promised gone.
@Component
public class ConsentProofs {

    private static final Set<String> FIELDS = Set.of("purpose", "text-version", "given");

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final JdbcClient database;

    ConsentProofs(Ledger.Setting setting, Ledger ledger, JdbcClient database) {
        this.setting = setting;
        this.ledger = ledger;
        this.database = database;
    }

    /// A yes and the words it was said to. `channel` is where: `form`, `link`, `phone`.
    public record Yes(String controller, SubjectId subject, String purpose, String textVersion, String channel) {}

    /// Says yes for someone, and keeps the proof of it, in the caller's transaction.
    public void give(Yes yes, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            ledger.consent(yes.controller(), yes.subject(), yes.purpose(), Map.of("text", yes.textVersion(), "channel", yes.channel()), actor);
            category(setting.declarations().inForce(yes.controller(), now)).ifPresent(category -> write(yes, category, now));
            return yes;
        });
    }

    private static Optional<Category> category(Statement statement) {
        return statement.categories().values().stream().filter(category -> category.fields().containsAll(FIELDS)).findFirst();
    }

    private void write(Yes yes, Category category, Instant now) {
        var values = new HashMap<>(Map.of("purpose", yes.purpose(), "text-version", yes.textVersion(), "given", written(now), "channel", yes.channel()));
        values.keySet().retainAll(category.fields());
        var anchor = ledger.open(yes.controller(), "consent", Optional.empty(), Map.of(Events.begin("consent"), now));
        var source = category.sources().contains("person") ? "person" : category.sources().iterator().next();
        var wish = Placing.Wish.of(yes.controller(), category.key(), source, yes.subject(), now).on(anchor).holding(values.keySet());
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return;
        database.sql("""
                insert into marketing.proof (subject, id, anchor, terms, collected, purpose, text_version, given, channel)
                values (?, nextval('marketing.record_id'), ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(yes.subject().value(), anchor.value(), terms.value(), day(yes.controller(), now), yes.purpose(),
                        yes.textVersion(), written(now), values.get("channel"))).update();
    }

    private java.time.LocalDate day(String controller, Instant now) {
        return now.atZone(setting.declarations().inForce(controller, now).controller().zone()).toLocalDate();
    }

    /// Takes a yes back: the consent ends, what only it held is gone when this returns, and the proof says when.
    public void withdraw(String controller, SubjectId subject, String purpose, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            for (var anchor : standing(subject, purpose)) ledger.happen(controller, anchor, Events.end("consent"), now, actor);
            database.sql("update marketing.proof set withdrawn = ? where subject = ? and purpose = ? and withdrawn is null")
                    .params(written(now), subject.value(), purpose).update();
            return ledger.withdraw(controller, subject, purpose, actor);
        });
    }

    private java.util.List<AnchorId> standing(SubjectId subject, String purpose) {
        return database.sql("select anchor from marketing.proof where subject = ? and purpose = ? and withdrawn is null").params(subject.value(), purpose)
                .query((row, n) -> new AnchorId(row.getLong(1))).list();
    }

    private static String written(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// Whether someone has said yes to a purpose and not taken it back.
    public boolean stands(SubjectId subject, String purpose) {
        return database.sql("select exists (select 1 from ledger.mark where subject = ? and kind = 'CONSENT' and purpose = ? and ended is null)")
                .params(subject.value(), purpose).query(Boolean.class).single();
    }

    /// Those of some people who have said yes to a purpose and not taken it back.
    public Set<SubjectId> standing(Collection<SubjectId> people, String purpose) {
        return Set.copyOf(database.sql("select distinct subject from ledger.mark where subject = any(?) and kind = 'CONSENT' and purpose = ? and ended is null")
                .params(people.stream().map(SubjectId::value).toArray(Long[]::new), purpose).query((row, n) -> new SubjectId(row.getLong(1))).list());
    }
}
