package vern.cases.desk;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Answers that are given often, in the company's own words. Nobody's data are in them.
@Component
class Canned {

    private final JdbcClient database;
    private final Clock clock;

    Canned(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Text(long id, String title, String text) {}

    List<Text> of(String controller, String language) {
        return database.sql("select id, title, text from cases.canned where controller = ? and language = ? order by title, id").params(controller, language)
                .query((row, n) -> new Text(row.getLong(1), row.getString(2), row.getString(3))).list();
    }

    void add(String controller, String language, String title, String text) {
        database.sql("insert into cases.canned (controller, language, title, text, at) values (?, ?, ?, ?, ?)")
                .params(controller, language, title, text, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    void remove(String controller, long id) {
        database.sql("delete from cases.canned where controller = ? and id = ?").params(controller, id).update();
    }
}
