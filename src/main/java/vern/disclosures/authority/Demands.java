package vern.disclosures.authority;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.disclosures.Passing;
import vern.disclosures.Route;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Passings;
import vern.ledger.Personal;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Statement;

/// What authorities ask for, from the asking to the release. Nothing goes without the provision and the order, nor before somebody
/// else than the one who took it in has approved it; an offence against the company takes its director.
@Component
class Demands {

    private static final String CATEGORY = "authority-order";
    private static final String COLUMNS = "subject, id, anchor, recipient, ground, what, asked, asked_by, approved, released";

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Through through;

    /// The gate that values come through, and the book they are written in.
    @Component("demandBooks")
    record Through(Gate gate, Passings passings) {}

    Demands(JdbcClient database, Ledger.Setting setting, Ledger ledger, Through through) {
        this.database = database;
        this.setting = setting;
        this.ledger = ledger;
        this.through = through;
    }

    /// The answer to a wish to take in, approve or release.
    sealed interface Answer {
        record Done(Demand demand) implements Answer {}

        /// By field of the form, as message keys.
        record Wrong(Map<String, String> problems) implements Answer {}
    }

    Answer take(Actor.Staff actor, Demand.Asked asked) {
        var problems = wrong(actor, asked);
        if (!problems.isEmpty()) return new Answer.Wrong(problems);
        return setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            var anchor = ledger.open(actor.controller(), "case", Optional.empty(), Map.of("case-opened", now));
            var wish = Placing.Wish.of(actor.controller(), CATEGORY, "authority", asked.subject(), now).on(anchor)
                    .holding(Set.of("authority", "provision", "received", "document"));
            if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return new Answer.Wrong(Map.of("document", "disclosures.demand.undeclared"));
            var statement = statement(actor);
            var paper = asked.paper();
            var id = database.sql("""
                    insert into disclosures.demand_paper (subject, anchor, terms, collected, authority, provision, received, document, content)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""").params(asked.subject().value(), anchor.value(), terms.value(),
                    now.atZone(statement.controller().zone()).toLocalDate(), statement.recipients().get(asked.recipient()).name().in(statement.primaryLanguage()),
                    asked.provision().strip(), now.atZone(statement.controller().zone()).toLocalDate().toString(),
                    paper.map(Demand.Paper::name).orElse(null), paper.map(Demand.Paper::content).orElse(null)).query(Long.class).single();
            var demand = insert(actor, asked, anchor, id);
            Trail.append(connection, entry(actor, "disclosures.demand-taken", demand));
            return new Answer.Done(demand);
        });
    }

    private Demand insert(Actor.Staff actor, Demand.Asked asked, AnchorId anchor, long paper) {
        return database.sql("insert into disclosures.demand (subject, controller, anchor, recipient, ground, what, paper, asked, asked_by)"
                + " values (?, ?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?) returning " + COLUMNS)
                .params(asked.subject().value(), actor.controller(), anchor.value(), asked.recipient(), asked.ground().code(), String.join(",", asked.what()),
                        paper, Timestamp.from(setting.clock().instant()), actor.account()).query(Demands::demand).single();
    }

    private Map<String, String> wrong(Actor.Staff actor, Demand.Asked asked) {
        var problems = new LinkedHashMap<String, String>();
        var statement = statement(actor);
        if (!recipients(statement).contains(asked.recipient())) problems.put("recipient", "disclosures.demand.recipient.wrong");
        if (asked.provision().isBlank()) problems.put("provision", "disclosures.demand.provision.wrong");
        if (asked.what().isEmpty() || !declared(statement, asked.what())) problems.put("what", "disclosures.demand.what.wrong");
        if (asked.ground() == Demand.Ground.ORDER && asked.paper().isEmpty()) problems.put("document", "disclosures.demand.document.wrong");
        return problems;
    }

    private static boolean declared(Statement statement, List<String> what) {
        return what.stream().map(one -> one.split(":", 2)).allMatch(parts -> parts.length == 2 && Optional.ofNullable(statement.categories().get(parts[0]))
                .filter(category -> category.fields().contains(parts[1])).isPresent());
    }

    /// Authorities, and those to whom a possible offence may be told.
    static Set<String> recipients(Statement statement) {
        var found = new java.util.TreeSet<String>();
        statement.recipients().values().stream().filter(one -> one.role() == vern.statement.Recipient.Role.AUTHORITY).forEach(one -> found.add(one.key()));
        statement.purposes().values().stream().filter(purpose -> purpose.recipients().stream().anyMatch(found::contains)).toList()
                .forEach(purpose -> purpose.recipients().stream().filter(key -> statement.recipients().get(key).role() == vern.statement.Recipient.Role.CONTROLLER).forEach(found::add));
        return found;
    }

    /// Somebody else approves; an offence against the company is for its director.
    Answer approve(Actor.Staff actor, Demand demand) {
        if (demand.askedBy() == actor.account()) return new Answer.Wrong(Map.of("approval", "disclosures.demand.approval.self"));
        var director = statement(actor).controller().responsible();
        if (demand.ground() == Demand.Ground.OFFENCE && !actor.roles().contains(director)) return new Answer.Wrong(Map.of("approval", "disclosures.demand.approval.director"));
        return setting.transactor().inTransaction(connection -> {
            database.sql("update disclosures.demand set approved = ?, approved_by = ? where subject = ? and id = ? and approved is null")
                    .params(Timestamp.from(setting.clock().instant()), actor.account(), demand.subject().value(), demand.id()).update();
            Trail.append(connection, entry(actor, "disclosures.demand-approved", demand));
            return new Answer.Done(get(actor, demand.subject(), demand.id()).orElseThrow());
        });
    }

    /// What may be handed over: the fields that were asked for and nothing else, recorded; or why not.
    Passing release(Actor.Staff actor, Demand demand) {
        if (demand.approved().isEmpty()) return new Passing.Refused(Passing.Reason.NEEDS_AN_ORDER);
        return setting.transactor().inTransaction(connection -> {
            var scope = demand.scope();
            var use = new Use(actor, Gate.ORDER, scope.keySet(), "demand", Optional.of(demand.number()));
            return switch (through.gate().use(use, demand.subject())) {
                case Use.Answer.Refused _ -> new Passing.Refused(Passing.Reason.NOT_YOURS);
                case Use.Answer.Given(var holdings) -> handed(actor, demand, handed(holdings, scope));
            };
        });
    }

    private Passing handed(Actor.Staff actor, Demand demand, List<Passing.Handed> handed) {
        if (handed.isEmpty()) return new Passing.Refused(Passing.Reason.NOTHING_THERE);
        var statement = statement(actor);
        var route = Route.to(statement.recipients().get(demand.recipient()), statement, setting.law(), setting.clock().instant().atZone(statement.controller().zone()).toLocalDate());
        through.passings().record(actor, new Passings.Passed(demand.subject(), demand.recipient(), Gate.ORDER,
                handed.stream().map(Passing.Handed::category).distinct().toList(), route.country(), route.mechanism(), Optional.of(demand.number())));
        database.sql("update disclosures.demand set released = ? where subject = ? and id = ?").params(Timestamp.from(setting.clock().instant()), demand.subject().value(), demand.id()).update();
        ledger.happen(actor.controller(), demand.anchor(), "case-closed", setting.clock().instant(), actor);
        return new Passing.Passed(handed, route.country(), route.mechanism());
    }

    private static List<Passing.Handed> handed(List<Holding> holdings, Map<String, Set<String>> scope) {
        var handed = new ArrayList<Passing.Handed>();
        for (var holding : holdings) {
            var fields = new HashMap<String, Personal>();
            scope.getOrDefault(holding.category(), Set.of()).forEach(name -> holding.field(name).ifPresent(value -> fields.put(name, value)));
            if (!fields.isEmpty()) handed.add(new Passing.Handed(holding.category(), holding.id(), fields));
        }
        return handed;
    }

    Optional<Demand> get(Actor actor, SubjectId subject, long id) {
        return database.sql("select " + COLUMNS + " from disclosures.demand where controller = ? and subject = ? and id = ?")
                .params(actor.controller(), subject.value(), id).query(Demands::demand).optional();
    }

    List<Demand> latest(Actor actor, int most) {
        return database.sql("select " + COLUMNS + " from disclosures.demand where controller = ? order by asked desc limit ?")
                .params(actor.controller(), most).query(Demands::demand).list();
    }

    /// Whether this actor may know whom it is about: few may, where an identity is protected.
    boolean sees(Actor actor, Demand demand) {
        return through.gate().sees(actor, demand.subject());
    }

    private Statement statement(Actor actor) {
        return setting.declarations().inForce(actor.controller(), setting.clock().instant());
    }

    private Entry entry(Actor actor, String kind, Demand demand) {
        return new Entry(setting.clock().instant(), actor.controller(), actor.audited(), kind, OptionalLong.of(demand.subject().value()),
                Map.of("demand-id", "" + demand.id(), "recipient", demand.recipient(), "ground", demand.ground().code()));
    }

    private static Demand demand(ResultSet row, int number) throws SQLException {
        Array what = row.getArray("what");
        return new Demand(new SubjectId(row.getLong("subject")), row.getLong("id"), new AnchorId(row.getLong("anchor")), row.getString("recipient"),
                Demand.Ground.valueOf(row.getString("ground").toUpperCase(java.util.Locale.ROOT)), List.of((String[]) what.getArray()),
                row.getTimestamp("asked").toInstant(), row.getLong("asked_by"), instant(row, "approved"), instant(row, "released"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
