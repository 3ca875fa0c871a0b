package vern.marketing.audiences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Particular;
import vern.ledger.Placing;
import vern.ledger.Records;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.marketing.MarketingKeeper;

/// The target groups of a company, and who is in each. A membership is written down about the person, so that they see it, and is read
/// through the gate, so that a no takes them out of every group in the same moment.
@Component
public class Audiences {

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Gate gate;
    private final AudienceMatching matching;
    private final JdbcClient database;

    Audiences(Ledger.Setting setting, Ledger ledger, Gate gate, AudienceMatching matching, JdbcClient database) {
        this.setting = setting;
        this.ledger = ledger;
        this.gate = gate;
        this.matching = matching;
        this.database = database;
    }

    public List<Audience> of(String controller) {
        return database.sql("select id, controller, name, purpose, rules from marketing.audience where controller = ? and ended is null order by id").param(controller)
                .query(Audiences::audience).list();
    }

    public Optional<Audience> find(String controller, long id) {
        return of(controller).stream().filter(audience -> audience.id() == id).findFirst();
    }

    private static Audience audience(ResultSet row, int number) throws SQLException {
        var rules = Arrays.stream((String[]) row.getArray("rules").getArray()).map(Rule::read).toList();
        return new Audience(row.getLong("id"), row.getString("controller"), row.getString("name"), row.getString("purpose"), rules);
    }

    /// Who of these is in a group now, asked of the gate.
    public Set<SubjectId> members(Audience audience, Collection<SubjectId> people, Actor actor) {
        return switch (gate.use(Use.of(actor, audience.purpose(), "audience-check"), people)) {
            case Use.Answer.Given(var holdings) -> holdings.stream().filter(holding -> of(audience, holding)).map(Holding::subject).collect(Collectors.toSet());
            case Use.Answer.Refused _ -> Set.of();
        };
    }

    private static boolean of(Audience audience, Holding holding) {
        return holding.place().equals(MarketingKeeper.MEMBER) && holding.field("platform").isEmpty()
                && holding.field("segment").filter(value -> value.reveal().equals(audience.name())).isPresent();
    }

    /// A new group, filled at once. The rules have been checked.
    Audience add(String name, String purpose, List<Rule> rules, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            long id = database.sql("insert into marketing.audience (controller, name, purpose, rules, made) values (?, ?, ?, ?, ?) returning id")
                    .params(actor.controller(), name, purpose, rules.stream().map(Rule::written).toArray(String[]::new), moment().atOffset(ZoneOffset.UTC))
                    .query(Long.class).single();
            Trail.append(connection, new Entry(moment(), actor.controller(), actor.audited(), "audience.made", OptionalLong.empty(),
                    Map.of("audience-id", "" + id, "purpose", purpose)));
            var audience = new Audience(id, actor.controller(), name, purpose, rules);
            fill(audience, actor);
            return audience;
        });
    }

    void end(Audience audience, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            database.sql("update marketing.audience set ended = ? where id = ?").params(moment().atOffset(ZoneOffset.UTC), audience.id()).update();
            rows(audience).values().forEach(row -> new Records(setting).erase(audience.controller(), MarketingKeeper.MEMBER, row, actor));
            Trail.append(connection, new Entry(moment(), actor.controller(), actor.audited(), "audience.ended", OptionalLong.empty(), Map.of("audience-id", "" + audience.id())));
            return audience;
        });
    }

    /// Brings the memberships in step with the rules: who has come in is written down, who is out goes.
    public void fill(Audience audience, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var in = matching.of(audience, actor, "audience").in().stream().map(AudienceMatching.Match::subject).collect(Collectors.toSet());
            var rows = rows(audience);
            var gone = new HashSet<>(rows.keySet());
            gone.removeAll(in);
            gone.forEach(subject -> new Records(setting).erase(audience.controller(), MarketingKeeper.MEMBER, rows.get(subject), actor));
            in.stream().filter(subject -> !rows.containsKey(subject)).forEach(subject -> write(audience, subject));
            Trail.append(connection, new Entry(moment(), actor.controller(), actor.audited(), "audience.filled", OptionalLong.empty(),
                    Map.of("audience-id", "" + audience.id(), "purpose", audience.purpose(), "data-set", "personal", "people.count", "" + in.size())));
            return in;
        });
    }

    private Map<SubjectId, Long> rows(Audience audience) {
        return database.sql("select subject, id from marketing.member where audience = ? and platform is null").param(audience.id())
                .query((row, n) -> Map.entry(new SubjectId(row.getLong("subject")), row.getLong("id"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    private void write(Audience audience, SubjectId subject) {
        var statement = setting.declarations().inForce(audience.controller(), moment());
        var category = Permitted.membership(statement, statement.purposes().get(audience.purpose())).orElseThrow();
        var wish = Placing.Wish.of(audience.controller(), category.key(), category.sources().iterator().next(), subject, moment()).holding(Set.of("segment", "included"))
                .declared(Map.of(Particular.COLLECTED_FOR, audience.purpose()));
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return;
        var day = moment().atZone(statement.controller().zone()).toLocalDate();
        database.sql("insert into marketing.member (subject, id, terms, collected, segment, included, audience) values (?, nextval('marketing.record_id'), ?, ?, ?, ?, ?)")
                .params(subject.value(), terms.value(), day, audience.name(), day.toString(), audience.id()).update();
    }

    private Instant moment() {
        return setting.clock().instant();
    }
}
