package vern.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads what has happened about a person at one controller. Opaque numbers, keys and times only, so it needs no gate.
public final class Histories {

    private static final TypeReference<Map<String, String>> CLOCKS = new TypeReference<>() {};

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;
    private final JsonMapper json = new JsonMapper();

    public Histories(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
    }

    /// Empty when this controller knows no such person, whoever else does.
    public Optional<History> of(String controller, SubjectId subject) {
        return transactor.inTransaction(connection -> {
            var known = Sql.of(connection, "select known_from from ledger.subject where subject = ? and controller = ?")
                    .with(subject.value(), declarations.id(controller)).first(row -> row.getObject(1, LocalDate.class));
            return known.isEmpty() ? Optional.empty() : Optional.of(read(connection, Persons.of(connection, subject), known.get()));
        });
    }

    /// One record by its place and number, what it hangs on, and the terms it stands under; no value of it.
    public record Standing(String place, long id, String category, Optional<AnchorId> anchor, TermsId terms) {}

    /// Where a person's records stand now: for seeing what a step would change.
    public List<Standing> standings(SubjectId subject) {
        return transactor.inTransaction(connection -> {
            var all = new java.util.ArrayList<Standing>();
            var person = Persons.of(connection, subject).stream().map(SubjectId::value).toList();
            for (var table : filled(connection, person)) {
                all.addAll(Sql.of(connection, "select h.id, t.category, coalesce(h.anchor, 0) as anchor, h.terms from " + table.name()
                        + " h join ledger.terms t on t.id = h.terms where h.subject = any(?)").withLongs(person)
                        .list(row -> new Standing(table.name(), row.getLong("id"), row.getString("category"),
                                Optional.of(row.getLong("anchor")).filter(number -> number != 0).map(AnchorId::new), new TermsId(row.getInt("terms")))));
            }
            return List.copyOf(all);
        });
    }

    /// The tables that have a row of the person's: a few of many, and each that is asked is a way to the database and back.
    private List<KeptTable> filled(Connection connection, List<Long> person) throws SQLException {
        return Sql.of(connection, "with person as (select ?::bigint[] as numbers)\n"
                + keepers.everywhere("select %d where exists (select 1 from %s h where h.subject = any((select numbers from person)::bigint[]))"))
                .withLongs(person).list(row -> keepers.tables().get(row.getInt(1)));
    }

    private History read(Connection connection, List<SubjectId> person, LocalDate knownFrom) throws SQLException {
        var numbers = person.stream().map(SubjectId::value).toList();
        return new History(knownFrom, said(connection, person), stays(connection, numbers), disclosures(connection, numbers),
                hooks(connection, numbers), Origins.of(connection, numbers), proofs(connection, numbers));
    }

    private static List<History.Said> said(Connection connection, List<SubjectId> person) throws SQLException {
        var said = new java.util.ArrayList<History.Said>();
        for (var one : person) {
            Marks.of(connection, one).forEach(mark -> said.add(new History.Said(mark.kind() == Marks.Kind.CONSENT, mark.purpose(), mark.begun(), mark.ended())));
        }
        return said;
    }

    private static List<History.Stay> stays(Connection connection, List<Long> person) throws SQLException {
        return Sql.of(connection, "select kind, category, purpose, anchor, holding, place, reason, begun from ledger.stay where subject = any(?) and lifted is null order by id")
                .withLongs(person).list(row -> new History.Stay(row.getString("kind").equals("RESTRICTION"), scope(row),
                        row.getString("reason"), Sql.instant(row, "begun")));
    }

    private static Stays.Scope scope(ResultSet row) throws SQLException {
        var anchor = row.getLong("anchor");
        var place = Optional.ofNullable(row.getString("place"));
        return new Stays.Scope(Optional.ofNullable(row.getString("category")), Optional.ofNullable(row.getString("purpose")),
                anchor == 0 ? Optional.empty() : Optional.of(new AnchorId(anchor)), Optional.ofNullable(row.getObject("holding", Long.class)).map(id -> new Stays.One(place, id)));
    }

    private static List<History.Disclosed> disclosures(Connection connection, List<Long> person) throws SQLException {
        return Sql.of(connection, "select at, recipient, purpose, categories, country, mechanism, matter from ledger.disclosure where subject = any(?) order by at desc, id desc")
                .withLongs(person).list(row -> new History.Disclosed(Sql.instant(row, "at"), row.getString("recipient"), row.getString("purpose"),
                        List.of((String[]) row.getArray("categories").getArray()), row.getString("country"),
                        Optional.ofNullable(row.getString("mechanism")), Optional.ofNullable(row.getString("matter"))));
    }

    /// The anchors of the person's holdings and what those hang on in turn.
    private List<History.Hook> hooks(Connection connection, List<Long> person) throws SQLException {
        var own = new java.util.HashSet<Long>();
        for (var table : filled(connection, person)) {
            own.addAll(Sql.of(connection, "select distinct anchor from " + table.loose() + " where subject = any(?) and anchor is not null")
                    .withLongs(person).list(row -> row.getLong(1)));
        }
        return Sql.of(connection, """
                with recursive up as (
                    select id, kind, parent, clocks, 0 as depth from ledger.anchor where id = any(?)
                    union select a.id, a.kind, a.parent, a.clocks, up.depth + 1 from ledger.anchor a join up on a.id = up.parent where up.depth < 8)
                select distinct on (id) id, kind, clocks from up order by id""").withLongs(own)
                .list(row -> new History.Hook(new AnchorId(row.getLong("id")), row.getString("kind"), clocks(row)));
    }

    private Map<String, Instant> clocks(ResultSet row) throws SQLException {
        var clocks = new HashMap<String, Instant>();
        json.readValue(row.getString("clocks"), CLOCKS).forEach((event, at) -> clocks.put(event, Instant.parse(at)));
        return clocks;
    }

    private static List<History.Proof> proofs(Connection connection, List<Long> person) throws SQLException {
        return Sql.of(connection, "select at, found from ledger.erasure where subject = any(?) order by id desc").withLongs(person)
                .list(row -> new History.Proof(Sql.instant(row, "at"), row.getLong("found")));
    }
}
