package vern.bench.whole;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;
import vern.start.postgres.DatabaseAccess;

/// Page statistics as a company's own servers hand them on: many views in a request, each with its own recorded yes, from many networks; what is
/// counted per second, from the request to the rows.
public final class ViewsBench {

    private static final int BAR = 50_000;
    private static final int AT_ONCE = 2;
    private static final int DELIVERIES = 10;
    private static final String SECRET = "vern_bench";

    private final DatabaseAccess database;
    private final int views;
    private final PrintStream out;

    public ViewsBench(DatabaseAccess database, int views, PrintStream out) {
        this.database = database;
        this.views = views;
        this.out = out;
    }

    /// Whether every view was written.
    public boolean run() {
        try (var serving = Serving.start(database); var client = HttpClient.newHttpClient()) {
            key();
            var choice = BeaconBench.choice(serving.port());
            int many = Math.max(1, views / (AT_ONCE * DELIVERIES));
            deliver(client, serving.port(), choice, many);
            long before = System.nanoTime();
            deliver(client, serving.port(), choice, many);
            return report(2L * AT_ONCE * DELIVERIES * many, (long) AT_ONCE * DELIVERIES * many / ((System.nanoTime() - before) / 1e9), many);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private boolean report(long sent, double rate, int many) {
        long written = BeaconBench.written(database);
        out.println(String.format(Locale.ROOT, "%-58s %-34s bar >= %,d/s: %s", String.format(Locale.ROOT, "page views, %,d a request, over HTTP", many), String.format(Locale.ROOT, "%,.0f/s", rate), BAR,
                rate >= BAR ? "kept" : "MISSED"));
        if (written != sent) out.println(String.format(Locale.ROOT, "WRONG: %,d sent, %,d written", sent, written));
        return written == sent;
    }

    /// A key for the purpose that this company counts visits for, as an administrator would have had it made.
    private void key() {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password()); var insert = connection.prepareStatement("""
                insert into keys.key (controller, name, hint, digest, purposes, per_minute, made, made_by)
                values ('it-total', 'bench', 'bench', ?, '{site-traffic}', 100000, timestamptz '2026-01-01', 0)""")) {
            insert.setBytes(1, MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(StandardCharsets.UTF_8)));
            insert.executeUpdate();
        } catch (SQLException | GeneralSecurityException fault) {
            throw new IllegalStateException("the key cannot be made", fault);
        }
    }

    /// Several servers of the company at once, each one delivery after the other; the lines were made before.
    private static void deliver(HttpClient client, int port, String choice, int many) throws InterruptedException {
        var servers = new ArrayList<Thread>();
        for (int i = 0; i < AT_ONCE; i++) {
            var lines = lines(choice, i, many);
            servers.add(Thread.ofVirtual().unstarted(() -> {
                for (int n = 0; n < DELIVERIES; n++) deliver(client, port, lines);
            }));
        }
        for (var server : servers) server.start();
        for (var server : servers) server.join();
    }

    private static void deliver(HttpClient client, int port, byte[] lines) {
        try {
            sent(client, port, lines);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void sent(HttpClient client, int port, byte[] lines) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/it-total/visits")).header("Authorization", "Bearer " + SECRET)
                .header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofByteArray(lines)).build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException("the views were not taken: " + answer.statusCode());
    }

    private static byte[] lines(String choice, int number, int many) {
        var text = new StringBuilder();
        for (int i = 0; i < many; i++) {
            text.append("{\"page\":\"/it-total/side-").append(i % 40).append("\",\"from\":\"\",\"seconds\":").append(i % 90).append(",\"visitor\":\"").append("%032x".formatted(number * 1_000_003L + i % 5_000))
                    .append("\",\"product\":\"\",\"choice\":\"").append(choice).append("\",\"address\":\"198.").append(18 + number % 2).append('.').append(i % 250).append('.').append(i % 247)
                    .append("\",\"agent\":\"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\"}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
