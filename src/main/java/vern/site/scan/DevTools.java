package vern.site.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The machine's own Chromium, without a window and with a profile of its own, spoken to by its DevTools protocol.
final class DevTools implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process browser;
    private final Path profile;
    private final WebSocket socket;
    private final JsonMapper json = new JsonMapper();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<Consumer<Message>> listeners = new java.util.concurrent.CopyOnWriteArrayList<>();

    /// Something the browser tells by itself.
    record Message(String session, String method, JsonNode parameters) {}

    /// No Chromium where one is looked for.
    static final class NoBrowser extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoBrowser() {
            super("Chromium is missing: install it (Debian: apt-get install chromium)", null, false, false);
        }
    }

    /// @param more further arguments of the browser
    static DevTools start(List<String> more) {
        try {
            var profile = visitor(Files.createTempDirectory("vern-scan"));
            var command = new ArrayList<>(List.of(installed().toString(), "--headless=new", "--remote-debugging-port=0", "--user-data-dir=" + profile, "--disable-gpu",
                    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio"));
            // The browser's own walls need a user who is not root.
            if (System.getProperty("user.name", "").equals("root")) command.add("--no-sandbox");
            command.addAll(more);
            var browser = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(profile.resolve("log").toFile()).start();
            return new DevTools(browser, profile, address(browser, profile));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private DevTools(Process browser, Path profile, URI address) {
        this.browser = browser;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Hearing()).join();
    }

    /// Takes the cookies of others too, as most visitors' browsers do: some distributions' refuse them, and what is not taken is not found.
    private static Path visitor(Path profile) throws IOException {
        Files.writeString(Files.createDirectory(profile.resolve("Default")).resolve("Preferences"), "{\"profile\":{\"block_third_party_cookies\":false,\"cookie_controls_mode\":0}}");
        return profile;
    }

    private static Path installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .map(Path::of).filter(Files::isExecutable).findFirst().orElseThrow(NoBrowser::new);
    }

    /// Where the browser listens, from the file that it writes when it does.
    private static URI address(Process browser, Path profile) throws IOException {
        var file = profile.resolve("DevToolsActivePort");
        try {
            for (int i = 0; i < 600 && browser.isAlive(); i++) {
                if (Files.exists(file)) {
                    var lines = Files.readAllLines(file);
                    if (lines.size() == 2) return URI.create("ws://127.0.0.1:" + lines.getFirst() + lines.getLast());
                }
                browser.waitFor(50, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        browser.destroyForcibly();
        throw new IOException("the browser did not start");
    }

    void listen(Consumer<Message> listener) {
        listeners.add(listener);
    }

    void unlisten(Consumer<Message> listener) {
        listeners.remove(listener);
    }

    JsonNode ask(String method, Map<String, Object> parameters) {
        return ask("", method, parameters);
    }

    /// Sends a command to a session of the browser and waits for its answer.
    JsonNode ask(String session, String method, Map<String, Object> parameters) {
        try {
            return send(session, method, parameters).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new IllegalStateException("the browser does not answer to " + method, refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// Sends without waiting; for what is said from within a listener.
    synchronized CompletableFuture<JsonNode> send(String session, String method, Map<String, Object> parameters) {
        int id = number.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        var message = new java.util.HashMap<String, Object>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) message.put("sessionId", session);
        socket.sendText(json.writeValueAsString(message), true).join();
        return answer;
    }

    private void hear(String text) {
        var message = json.readTree(text);
        if (message.has("id")) {
            var answer = waiting.remove(message.get("id").asInt());
            if (answer == null) return;
            if (message.has("error")) answer.completeExceptionally(new IllegalStateException(message.path("error").path("message").asString("")));
            else answer.complete(message.path("result"));
        } else {
            var told = new Message(message.path("sessionId").asString(""), message.path("method").asString(""), message.path("params"));
            listeners.forEach(listener -> listener.accept(told));
        }
    }

    @Override
    public void close() {
        browser.destroy();
        try {
            if (!browser.waitFor(5, TimeUnit.SECONDS)) browser.destroyForcibly().waitFor();
            remove(profile);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            // What the browser still removes itself need not be removed again.
        }
    }

    private final class Hearing implements WebSocket.Listener {

        private final StringBuilder begun = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            begun.append(part);
            if (last) {
                hear(begun.toString());
                begun.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
