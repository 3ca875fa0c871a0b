package vern.desk.papers;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.statement.Statements;

/// Statement files that a company has brought in and not yet published. The last one counts; earlier ones stay, so that a
/// wrong upload loses nothing.
@Component
class Drafts {

    private final JdbcClient database;

    Drafts(DataSource source) {
        database = JdbcClient.create(source);
    }

    /// `name` is what the file was called, `since` when it was brought.
    record Draft(String name, String file, Instant since) {

        private static final int LONGEST_NAME = 100;

        Draft {
            if (file.length() > Statements.LARGEST) throw new IllegalArgumentException("the file is too large");
            name = name.substring(Math.max(0, name.length() - LONGEST_NAME));
        }
    }

    Optional<Draft> of(String controller) {
        return database.sql("select name, file, since from papers.draft where controller = ? order by id desc limit 1").param(controller)
                .query((row, _) -> new Draft(row.getString("name"), row.getString("file"), row.getTimestamp("since").toInstant())).optional();
    }

    void bring(String controller, Draft draft) {
        database.sql("insert into papers.draft (controller, since, name, file) values (?, ?, ?, ?)")
                .params(controller, java.sql.Timestamp.from(draft.since()), draft.name(), draft.file()).update();
    }

    /// Once it is published, or when it is put away.
    void drop(String controller) {
        database.sql("delete from papers.draft where controller = ?").param(controller).update();
    }
}
