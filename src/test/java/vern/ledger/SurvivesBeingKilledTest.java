package vern.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import vern.start.postgres.DatabaseAccess;
import vern.start.postgres.EmbeddedDatabase;
import vern.testing.Postgres;

/// A server of the test's own, with the durable settings, killed in the middle of work.
class SurvivesBeingKilledTest {

    @TempDir
    Path folder;

    private EmbeddedDatabase server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void hasEveryUseOnRecordThatWasAnsweredBeforeTheKill() throws Exception {
        var bed = new Bed(database(), Declared.fjord().statement());
        var person = bed.ledger.subject("fjord");
        bed.put(bed.wish("contact", person).on(bed.relationship()), "name=Fantasifull");
        var answered = new AtomicLong();

        try (var clients = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) clients.submit(() -> useUntilTheServerIsGone(bed, person, answered));
            while (answered.get() < 200) Thread.onSpinWait();
            kill();
        }
        var again = database();

        assertThat(count(again, "select count(*) from ledger.use")).isGreaterThanOrEqualTo(answered.get());
    }

    private static void useUntilTheServerIsGone(Bed bed, SubjectId person, AtomicLong answered) {
        try {
            while (bed.gate.use(Use.of(Bed.staff("customer-service"), "deliver", "page"), person) instanceof Use.Answer.Given) answered.incrementAndGet();
        } catch (LedgerFault gone) {
            return;
        }
    }

    @Test
    void finishesASweepThatWasCutOff() throws Exception {
        var bed = new Bed(database(), Declared.fjord().statement());
        var relation = bed.relationship();
        var first = bed.ledger.subject("fjord");
        bed.put(bed.wish("contact", first).on(relation), "name=Fantasifull");
        bed.execute("insert into crew.record (subject, id, anchor, terms, collected, name) select 1000000 + n, n + 10, r.anchor, r.terms, r.collected, r.name"
                + " from crew.record r, generate_series(1, 60000) n");
        bed.ledger.happen("fjord", relation, "relationship-ended", Bed.on("2026-11-30"), Bed.job());
        bed.clock.to(Bed.at("2027-12-01T03:00:00"));

        try (var sweeper = Executors.newSingleThreadExecutor()) {
            sweeper.submit(() -> new Sweep(bed.setting, 20_000).run(bed.clock.instant()));
            while (bed.count("select count(*) from ledger.sweep_count") == 0) Thread.sleep(5);
            kill();
        }
        var again = database();
        var left = count(again, "select count(*) from crew.record");
        new Sweep(bed.on(again)).run(bed.clock.instant());

        assertThat(left).isLessThan(60001);
        assertThat(count(again, "select count(*) from crew.record")).isZero();
        assertThat(count(again, "select sum(gone) from ledger.sweep_count")).isEqualTo(60001);
    }

    private DataSource database() throws IOException {
        Postgres.shareBinaries(folder);
        server = EmbeddedDatabase.start(folder, Map.of());
        return source(server.access());
    }

    private static DataSource source(DatabaseAccess access) {
        var source = new PGSimpleDataSource();
        source.setUrl(access.url());
        source.setUser(access.user());
        source.setPassword(access.password());
        return source;
    }

    /// Kills the server this test started, as a power cut would.
    private void kill() throws Exception {
        var pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        Optional.of(ProcessHandle.of(pid)).flatMap(handle -> handle).ifPresent(handle -> handle.onExit().join());
    }

    private Path pidFile() throws Exception {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals("postmaster.pid")).findFirst().orElseThrow();
        }
    }

    private static long count(DataSource source, String sql) throws Exception {
        try (var connection = source.getConnection(); var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
