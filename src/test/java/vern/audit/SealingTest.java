package vern.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vern.audit.Examples.NOON;
import static vern.audit.Examples.entry;

@Timeout(60)
class SealingTest {

    @TempDir
    Path directory;

    DataSource database;
    Sealer sealer;

    @BeforeEach
    void anEmptyTrail() throws Exception {
        database = TrailDatabase.fresh();
        sealer = Sealer.in(directory);
    }

    @Test
    void losesNothingOfWhatManyWritersWriteWhileItSeals() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = IntStream.range(0, 8).<Future<?>>mapToObj(w -> writers.submit(() -> write(w))).toList();
            while (!running.stream().allMatch(Future::isDone)) {
                sealer.seal(database, NOON);
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        sealer.seal(database, NOON);

        List<String> export = Examples.export(database);

        assertThat(export.stream().filter(line -> line.startsWith("{\"entry\"")).count()).isEqualTo(8 * 100);
        assertThat(Examples.verify(export, "--head", directory.resolve("heads.jsonl").toString()).exit()).isZero();
    }

    private Void write(int writer) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 100; i++) {
                Trail.append(connection, entry("written.by-" + writer));
                connection.commit();
            }
        }
        return null;
    }

    @Test
    void sealsEverythingOnceWhenTwoNodesSealAtTheSameTime() throws Exception {
        TrailDatabase.append(database, IntStream.range(0, 500).mapToObj(i -> entry("change-" + i)).toArray(Entry[]::new));
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            Future<Sealer.Sealed> one = nodes.submit(() -> sealer.seal(database, NOON));
            Future<Sealer.Sealed> other = nodes.submit(() -> Sealer.in(directory).seal(database, NOON));

            long sealed = one.get().entries() + other.get().entries();

            assertThat(sealed).isEqualTo(500);
        }
        assertThat(Files.readAllLines(directory.resolve("heads.jsonl"))).hasSize(1);
        assertThat(Examples.verify(Examples.export(database)).exit()).isZero();
    }

    @Test
    void letsAWriterCommitWhileAnotherAndTheSealerAreStillBusy() throws Exception {
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            Trail.append(slow, entry("slow.change"));
            slow.createStatement().execute("select pg_advisory_xact_lock(" + 0x6175646974L + ")");

            TrailDatabase.append(database, entry("quick.change"));

            try (Connection reader = database.getConnection()) {
                assertThat(Trail.last(reader, 5)).extracting(r -> r.entry().kind()).containsExactly("quick.change");
            }
            slow.rollback();
        }
    }

    @Test
    void sealsLaterWhatWasCommittedLate() throws Exception {
        try (Connection late = database.getConnection()) {
            late.setAutoCommit(false);
            Trail.append(late, entry("late.change"));
            TrailDatabase.append(database, entry("early.change"));
            Sealer.Sealed before = sealer.seal(database, NOON);
            late.commit();

            Sealer.Sealed after = sealer.seal(database, NOON);

            assertThat(before.entries()).isZero();
            assertThat(after.entries()).isEqualTo(2);
        }
    }

    @Test
    void waitsForAnEntryThatWasWrittenBeforeASavepointAndCommittedAfterIt() throws Exception {
        try (Connection late = database.getConnection()) {
            late.setAutoCommit(false);
            Trail.append(late, entry("first.change"));
            late.setSavepoint();
            Trail.append(late, entry("second.change"));
            Sealer.Sealed before = sealer.seal(database, NOON);
            late.commit();

            Sealer.Sealed after = sealer.seal(database, NOON);

            assertThat(before.entries()).isZero();
            assertThat(after.entries()).isEqualTo(2);
        }
    }

    @Test
    void neverShowsWhatWasRolledBack() throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Trail.append(connection, entry("undone.change"));
            connection.rollback();
        }
        TrailDatabase.append(database, entry("real.change"));
        sealer.seal(database, NOON);

        List<String> export = Examples.export(database);

        assertThat(export).hasSize(3).noneMatch(line -> line.contains("undone.change"));
        assertThat(Examples.verify(export).exit()).isZero();
    }

    @Test
    void leavesAVerifiableTrailWhenAWriterIsKilled() throws Exception {
        TrailDatabase.append(database, entry("real.change"));
        try (Connection killed = database.getConnection()) {
            killed.setAutoCommit(false);
            Trail.append(killed, entry("killed.change"));
            TrailDatabase.run(database, "select pg_terminate_backend(pid, 10000) from pg_stat_activity "
                    + "where datname = current_database() and state = 'idle in transaction'");
        }
        sealer.seal(database, NOON);

        List<String> export = Examples.export(database);

        assertThat(export).hasSize(3);
        assertThat(Examples.verify(export).exit()).isZero();
    }

    @Test
    void writesNothingWhenNothingIsNew() throws Exception {
        TrailDatabase.append(database, entry("real.change"));
        sealer.seal(database, NOON);
        List<String> before = Examples.export(database);

        Sealer.Sealed again = sealer.seal(database, NOON.plusSeconds(60));

        assertThat(again).isEqualTo(new Sealer.Sealed(0, 0));
        assertThat(Examples.export(database)).isEqualTo(before);
        assertThat(Files.readAllLines(directory.resolve("heads.jsonl"))).hasSize(1);
    }

    @Test
    void sealsABacklogInBatchesEvenWithinOneTransaction() throws Exception {
        List<Entry> backlog = IntStream.range(0, Sealer.MOST_ENTRIES + 5).mapToObj(i -> entry("change-" + i)).toList();
        TrailDatabase.append(database, backlog.toArray(Entry[]::new));

        Sealer.Sealed sealed = sealer.seal(database, NOON);

        assertThat(sealed).isEqualTo(new Sealer.Sealed(2, Sealer.MOST_ENTRIES + 5));
        assertThat(Examples.verify(Examples.export(database)).exit()).isZero();
    }

    @Test
    void writesTheHeadsThatACrashKeptFromTheFile() throws Exception {
        Examples.threeSeals(database, sealer);
        Path heads = directory.resolve("heads.jsonl");
        List<String> complete = Files.readAllLines(heads);
        Files.writeString(heads, complete.getFirst() + "\n" + complete.get(1).substring(0, 40));

        sealer.seal(database, NOON);

        assertThat(Files.readAllLines(heads)).isEqualTo(complete);
    }

    @Test
    void stopsWhenTheDatabaseLacksASignedHead() throws Exception {
        Examples.threeSeals(database, sealer);
        TrailDatabase.run(database, "delete from audit.link where seal = 3; delete from audit.seal where number = 3");

        assertThatThrownBy(() -> sealer.seal(database, NOON)).isInstanceOf(Sealer.Forked.class);
    }

    @Test
    void goesOnAfterARestoreIntoAnotherClusterWhoseTransactionNumbersAreLower() throws Exception {
        Examples.threeSeals(database, sealer);
        TrailDatabase.run(database, "update audit.seal set cluster = cluster + 1, horizon = '900000000'::xid8;"
                + "update audit.entry set xid = '900000000'::xid8");
        TrailDatabase.run(database, "insert into audit.entry (xid, at, controller, actor_kind, actor_id, actor_role, kind,"
                + " details) select '900000001'::xid8, at, controller, actor_kind, actor_id, actor_role, 'was.unsealed', details"
                + " from audit.entry limit 1");
        TrailDatabase.append(database, entry("new.change"));

        Sealer.Sealed first = sealer.seal(database, NOON);
        TrailDatabase.append(database, entry("newer.change"));
        Sealer.Sealed second = sealer.seal(database, NOON);

        assertThat(first).isEqualTo(new Sealer.Sealed(1, 2));
        assertThat(second).isEqualTo(new Sealer.Sealed(1, 1));
        assertThat(Examples.verify(Examples.export(database)).exit()).isZero();
    }

    @Test
    void letsTheApplicationsRoleAppendAndSealButNeitherChangeNorRemove() throws Exception {
        DataSource application = TrailDatabase.asApplication();
        TrailDatabase.append(application, entry("real.change"));
        sealer.seal(application, NOON);

        for (String table : List.of("entry", "seal", "link")) {
            assertThatThrownBy(() -> TrailDatabase.run(application, "delete from audit." + table))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> TrailDatabase.run(application, "update audit.entry set kind = 'x'"))
                .hasMessageContaining("permission denied");
        assertThat(Examples.verify(Examples.export(application)).exit()).isZero();
    }

    @Test
    void keepsItsKeyToItself() throws Exception {
        String key = Keys.in(directory).publicKey();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("audit.key"))))
                .isEqualTo("rw-------");
        assertThat(Keys.in(directory).publicKey()).isEqualTo(key);
        Files.setPosixFilePermissions(directory.resolve("audit.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Keys.in(directory)).hasMessageContaining("chmod 600");
    }

    @Test
    void writesAnEntryInTheSameStatementAsItsChange() throws Exception {
        TrailDatabase.run(database, "create table thing (id int); insert into thing values (1)");
        try (Connection connection = database.getConnection(); PreparedStatement change = connection.prepareStatement(
                "with entry as (" + Trail.INSERT_SQL + ") delete from thing where id = ?")) {
            int next = Trail.bind(change, 1, entry("thing.erased"));
            change.setInt(next, 1);

            change.executeUpdate();

            assertThat(Trail.about(connection, 4711, 5)).extracting(Recorded::entry).containsExactly(entry("thing.erased"));
        }
    }
}
