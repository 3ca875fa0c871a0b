package vern.telemetry;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.register.Parties;

/// Whose a line is. The network knows its lines by number only; who is behind one, the equipment's record or the register says.
@Component
public final class Lines {

    private final JdbcClient database;
    private final Parties parties;

    Lines(JdbcClient database, Parties parties) {
        this.database = database;
        this.parties = parties;
    }

    /// Whose the lines are: absent where nobody's, empty where several people's.
    Map<String, Optional<SubjectId>> of(String controller, Collection<String> keys) {
        var found = new HashMap<String, Optional<SubjectId>>();
        parties.numbered(controller, keys).forEach((number, subjects) ->
                found.put(number, subjects.size() == 1 ? Optional.of(subjects.getFirst()) : Optional.empty()));
        database.sql("""
                select d.line, d.subject from telemetry.device d join ledger.terms t on t.id = d.terms join ledger.controller c on c.id = t.controller
                where c.key = ? and d.line = any(?) and d.returned is null order by d.id""").params(controller, keys.toArray(String[]::new))
                .query((row, _) -> found.put(row.getString(1), Optional.of(new SubjectId(row.getLong(2))))).list();
        return found;
    }
}
