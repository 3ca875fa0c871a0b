package vern.telemetry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.TermsId;

/// Writes a single row of a stream that hangs on a case: what shows why the case was opened.
@Component
public class Evidence {

    private final JdbcClient database;
    private final Ledger.Setting setting;

    Evidence(JdbcClient database, Ledger.Setting setting) {
        this.database = database;
        this.setting = setting;
    }

    /// @param values the declared fields that have a value; names of fields are the statement's, and never anyone's input
    public void write(Placing.Wish wish, TermsId terms, Map<String, String> values) {
        var statement = setting.declarations().inForce(wish.controller(), setting.clock().instant());
        var stream = Stream.of(statement.categories().get(wish.category())).orElseThrow();
        var fields = stream.fields().stream().filter(values::containsKey).toList();
        var row = new ArrayList<Object>(List.of(wish.subject().value(), wish.anchor().map(AnchorId::value).orElseThrow(), terms.value(),
                LocalDate.ofInstant(wish.collected(), statement.controller().zone())));
        fields.forEach(field -> row.add(values.get(field)));
        database.sql("insert into " + stream.place() + " (subject, id, anchor, terms, collected, " + String.join(", ", fields.stream().map(Stream::column).toList())
                + ") values (?, nextval('telemetry.record_id'), ?, ?, ?" + ", ?".repeat(fields.size()) + ")").params(row).update();
    }
}
