package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether words that stand in a text name someone whom a company holds data about. Gives nothing out: the answer is such of the words as were
/// asked with, neither whom they name nor where it stands.
public final class Mentions {

    private static final String NAME = "name";

    private final Ledger.Setting setting;

    public Mentions(Ledger.Setting setting) {
        this.setting = setting;
    }

    /// Those of `names`, in small letters, by which someone is called who is not `person`.
    public Set<String> ofOthers(String controller, SubjectId person, Collection<String> names) {
        if (names.isEmpty()) return Set.of();
        return setting.transactor().inStatement(connection -> {
            var own = Persons.of(connection, person).stream().map(SubjectId::value).toList();
            var found = new HashSet<String>();
            for (var table : setting.keepers().tables()) {
                if (table.search().contains(NAME)) found.addAll(in(connection, table, new Asked(setting.declarations().id(controller), own, names)));
            }
            return found;
        });
    }

    private record Asked(int controller, List<Long> own, Collection<String> names) {}

    private static List<String> in(Connection connection, KeptTable table, Asked asked) throws SQLException {
        return Sql.of(connection, "select distinct lower(h.name) as name from " + table.name() + " h where lower(h.name) = any(?) and h.subject <> all(?)"
                + " and exists (select 1 from ledger.terms t where t.id = h.terms and t.controller = ?)")
                .withTexts(asked.names()).withLongs(asked.own()).with(asked.controller()).list(row -> row.getString("name"));
    }
}
