package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.Law;
import vern.statement.Finding;
import vern.statement.Reading;
import vern.statement.Statement;
import vern.statement.Statements;
import vern.statement.lint.Lint;

/// Makes a version of a statement the one that counts. What people were promised under an earlier version is kept.
public final class Publication {

    private final Transactor transactor;
    private final Declarations declarations;
    private final InStep inStep;
    private final Law law;
    private final Clock clock;

    public Publication(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        inStep = new InStep(setting);
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

        /// The file cannot be read, or the lint found errors in it: everything that is to be mended, in the order of the file.
        record NotInOrder(List<Finding> findings) implements Outcome {
            public NotInOrder {
                findings = List.copyOf(findings);
            }
        }

        /// The file is another company's.
        record NotTheirs(String controller) implements Outcome {}
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

    /// Publishes what the text of a statement file says, for the company that the actor works for; findings call the file
    /// `name`. An error of the lint refuses it; so the only way to a page is one that has been checked. Shorter keeping counts
    /// from its day for everything; longer keeping and new purposes only for what is collected after people were told.
    public Outcome publish(String file, String name, Actor actor) {
        return switch (Statements.read(file, name)) {
            case Reading.Unreadable(var findings) -> new Outcome.NotInOrder(findings);
            case Reading.Readable readable -> {
                var controller = readable.statement().controller().key();
                if (!controller.equals(actor.controller())) yield new Outcome.NotTheirs(controller);
                var errors = Lint.of(readable, law).open().stream().filter(Finding::isError).toList();
                yield errors.isEmpty() ? publish(new Version(readable.statement(), file), actor) : new Outcome.NotInOrder(errors);
            }
        };
    }

    /// Publishes what nobody is to read: a benchmark's or a test's declaration, which has no file and no sentences.
    public Outcome publishUnread(Statement statement, Actor actor) {
        return publish(new Version(statement, ""), actor);
    }

    /// The file that a version was published from, as it was.
    public Optional<String> file(String controller, int number) {
        return transactor.inTransaction(connection -> Sql.of(connection, """
                select s.file from ledger.statement s join ledger.controller c on c.id = s.controller where c.key = ? and s.number = ?""")
                .with(controller, number).first(row -> row.getString(1)));
    }

    private record Version(Statement statement, String file) {}

    private Outcome publish(Version version, Actor actor) {
        var statement = version.statement();
        var key = statement.controller().key();
        var refused = transactor.inTransaction(connection -> refusal(connection, version, clock.instant()));
        if (refused.isPresent()) return refused.get();
        transactor.inTransaction(connection -> {
            declarations.publish(connection, statement, version.file(), clock.instant());
            inStep.work(connection, key, clock.instant());
            Trail.append(connection, new Entry(clock.instant(), key, Events.auditActor(actor), "statement.published", OptionalLong.empty(),
                    Map.of("version", String.valueOf(statement.version().number()))));
            return key;
        });
        return new Outcome.Published(statement.version().number());
    }

    private static Optional<Outcome> refusal(Connection connection, Version version, Instant now) throws SQLException {
        var statement = version.statement();
        var latest = Sql.of(connection, """
                select max(s.number) from ledger.statement s join ledger.controller c on c.id = s.controller where c.key = ?""")
                .with(statement.controller().key()).first(row -> row.getInt(1)).orElse(0);
        if (latest >= statement.version().number()) {
            return Optional.of(new Outcome.NotNewer(latest, isPublished(connection, version)));
        }
        var vanishing = Sql.of(connection, """
                select distinct g.purpose from ledger.ground g join ledger.terms t on t.id = g.terms join ledger.controller c on c.id = t.controller
                where c.key = ? and g.until > ? and t.swept is null and not g.purpose = any(?) order by 1""")
                .with(statement.controller().key(), now).withTexts(statement.purposes().keySet()).list(row -> row.getString(1));
        return vanishing.isEmpty() ? Optional.empty() : Optional.of(new Outcome.PurposesVanish(vanishing));
    }

    private static boolean isPublished(Connection connection, Version version) throws SQLException {
        return Sql.of(connection, """
                select s.file = ? from ledger.statement s join ledger.controller c on c.id = s.controller where c.key = ? and s.number = ?""")
                .with(version.file(), version.statement().controller().key(), version.statement().version().number()).first(row -> row.getBoolean(1)).orElse(false);
    }
}
