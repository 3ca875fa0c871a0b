package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Where single fields came from and when, where that is another source than their record's: a public register that was asked
/// (Art. 14(2)(f) GDPR). No value is kept here.
final class Origins {

    private Origins() {}

    static List<History.Origin> of(Connection connection, List<Long> person) throws SQLException {
        return Sql.of(connection, "select place, holding, field, source, at from ledger.provenance where subject = any(?) order by place, holding, field")
                .withLongs(person).list(row -> new History.Origin(row.getString("place"), row.getLong("holding"), row.getString("field"),
                        row.getString("source"), Sql.instant(row, "at")));
    }

    static void remember(Connection connection, SubjectId subject, History.Origin origin) throws SQLException {
        Sql.of(connection, """
                insert into ledger.provenance (subject, place, holding, field, source, at) values (?, ?, ?, ?, ?, ?)
                on conflict (subject, place, holding, field) do update set source = excluded.source, at = excluded.at""")
                .with(subject.value(), origin.place(), origin.holding(), origin.field(), origin.source(), origin.at()).run();
    }

    /// Forgets the origins of records that are gone: of one person, or of all.
    static void forgetGone(Connection connection, Keepers keepers, Optional<SubjectId> subject) throws SQLException {
        var whose = subject.isPresent() ? " and p.subject = ?" : "";
        var places = Sql.of(connection, "select distinct p.place from ledger.provenance p where true" + whose);
        subject.ifPresent(one -> places.with(one.value()));
        for (var place : places.list(row -> row.getString(1))) {
            var sql = Sql.of(connection, "delete from ledger.provenance p where p.place = ?" + whose
                    + " and not exists (select 1 from " + keepers.table(place).name() + " h where h.subject = p.subject and h.id = p.holding)").with(place);
            subject.ifPresent(one -> sql.with(one.value()));
            sql.run();
        }
    }
}
