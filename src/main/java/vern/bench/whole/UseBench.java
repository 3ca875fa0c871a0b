package vern.bench.whole;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import vern.start.postgres.DatabaseAccess;

/// Uses with their read by another system, over HTTP: each a request for one customer's contact details through the gate, answered and
/// written to the use log. How many a second over 16 connections, and whether each of them is in the log.
public final class UseBench {

    private static final String COMPANY = "midt-it";
    private static final String PURPOSE = "deliver";
    private static final int CONNECTIONS = 16;
    private static final int BAR = 2_000;
    /// Until the compilers are done with what a use runs through.
    private static final long WARM_UP = Duration.ofSeconds(60).toNanos();
    private static final long LASTS = Duration.ofSeconds(15).toNanos();

    private final DatabaseAccess database;
    private final PrintStream out;
    private final AtomicInteger answered = new AtomicInteger();

    public UseBench(DatabaseAccess database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /// Whether every use that was answered was right and is in the log.
    public boolean run() {
        try (var serving = Serving.start(database)) {
            keys();
            var people = reached(serving.port(), people());
            long before = logged();
            ask(serving.port(), people, WARM_UP);
            int warm = answered.get();
            long begun = System.nanoTime();
            ask(serving.port(), people, LASTS);
            double rate = (answered.get() - warm) / ((System.nanoTime() - begun) / 1e9);
            out.println(String.format(Locale.ROOT, "%-58s %-34s bar >= %,d/s: %s", "use with its read, over HTTP, 16 connections", String.format(Locale.ROOT, "%,.0f/s", rate), BAR, rate >= BAR ? "kept" : "MISSED"));
            long written = logged() - before;
            if (written < answered.get()) out.println(String.format(Locale.ROOT, "WRONG: %,d answered, %,d in the use log", answered.get(), written));
            return written >= answered.get();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } catch (SQLException fault) {
            throw new IllegalStateException("PostgreSQL refused: SQL state " + fault.getSQLState(), fault);
        }
    }

    /// One key for each connection, as if an administrator had made them: a key's own pace is at most 100,000 a minute.
    private void keys() throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var key = connection.prepareStatement("insert into keys.key (controller, name, hint, digest, purposes, per_minute, made, made_by) values (?, 'bench', 'vern_', ?, ?, 100000, ?, 1)")) {
            for (int i = 0; i < CONNECTIONS; i++) {
                key.setString(1, COMPANY);
                key.setBytes(2, MessageDigest.getInstance("SHA-256").digest(secret(i).getBytes(StandardCharsets.UTF_8)));
                key.setArray(3, connection.createArrayOf("text", new String[] {PURPOSE}));
                key.setTimestamp(4, Timestamp.from(Instant.now()));
                key.addBatch();
            }
            key.executeBatch();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static String secret(int i) {
        return "vern_bench-" + i;
    }

    private List<Long> people() throws SQLException {
        var people = new ArrayList<Long>();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var asked = connection.prepareStatement("select distinct subject from register.link where controller = ? and left_on is null order by subject limit 500")) {
            asked.setString(1, COMPANY);
            try (var found = asked.executeQuery()) {
                while (found.next()) people.add(found.getLong(1));
            }
        }
        return people;
    }

    /// Those whose contact details the purpose has a ground for: former customers are among the people of the examples too.
    private static List<Long> reached(int port, List<Long> people) throws IOException {
        var reached = new ArrayList<Long>();
        try (var line = new Line(port)) {
            for (var subject : people) if (told(line.ask(request(subject, secret(0))))) reached.add(subject);
        }
        if (reached.isEmpty()) throw new IllegalStateException("the purpose " + PURPOSE + " reaches nobody");
        return reached;
    }

    private static boolean told(Line.Answer answer) {
        return answer.is(200) && new String(answer.body(), StandardCharsets.UTF_8).contains("\"category\":\"contact\"");
    }

    private void ask(int port, List<Long> people, long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int number = i;
            callers.add(Thread.ofVirtual().start(() -> ask(port, people, number, until)));
        }
        for (var caller : callers) caller.join();
    }

    private void ask(int port, List<Long> people, int number, long until) {
        try (var line = new Line(port)) {
            for (int i = number; System.nanoTime() < until; i += CONNECTIONS) {
                var answer = line.ask(request(people.get(i % people.size()), secret(number)));
                if (!told(answer)) throw new IllegalStateException("a use was not answered: " + answer.status());
                answered.incrementAndGet();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] request(long subject, String secret) {
        var body = "{\"purpose\": \"" + PURPOSE + "\", \"categories\": [\"contact\"], \"subjects\": [" + subject + "], \"what\": \"bench\"}";
        return Line.bytes("POST /api/v1/" + COMPANY + "/uses HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + secret
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private long logged() throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password()); var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from ledger.use")) {
            row.next();
            return row.getLong(1);
        }
    }
}
