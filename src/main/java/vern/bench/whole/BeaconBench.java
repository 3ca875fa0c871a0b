package vern.bench.whole;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vern.start.postgres.DatabaseAccess;

/// Page statistics as browsers send them: each view a request of its own, with a recorded yes, from many networks; what is answered per second,
/// and whether every view was written.
public final class BeaconBench {

    private static final int CONNECTIONS = 16;
    private static final int BAR = 3_000;
    private static final long LASTS = Duration.ofSeconds(20).toNanos();
    private static final Pattern KEY = Pattern.compile("\"key\":\"([a-z0-9-]+)\"");

    private final DatabaseAccess database;
    private final PrintStream out;
    private final AtomicInteger sent = new AtomicInteger();

    public BeaconBench(DatabaseAccess database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /// Whether every view that was answered was written.
    public boolean run() {
        try (var serving = Serving.start(database)) {
            return measure(serving.port());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private boolean measure(int port) throws IOException, InterruptedException {
        var choice = choice(port);
        send(port, choice, LASTS / 2);
        int before = sent.get();
        long begun = System.nanoTime();
        send(port, choice, LASTS);
        double rate = (sent.get() - before) / ((System.nanoTime() - begun) / 1e9);
        Thread.sleep(2_500);
        long written = written(database);
        out.println(String.format(Locale.ROOT, "%-58s %-34s bar ≥ %,d/s: %s", "page views, a request each, 16 connections", String.format(Locale.ROOT, "%,.0f/s", rate), BAR, rate >= BAR ? "kept" : "MISSED"));
        if (written != sent.get()) out.println(String.format(Locale.ROOT, "WRONG: %,d answered, %,d written", sent.get(), written));
        return written == sent.get();
    }

    /// A visitor's recorded yes to everything, as the dialog records it.
    static String choice(int port) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var home = "http://localhost:" + port + "/it-total/";
            var script = client.send(HttpRequest.newBuilder(URI.create(home + "vern.js")).build(), BodyHandlers.ofString()).body();
            var yes = KEY.matcher(script).results().map(found -> "\"" + found.group(1) + "\"").distinct().collect(Collectors.joining(","));
            var version = script.replaceAll("(?s).*?\"version\":(\\d+).*", "$1");
            var body = "{\"version\": " + version + ", \"language\": \"nb\", \"yes\": [" + yes + "], \"no\": [], \"nonce\": \"0123456789abcdef0123456789abcdef\", \"previous\": \"\"}";
            var answer = client.send(HttpRequest.newBuilder(URI.create(home + "choices")).header("Content-Type", "text/plain").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException("the choice was not recorded: " + answer.statusCode());
            return answer.body().replaceAll("(?s).*\"value\":\"([^\"]+)\".*", "$1");
        }
    }

    private void send(int port, String choice, long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        var senders = new ArrayList<Thread>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int number = i;
            senders.add(Thread.ofVirtual().start(() -> send(port, choice, number, until)));
        }
        for (var sender : senders) sender.join();
    }

    private void send(int port, String choice, int number, long until) {
        try (var line = new Line(port)) {
            for (int i = 0; System.nanoTime() < until; i++) {
                if (!line.ask(request(choice, number, i)).is(204)) throw new IllegalStateException("a view was not taken");
                sent.incrementAndGet();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// A network takes turns with others, as visitors do, so that none is held back for its pace.
    private static byte[] request(String choice, int number, int i) {
        var body = "{\"page\": \"/it-total/side-" + i % 40 + "\", \"from\": \"\", \"seconds\": 30, \"visitor\": \"" + "%032x".formatted(number * 1_000_003L + i % 500) + "\", \"product\": \"\", \"choice\": \"" + choice + "\"}";
        return Line.bytes("POST /it-total/visits HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198." + (18 + number % 2) + "." + (number / 2 * 16 + i % 16) + "." + i % 250
                + "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\nContent-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    static long written(DatabaseAccess database) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password()); var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from site.visit")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException fault) {
            throw new IllegalStateException("SQL state " + fault.getSQLState(), fault);
        }
    }
}
