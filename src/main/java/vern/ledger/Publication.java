package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.Law;
import vern.statement.Statement;

/// Makes a version of a statement the one that counts. What people were promised under an earlier version is kept.
public final class Publication {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Law law;
    private final Clock clock;

    public Publication(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        law = setting.law();
        clock = setting.clock();
    }

    /// The answer to a wish to publish.
    public sealed interface Outcome {

        record Published(int version) implements Outcome {}

        /// That number is published already, or a later one is. `same` if the file is the one that was published under it.
        record NotNewer(int latest, boolean same) implements Outcome {}

        /// These purposes have live grounds and are missing from the new version, which does not say where they go.
        record PurposesVanish(List<String> purposes) implements Outcome {}
    }

    /// Reads what is published already, as at start.
    public void load() {
        transactor.inTransaction(connection -> {
            declarations.load(connection);
            return declarations;
        });
    }

    /// Takes up a version that is in the database already, for those who have the statement itself at hand.
    public void take(Statement statement) {
        transactor.inTransaction(connection -> {
            declarations.take(connection, statement);
            return statement;
        });
    }

    /// Publishes `statement`, whose file is `file`. Shorter keeping counts from its day for everything; longer keeping and new
    /// purposes only for what is collected after people were told.
    public Outcome publish(Statement statement, String file, Actor actor) {
        var key = statement.controller().key();
        var refused = transactor.inTransaction(connection -> refusal(connection, statement, file));
        if (refused.isPresent()) return refused.get();
        transactor.inTransaction(connection -> {
            declarations.publish(connection, statement, file, clock.instant());
            new Terms(new Grounds(law), declarations).rework(connection, key, clock.instant());
            Trail.append(connection, new Entry(clock.instant(), key, Events.auditActor(actor), "statement.published", OptionalLong.empty(),
                    Map.of("version", String.valueOf(statement.version().number()))));
            return key;
        });
        return new Outcome.Published(statement.version().number());
    }

    private java.util.Optional<Outcome> refusal(Connection connection, Statement statement, String file) throws SQLException {
        var latest = Sql.of(connection, """
                select max(s.number) from ledger.statement s join ledger.controller c on c.id = s.controller where c.key = ?""")
                .with(statement.controller().key()).first(row -> row.getInt(1)).orElse(0);
        if (latest >= statement.version().number()) {
            return java.util.Optional.of(new Outcome.NotNewer(latest, isPublished(connection, statement, file)));
        }
        var vanishing = Sql.of(connection, """
                select distinct g.purpose from ledger.ground g join ledger.terms t on t.id = g.terms join ledger.controller c on c.id = t.controller
                where c.key = ? and g.until > ? and t.swept is null and not g.purpose = any(?) order by 1""")
                .with(statement.controller().key(), clock.instant()).withTexts(statement.purposes().keySet()).list(row -> row.getString(1));
        return vanishing.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(new Outcome.PurposesVanish(vanishing));
    }

    private static boolean isPublished(Connection connection, Statement statement, String file) throws SQLException {
        return Sql.of(connection, """
                select s.file = ? from ledger.statement s join ledger.controller c on c.id = s.controller where c.key = ? and s.number = ?""")
                .with(file, statement.controller().key(), statement.version().number()).first(row -> row.getBoolean(1)).orElse(false);
    }
}
