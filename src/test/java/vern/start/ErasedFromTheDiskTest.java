package vern.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import vern.bench.HandClock;
import vern.bench.LedgerDatabase;
import vern.ledger.Actor;
import vern.ledger.Erasure;
import vern.ledger.Ledger;
import vern.ledger.Publication;
import vern.register.RegisterTables;
import vern.register.intake.Column;
import vern.register.intake.Import;
import vern.register.intake.Mapping;
import vern.register.intake.Sheet;
import vern.register.intake.Undated;
import vern.start.postgres.DatabaseAccess;
import vern.start.postgres.EmbeddedDatabase;
import vern.statement.Reading;
import vern.statement.Statements;

/// What was erased is in no column of any table, and in no file of the database but the write-ahead log.
class ErasedFromTheDiskTest {

    private static final List<String> PLANTED = List.of("Zyxwvut", "zyxwvut", "99887766", "Qwrtpveien");
    private static final Actor JOB = new Actor.Job("test", "it-total");

    @TempDir
    Path folder;

    @Test
    void afterErasureAndVacuumNoPlantedValueIsLeft() throws Exception {
        try (var server = EmbeddedDatabase.start(folder, Map.of("fsync", "off", "full_page_writes", "off"))) {
            var source = source(server.access());
            LedgerDatabase.migrate(source, RegisterTables.migrations());
            var clock = new HandClock();
            clock.standAt(java.time.Instant.parse("2026-06-01T10:00:00Z"));
            var setting = LedgerDatabase.setting(source, clock, RegisterTables.kept());
            var scrubbing = new Scrubbing(source, setting.keepers());
            scrubbing.forgetSamples();
            new Publication(setting).publishUnread(((Reading.Readable) Statements.read(Path.of("examples/it-total/statement.yaml"))).statement(), JOB);
            take(setting);
            execute(source, "analyze");
            execute(server.administration(), "checkpoint");
            var before = files();

            var subject = new vern.ledger.SubjectId(number(source, "select subject from register.person where name like '%Zyxwvut%'"));
            var purposes = setting.declarations().inForce("it-total", clock.instant()).purposes().keySet();
            var done = new Erasure(setting, new Ledger(setting)).execute("it-total", subject, Erasure.Weighed.allEnd(purposes), JOB);
            setting.keepers().tables().forEach(scrubbing::rewrite);
            execute(source, "vacuum");
            execute(server.administration(), "checkpoint");

            assertThat(before).isNotEmpty();
            assertThat(done.foundAgain()).isZero();
            assertThat(tablesWithIt(source)).isEmpty();
            assertThat(files()).isEmpty();
        }
    }

    private void take(Ledger.Setting setting) throws IOException {
        var rows = new StringBuilder("customer_no,kind,name,email,phone,address,postal_code,city,country,agreement_start,agreement_end,source\n");
        for (int i = 0; i < 400; i++) {
            var planted = i == 200;
            rows.append("D-").append(i).append(",person,").append(planted ? "Zyxwvut Plantet" : "Tenkt Kunde " + i).append(',')
                    .append(planted ? "zyxwvut@kunde.example" : "kunde" + i + "@kunde.example").append(",+47").append(planted ? 99887766 : 40000000 + i)
                    .append(planted ? ",Qwrtpveien 7" : ",Eksempelveien 7").append(",4876,Grimstad,NO,2024-01-01,2026-05-01,customer\n");
        }
        var sheet = Sheet.open(Files.writeString(folder.resolve("customers.csv"), rows));
        var order = new Import.Order("it-total", Mapping.guess(Column.class, sheet.header()), new Undated.Ask(), false, JOB);
        assertThat(new Import(setting, new Ledger(setting)).run(order, sheet).counts().taken()).isEqualTo(400);
    }

    /// The files of the database in which any planted value lies.
    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder.resolve("postgres"))) {
            return files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("pg_wal")).filter(ErasedFromTheDiskTest::hasIt).toList();
        }
    }

    private static boolean hasIt(Path file) {
        try {
            var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return PLANTED.stream().anyMatch(bytes::contains);
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<String> tablesWithIt(DataSource source) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = source.getConnection(); var tables = connection.createStatement(); var names = tables.executeQuery("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""")) {
            while (names.next()) {
                for (var value : PLANTED) {
                    if (number(source, "select count(*) from " + names.getString(1) + " t where t::text like '%" + value + "%'") > 0) found.add(names.getString(1));
                }
            }
        }
        return found;
    }

    private static long number(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void execute(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password()); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DataSource source(DatabaseAccess access) {
        var source = new PGSimpleDataSource();
        source.setUrl(access.url());
        source.setUser(access.user());
        source.setPassword(access.password());
        return source;
    }
}
