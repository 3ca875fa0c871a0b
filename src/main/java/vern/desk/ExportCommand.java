package vern.desk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vern.audit.Export;
import vern.audit.ExportedFiles;
import vern.audit.Sealer;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.start.Errand;
import vern.start.Installation;

/// `./vern export CONTROLLER FOLDER`: what a company has, in files that other systems read. `people.jsonl` has one line for each record
/// of a person, `statement-N.yaml` every published version, `trail.jsonl` the sealed trail for `./vern verify-audit`, which names the other files. The people are
/// read through the gate, so that the log shows the export of each; the files are the reader's to guard.
public final class ExportCommand {

    private static final String USAGE = "Write ./vern export CONTROLLER FOLDER, such as ./vern export it-total /safe/place. The folder must be empty or not there yet.";
    private static final int PAGE = 500;

    private ExportCommand() {}

    /// @return 0 when everything was written, 1 when the words or the folder were not right
    public static int run(String[] words, PrintStream out, Errand errand) {
        if (words.length != 2) return refused(out, USAGE);
        var folder = Path.of(words[1]);
        try {
            Files.createDirectories(folder);
            try (var there = Files.list(folder)) {
                if (there.findAny().isPresent()) return refused(out, "The folder " + folder + " is not empty. " + USAGE);
            }
        } catch (IOException notAFolder) {
            return refused(out, "The folder " + folder + " cannot be made. " + USAGE);
        }
        return errand.run(context -> write(words[0], folder, context, out));
    }

    private static int refused(PrintStream out, String sentence) {
        out.println(sentence);
        return 1;
    }

    private static int write(String controller, Path folder, ApplicationContext context, PrintStream out) {
        var controllers = context.getBean(Declarations.class).controllers();
        if (!controllers.contains(controller)) {
            return refused(out, "There is no company \"" + controller + "\"; there are " + String.join(", ", controllers) + ".");
        }
        try {
            long records = people(controller, folder.resolve("people.jsonl"), context);
            long versions = statements(controller, folder, context.getBean(JdbcClient.class));
            trail(controller, folder, context);
            long hidden = protectedPeople(controller, context.getBean(JdbcClient.class));
            if (hidden > 0) out.printf("Left out: %d whose identity is protected. They are handed on from their own pages, by someone in the role for it.%n", hidden);
            out.printf("Written to %s: %d records of people, %d versions of the statement, and the audit trail.%n", folder, records, versions);
            return 0;
        } catch (IOException | SQLException fault) {
            throw new IllegalStateException("the export could not be written: " + fault.getClass().getSimpleName());
        }
    }

    private static long people(String controller, Path file, ApplicationContext context) throws IOException {
        var gate = context.getBean(Gate.class);
        var database = context.getBean(JdbcClient.class);
        var use = Use.of(Actor.Job.handingOn("export", controller), Gate.RIGHTS, "export");
        long records = 0;
        try (var lines = Files.newBufferedWriter(file)) {
            for (var page = page(database, controller, -1); !page.isEmpty(); page = page(database, controller, page.getLast().value())) {
                if (gate.use(use, page) instanceof Use.Answer.Given(var holdings)) records += written(holdings, lines);
            }
        }
        return records;
    }

    private static List<SubjectId> page(JdbcClient database, String controller, long after) {
        return database.sql("""
                select s.subject from ledger.subject s join ledger.controller c on c.id = s.controller where c.key = ? and s.subject > ?
                order by s.subject limit ?""").params(controller, after, PAGE).query((row, n) -> new SubjectId(row.getLong(1))).list();
    }

    private static long protectedPeople(String controller, JdbcClient database) {
        return database.sql("select count(distinct p.subject) from ledger.protected p join ledger.subject s on s.subject = p.subject join ledger.controller c on c.id = s.controller where c.key = ?")
                .param(controller).query(Long.class).single();
    }

    private static int written(List<Holding> holdings, BufferedWriter lines) {
        var json = JsonMapper.builder().build();
        for (var holding : holdings) {
            var fields = new TreeMap<String, String>();
            holding.fields().forEach((name, value) -> fields.put(name, value.reveal()));
            var line = new LinkedHashMap<String, Object>();
            line.put("subject", holding.subject().value());
            line.put("category", holding.category());
            line.put("source", holding.source());
            line.put("collected", holding.collected().toString());
            line.put("fields", fields);
            try {
                lines.write(json.writeValueAsString(line) + "\n");
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
        return holdings.size();
    }

    private static long statements(String controller, Path folder, JdbcClient database) throws IOException {
        record Version(int number, String file) {}
        var versions = database.sql("""
                select s.number, s.file from ledger.statement s join ledger.controller c on c.id = s.controller where c.key = ? order by s.number""")
                .param(controller).query((row, n) -> new Version(row.getInt("number"), row.getString("file"))).list();
        for (var version : versions) Files.writeString(folder.resolve("statement-" + version.number() + ".yaml"), version.file());
        return versions.size();
    }

    /// The trail vouches for the other files, and the seal for the trail: both come before it is written.
    private static void trail(String controller, Path folder, ApplicationContext context) throws IOException, SQLException {
        var source = context.getBean(DataSource.class);
        var now = context.getBean(Clock.class).instant();
        try (var connection = source.getConnection()) {
            Trail.append(connection, ExportedFiles.entry(now, controller, folder));
        }
        Sealer.in(context.getBean(Installation.class).data().resolve("audit")).seal(source, now);
        try (var out = Files.newOutputStream(folder.resolve(ExportedFiles.TRAIL))) {
            Export.write(source, out);
        }
    }
}
