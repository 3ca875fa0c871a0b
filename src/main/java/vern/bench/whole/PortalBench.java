package vern.bench.whole;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import vern.start.postgres.DatabaseAccess;

/// So many people at once on Min side of one company, each signed in and reading one page after the other without a pause: how many pages a
/// second, how long they take, and whether every one of them came.
public final class PortalBench {

    private static final String COMPANY = "midt-it";
    private static final List<String> PAGES = List.of("", "/looks", "/details", "/statements", "/requests/new/access", "/requests/new/rectification");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DatabaseAccess database;
    private final int users;
    private final Duration lasts;
    private final PrintStream out;
    private final Queue<Long> times = new ConcurrentLinkedQueue<>();
    private final AtomicInteger errors = new AtomicInteger();

    public PortalBench(DatabaseAccess database, int users, Duration lasts, PrintStream out) {
        this.database = database;
        this.users = users;
        this.lasts = lasts;
        this.out = out;
    }

    /// Whether every page came, as the one who is signed in sees it.
    public boolean run() {
        try (var serving = Serving.start(database)) {
            var tokens = visits();
            read(serving.port(), tokens, lasts.dividedBy(2));
            times.clear();
            long begun = System.nanoTime();
            read(serving.port(), tokens, lasts);
            print((System.nanoTime() - begun) / 1e9);
            return errors.get() == 0;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void print(double seconds) {
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        double p50 = sorted.length == 0 ? 0 : sorted[sorted.length / 2] / 1e6;
        double p99 = sorted.length == 0 ? 0 : sorted[sorted.length * 99 / 100] / 1e6;
        out.println(String.format(Locale.ROOT, "%-58s %-34s bar no error: %s", "Min side, " + users + " at once, without a pause",
                String.format(Locale.ROOT, "%,.0f/s, p50 %,.0f, p99 %,.0f ms, %,d errors", sorted.length / seconds, p50, p99, errors.get()), errors.get() == 0 ? "kept" : "MISSED"));
    }

    /// One visit for each, as if they had just signed in by a link and two facts; people of the examples, in turn.
    private List<String> visits() {
        var tokens = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var people = connection.prepareStatement("select distinct subject from register.link where controller = ? and left_on is null order by subject limit ?");
                var visit = connection.prepareStatement("insert into portal.visit (subject, token, controller, method, began, seen) values (?, ?, ?, 'session', ?, ?)")) {
            people.setString(1, COMPANY);
            people.setInt(2, users);
            var subjects = new ArrayList<Long>();
            try (var found = people.executeQuery()) {
                while (found.next()) subjects.add(found.getLong(1));
            }
            var now = Timestamp.from(Instant.now());
            for (int i = 0; i < users; i++) {
                tokens.add(String.format(Locale.ROOT, "bench-visitor-%029d", i));
                visit.setLong(1, subjects.get(i % subjects.size()));
                visit.setBytes(2, digest(tokens.getLast()));
                visit.setString(3, COMPANY);
                visit.setTimestamp(4, now);
                visit.setTimestamp(5, now);
                visit.addBatch();
            }
            visit.executeBatch();
            return tokens;
        } catch (SQLException fault) {
            throw new IllegalStateException("PostgreSQL refused: SQL state " + fault.getSQLState(), fault);
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private void read(int port, List<String> tokens, Duration during) throws InterruptedException {
        long until = System.nanoTime() + during.toNanos();
        try (var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(PATIENCE).build()) {
            var readers = tokens.stream().map(token -> Thread.ofVirtual().start(() -> {
                for (int i = 0; System.nanoTime() < until; i++) page(client, "http://localhost:" + port + "/" + COMPANY + "/me" + PAGES.get(i % PAGES.size()), token);
            })).toList();
            for (var reader : readers) reader.join();
        }
    }

    private void page(HttpClient client, String address, String token) {
        try {
            long before = System.nanoTime();
            var answer = client.send(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).header("Accept", "text/html").header("Accept-Language", "nb")
                    .header("Cookie", "vern-session=" + token).build(), BodyHandlers.ofString());
            if (answer.statusCode() == 200 && answer.body().contains("/" + COMPANY + "/me/sign-out")) times.add(System.nanoTime() - before);
            else errors.incrementAndGet();
        } catch (IOException failed) {
            errors.incrementAndGet();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
