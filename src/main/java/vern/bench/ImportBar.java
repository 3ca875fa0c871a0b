package vern.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Publication;
import vern.register.RegisterTables;
import vern.register.intake.Column;
import vern.register.intake.Import;
import vern.register.intake.Mapping;
import vern.register.intake.Sheet;
import vern.register.intake.Undated;
import vern.statement.Reading;
import vern.statement.Statement;
import vern.statement.Statements;

/// Takes a file of invented customers of one of the examples into the register, and beside it copies the very rows that came of it
/// into empty tables with the same indexes.
final class ImportBar {

    private static final String COMPANY = "it-total";
    private static final List<String> TABLES = List.of("ledger.subject", "ledger.anchor", "register.party", "register.link", "register.agreement",
            "register.person", "register.detail");
    private static final String HEADER =
            "customer_no,kind,name,email,phone,address,postal_code,city,country,agreement_start,subscription,source,collected\n";

    private final BenchServer server;
    private final int customers;
    private final PrintStream out;

    ImportBar(BenchServer server, int customers, PrintStream out) {
        this.server = server;
        this.customers = customers;
        this.out = out;
    }

    /// Whether everybody was taken in; a missed bar is only printed.
    boolean run() {
        try {
            var folder = Files.createTempDirectory("vern-import");
            try {
                return measured(folder);
            } finally {
                try (var files = Files.list(folder)) {
                    for (var file : files.toList()) Files.delete(file);
                }
                Files.delete(folder);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (SQLException fault) {
            throw new IllegalStateException("SQL state " + fault.getSQLState(), fault);
        }
    }

    private boolean measured(Path folder) throws IOException, SQLException {
        var file = customers(folder.resolve("customers.csv"));
        server.create("empty");
        try (var source = server.connect("empty", 1)) {
            LedgerDatabase.migrate(source, RegisterTables.migrations());
        }
        server.copy("empty", "taken");
        double importing;
        long taken;
        var copies = new ArrayList<Path>();
        try (var source = server.connect("taken", 2)) {
            long before = System.nanoTime();
            taken = take(source, file);
            importing = (System.nanoTime() - before) / 1e9;
            for (var table : TABLES) copies.add(copied(source, table, folder));
        }
        double copying;
        try (var source = server.connect("empty", 1)) {
            copying = copy(source, copies);
        }
        double ratio = copying / importing;
        out.println(String.format(Locale.ROOT, "%-58s %-34s bar %s: %s", "import of " + String.format(Locale.ROOT, "%,d", customers) + " customers from CSV, beside COPY of their rows",
                String.format(Locale.ROOT, "%.1f s beside %.1f s, ratio %.2f", importing, copying, ratio), ">= 0.50", ratio >= 0.5 ? "kept" : "MISSED"));
        if (taken != customers) out.println("WRONG: " + taken + " were taken in");
        return taken == customers;
    }

    private Path customers(Path file) throws IOException {
        try (var lines = Files.newBufferedWriter(file)) {
            lines.write(HEADER);
            var first = LocalDate.of(2022, 1, 1);
            for (int i = 0; i < customers; i++) {
                var day = first.plusDays(i % 1_000);
                lines.write("B-" + i + ",person,Tenkt Kunde " + i + ",kunde" + i + "@kunde.example,+47" + (40_000_000 + i) + ",Eksempelveien " + i % 200
                        + ",4876,Grimstad,NO," + day + ",Bredbånd " + i % 5 + ",customer," + day + "\n");
            }
        }
        return file;
    }

    private static long take(DataSource source, Path file) throws IOException {
        var clock = new HandClock();
        clock.standAt(People.NOW);
        var setting = LedgerDatabase.setting(source, clock, RegisterTables.kept());
        new Publication(setting).publishUnread(statement(), new Actor.Job("bench", COMPANY));
        var sheet = Sheet.open(file);
        var order = new Import.Order(COMPANY, Mapping.guess(Column.class, sheet.header()), new Undated.Ask(), false, new Actor.Job("bench", COMPANY));
        return new Import(setting, new Ledger(setting)).run(order, sheet).counts().taken();
    }

    private static Statement statement() throws IOException {
        try (InputStream file = ImportBar.class.getResourceAsStream("/examples/" + COMPANY + "/statement.yaml")) {
            if (file == null) throw new IllegalStateException("the example is missing from the build");
            return switch (Statements.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), COMPANY)) {
                case Reading.Readable readable -> readable.statement();
                case Reading.Unreadable _ -> throw new IllegalStateException("the example cannot be read");
            };
        }
    }

    private static Path copied(DataSource source, String table, Path folder) throws SQLException, IOException {
        var file = folder.resolve(table);
        try (var connection = source.getConnection(); var rows = Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", rows);
        }
        return file;
    }

    private static double copy(DataSource source, List<Path> copies) throws SQLException, IOException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            long before = System.nanoTime();
            for (var file : copies) {
                try (var rows = Files.newInputStream(file)) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + file.getFileName() + " from stdin", rows, 1 << 16);
                }
            }
            connection.commit();
            return (System.nanoTime() - before) / 1e9;
        }
    }
}
