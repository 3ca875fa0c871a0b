package vern.bench.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.regex.Pattern;

/// A mail server (RFC 5321) that takes everything, and counts how often each numbered reader was written to.
public final class Sink implements AutoCloseable {

    private static final Pattern READER = Pattern.compile("(?i)RCPT TO:<reader-(\\d+)@.*");

    private final ServerSocket door;
    private final AtomicIntegerArray letters;
    private final AtomicInteger all = new AtomicInteger();

    public Sink(int readers) {
        letters = new AtomicIntegerArray(readers);
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Thread.ofVirtual().start(this::receive);
    }

    public String url() {
        return "smtp://localhost:" + door.getLocalPort();
    }

    public static String address(int reader) {
        return "reader-" + reader + "@eksempel.example";
    }

    /// Letters taken so far.
    public int all() {
        return all.get();
    }

    /// How many readers got exactly this many.
    public int having(int many) {
        int found = 0;
        for (int i = 0; i < letters.length(); i++) found += letters.get(i) == many ? 1 : 0;
        return found;
    }

    public boolean got(int reader) {
        return letters.get(reader) > 0;
    }

    private void receive() {
        try {
            while (true) {
                var visitor = door.accept();
                Thread.ofVirtual().start(() -> talk(visitor));
            }
        } catch (IOException closed) {
            // The measurement is over.
        }
    }

    private void talk(Socket visitor) {
        try (visitor; var in = new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.ISO_8859_1)); var out = visitor.getOutputStream()) {
            say(out, "220 sink");
            int reader = -1;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var to = READER.matcher(line);
                if (to.matches()) reader = Integer.parseInt(to.group(1));
                if (line.equalsIgnoreCase("DATA")) {
                    say(out, "354 go on");
                    for (var text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) if (text.isEmpty()) continue;
                    letters.incrementAndGet(reader);
                    all.incrementAndGet();
                }
                say(out, line.equalsIgnoreCase("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException gone) {
            // The sender was killed; what it had finished has been counted.
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
