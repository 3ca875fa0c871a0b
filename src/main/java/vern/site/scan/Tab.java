package vern.site.scan;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// A tab in a profile of its own: opens pages, and remembers every address that they asked for, in frames too.
final class Tab implements AutoCloseable {

    private static final long LOADING = TimeUnit.SECONDS.toNanos(20);
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(150);

    private static final String STORED = """
            (async () => JSON.stringify({
              local: (() => { try { return Object.keys(localStorage); } catch (e) { return []; } })(),
              session: (() => { try { return Object.keys(sessionStorage); } catch (e) { return []; } })(),
              databases: indexedDB.databases ? (await indexedDB.databases()).map(one => one.name) : [],
              caches: typeof caches === 'undefined' ? [] : await caches.keys() }))()""";

    private static final String LINKS = "JSON.stringify([...document.links].filter(a => !a.hasAttribute('download')).map(a => a.href))";

    private final DevTools browser;
    private final String context;
    private final String target;
    private final String session;
    private final Consumer<DevTools.Message> listener = this::hear;
    private final Set<String> requested = ConcurrentHashMap.newKeySet();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private volatile boolean loaded;
    private volatile long lastHeard;

    /// @param domain of a cookie, without a leading dot; `seconds` it stays from now, 0 for as long as the browser is open
    record CookieSeen(String name, String domain, long seconds, boolean secure, boolean httpOnly, String sameSite) {}

    Tab(DevTools browser) {
        this.browser = browser;
        context = browser.ask("Target.createBrowserContext", Map.of()).path("browserContextId").asString("");
        target = browser.ask("Target.createTarget", Map.of("url", "about:blank", "browserContextId", context)).path("targetId").asString("");
        session = browser.ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true)).path("sessionId").asString("");
        browser.listen(listener);
        browser.ask(session, "Page.enable", Map.of());
        // Says what it is, so that nobody who counts visits counts it.
        var name = browser.ask("Browser.getVersion", Map.of()).path("userAgent").asString("");
        browser.ask(session, "Emulation.setUserAgentOverride", Map.of("userAgent", name + " vern-scan"));
        watch(session);
    }

    private void watch(String watched) {
        browser.send(watched, "Network.enable", Map.of());
        browser.send(watched, "Target.setAutoAttach", Map.of("autoAttach", true, "waitForDebuggerOnStart", true, "flatten", true));
        browser.send(watched, "Runtime.runIfWaitingForDebugger", Map.of());
    }

    private void hear(DevTools.Message message) {
        switch (message.method()) {
            case "Target.attachedToTarget" -> watch(message.parameters().path("sessionId").asString(""));
            case "Network.requestWillBeSent" -> {
                requested.add(message.parameters().path("request").path("url").asString(""));
                running.add(message.parameters().path("requestId").asString(""));
            }
            case "Network.responseReceivedExtraInfo" -> message.parameters().path("headers").properties().stream().filter(header -> header.getKey().equalsIgnoreCase("set-cookie"))
                    .flatMap(header -> header.getValue().asString("").lines()).filter(line -> !line.toLowerCase(Locale.ROOT).replace(" ", "").matches(".*;httponly(;.*)?"))
                    .forEach(line -> open.add(line.replaceFirst("=.*", "").strip()));
            case "Network.loadingFinished", "Network.loadingFailed" -> running.remove(message.parameters().path("requestId").asString(""));
            case "Page.loadEventFired" -> loaded |= message.session().equals(session);
            default -> {
                return;
            }
        }
        lastHeard = System.nanoTime();
    }

    /// Opens an address and waits until the page has come to rest.
    void open(URI address) {
        loaded = false;
        running.clear();
        lastHeard = System.nanoTime();
        browser.ask(session, "Page.navigate", Map.of("url", address.toString()));
        rest();
    }

    private void rest() {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < LOADING && !(loaded && running.isEmpty() && System.nanoTime() - lastHeard > QUIET)) {
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /// The value of an expression on the page, as text.
    String evaluate(String expression) {
        return browser.ask(session, "Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true))
                .path("result").path("value").asString("");
    }

    /// A script that runs before those of each page.
    void beforePages(String script) {
        browser.ask(session, "Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        browser.ask(session, "Performance.enable", Map.of());
    }

    /// How many seconds the page's main thread has worked.
    double busy() {
        double seconds = 0;
        for (JsonNode one : browser.ask(session, "Performance.getMetrics", Map.of()).path("metrics").values()) {
            if (Set.of("ScriptDuration", "LayoutDuration", "RecalcStyleDuration").contains(one.path("name").asString(""))) seconds += one.path("value").asDouble(0);
        }
        return seconds;
    }

    /// The cookies that servers have set so that scripts can read them.
    Set<String> open() {
        return new TreeSet<>(open);
    }

    Set<String> requested() {
        return new TreeSet<>(requested);
    }

    List<String> links() {
        return texts(evaluate(LINKS), "");
    }

    List<String> stored(String kind) {
        return texts(evaluate(STORED), kind);
    }

    private static List<String> texts(String json, String field) {
        if (json.isEmpty()) return List.of();
        var tree = new tools.jackson.databind.json.JsonMapper().readTree(json);
        var found = new ArrayList<String>();
        (field.isEmpty() ? tree : tree.path(field)).values().forEach(one -> found.add(one.asString("")));
        return found;
    }

    List<CookieSeen> cookies() {
        double now = Double.parseDouble(evaluate("String(Date.now() / 1000)"));
        var found = new ArrayList<CookieSeen>();
        for (JsonNode one : browser.ask("Storage.getCookies", Map.of("browserContextId", context)).path("cookies").values()) {
            double expires = one.path("expires").asDouble(-1);
            found.add(new CookieSeen(one.path("name").asString(""), one.path("domain").asString("").replaceFirst("^\\.", ""),
                    expires < 0 ? 0 : Math.max(1, Math.round(expires - now)), one.path("secure").asBoolean(false), one.path("httpOnly").asBoolean(false),
                    one.path("sameSite").asString("")));
        }
        return found;
    }

    @Override
    public void close() {
        browser.unlisten(listener);
        browser.ask("Target.closeTarget", Map.of("targetId", target));
        browser.ask("Target.disposeBrowserContext", Map.of("browserContextId", context));
    }
}
