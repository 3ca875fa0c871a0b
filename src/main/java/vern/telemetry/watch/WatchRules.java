package vern.telemetry.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rules of a company.
@Component
class WatchRules {

    private static final String COLUMNS = "select id, controller, kind, category, purpose, threshold, role, tell from telemetry.rule ";

    private final JdbcClient database;

    WatchRules(JdbcClient database) {
        this.database = database;
    }

    List<Rule> of(String controller) {
        return database.sql(COLUMNS + "where controller = ? order by id").param(controller).query(WatchRules::rule).list();
    }

    List<Rule> of(String controller, String category) {
        return of(controller).stream().filter(rule -> rule.category().equals(category)).toList();
    }

    Rule get(long id) {
        return database.sql(COLUMNS + "where id = ?").param(id).query(WatchRules::rule).single();
    }

    /// A rule of this kind for the category, in the place of an earlier one.
    void set(Rule rule) {
        database.sql("""
                insert into telemetry.rule (controller, kind, category, purpose, threshold, role, tell) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (controller, kind, category) do update set purpose = excluded.purpose, threshold = excluded.threshold,
                    role = excluded.role, tell = excluded.tell""")
                .params(rule.controller(), rule.kind().code(), rule.category(), rule.purpose(), rule.threshold(), rule.role(), rule.tell().orElse(null)).update();
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(row.getLong("id"), row.getString("controller"), Rule.Kind.of(row.getString("kind")), row.getString("category"),
                row.getString("purpose"), row.getBigDecimal("threshold"), row.getString("role"), Optional.ofNullable(row.getString("tell")));
    }
}
