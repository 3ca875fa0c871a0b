package vern.desk.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.register.intake.Import;
import vern.start.Installation;

/// The files on their way in, and where they lie: in the data directory, not in the database, so that they are neither in its
/// log nor in a backup of it. Deleted when they have been taken in, when whoever brought them says so, or after an hour.
@Component
class Uploads {

    static final Duration KEPT = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String UPLOAD = "select id, controller, account, at, file, kind, mapping, undated, state, lines, seen, taken, without, refused from intake.upload ";

    private final JdbcClient database;
    private final Clock clock;
    private final Path folder;

    Uploads(JdbcClient database, Clock clock, Installation installation) {
        this.database = database;
        this.clock = clock;
        folder = installation.data().resolve("uploads");
    }

    /// A name under which a file may be put; nobody else on the machine can read the folder.
    Path place() {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder.getParent());
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            var name = new byte[16];
            RANDOM.nextBytes(name);
            return folder.resolve(HexFormat.of().formatHex(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    Path file(Upload upload) {
        return folder.resolve(upload.file());
    }

    /// The file as it was understood at first.
    record Brought(Path file, FileKind kind, String mapping, long lines) {}

    long bring(Actor.Staff actor, Brought brought) {
        return database.sql("""
                insert into intake.upload (controller, account, at, file, kind, mapping, undated, state, lines)
                values (?, ?, ?, ?, ?, ?, 'ask', 'WAITING', ?) returning id""")
                .params(actor.controller(), actor.account(), clock.instant().atOffset(ZoneOffset.UTC), brought.file().getFileName().toString(),
                        brought.kind().name(), brought.mapping(), brought.lines()).query(Long.class).single();
    }

    /// Someone's own upload. Another's, and one whose hour is over, is not there.
    Optional<Upload> find(Actor.Staff actor, long id) {
        expire();
        return database.sql(UPLOAD + "where id = ? and controller = ? and account = ?").params(id, actor.controller(), actor.account())
                .query(Uploads::upload).optional();
    }

    /// The company's latest, by whomever; for counts alone.
    List<Upload> latest(String controller, int limit) {
        expire();
        return database.sql(UPLOAD + "where controller = ? order by id desc limit ?").params(controller, limit).query(Uploads::upload).list();
    }

    void understand(Upload upload, String mapping, String undated) {
        database.sql("update intake.upload set mapping = ?, undated = ? where id = ? and state = 'WAITING'").params(mapping, undated, upload.id()).update();
    }

    /// Whether the run may begin: only one does, however often the button is pressed.
    boolean begin(Upload upload) {
        return database.sql("update intake.upload set state = 'RUNNING', seen = 0 where id = ? and state = 'WAITING'").param(upload.id()).update() == 1;
    }

    void seen(long id, long rows) {
        database.sql("update intake.upload set seen = ? where id = ?").params(rows, id).update();
    }

    /// The run is over: the file goes, and what is left to mend takes its place, if there is anything.
    void end(Upload upload, Upload.State state, Import.Counts counts, Optional<Path> mend) {
        if (state != Upload.State.WAITING) delete(upload.file());
        var left = state == Upload.State.WAITING ? upload.file() : mend.map(path -> path.getFileName().toString()).orElse("");
        database.sql("update intake.upload set state = ?, taken = ?, without = ?, refused = ?, file = ? where id = ?")
                .params(state.name(), counts.taken(), counts.without(), counts.refused(), left, upload.id()).update();
    }

    /// Away with it, at the wish of whoever brought it. Counts of what was taken in stay.
    void drop(Upload upload) {
        if (upload.state() == Upload.State.RUNNING) return;
        delete(upload.file());
        database.sql("delete from intake.upload where id = ? and state = 'WAITING'").param(upload.id()).update();
        database.sql("update intake.upload set file = '' where id = ?").param(upload.id()).update();
    }

    /// Files whose hour is over go, whoever looks.
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void expire() {
        database.sql(UPLOAD + "where file <> '' and state <> 'RUNNING' and at < ?").param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query(Uploads::upload).list().forEach(this::drop);
    }

    /// A run that was cut off wrote nothing; its file goes with everything else that lies in the folder.
    @jakarta.annotation.PostConstruct
    void tidy() {
        var files = folder.toFile().list();
        for (var name : files == null ? new String[0] : files) {
            database.sql("update intake.upload set state = 'BROKEN', file = '' where file = ? and state = 'RUNNING'").param(name).update();
            database.sql("delete from intake.upload where file = ? and state = 'WAITING'").param(name).update();
            database.sql("update intake.upload set file = '' where file = ?").param(name).update();
            delete(name);
        }
    }

    private void delete(String name) {
        if (name.isEmpty()) return;
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(row.getLong("id"), row.getString("controller"), row.getLong("account"), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("file"), FileKind.valueOf(row.getString("kind")), row.getString("mapping"), row.getString("undated"),
                Upload.State.valueOf(row.getString("state")), row.getLong("lines"), row.getLong("seen"),
                new Import.Counts(row.getLong("taken"), row.getLong("without"), row.getLong("refused")));
    }
}
