package vern.site.scan;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import vern.site.consent.DialogText;
import vern.statement.Reading;
import vern.statement.Statements;

/// The consent dialog beside two that are widely used, each asking the same on the same page in the same browser: what it costs to fetch and
/// to run, what it moves, what it asks for before an answer, and what axe finds wrong with it.
public final class DialogBench {

    private static final int TIMES = 7;

    private static final String PAGE = """
            <!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Fantasi</title><meta name="viewport" content="width=device-width, initial-scale=1">%s</head>
            <body><main><h1>Fantasi</h1><p>%s</p><a href="#more">Mer</a></main>%s</body></html>""";

    private static final String MOVED = "window.moved = 0; new PerformanceObserver(all => all.getEntries().forEach(one => moved += one.value)).observe({ type: 'layout-shift', buffered: true });";

    private static final String FINDINGS = """
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
              .then(found => String(found.violations.reduce((sum, rule) => sum + rule.nodes.length, 0)))""";

    private final Path home;
    private final PrintStream out;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /// @param home where `node_modules` lies
    public DialogBench(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /// @param fetched bytes, packed; `busy` milliseconds of the main thread more than the page without a dialog, at the least
    private record Cost(String name, long fetched, double busy, double moved, int requests, int findings) {}

    /// Measures and prints. Returns false where the dialogs to compare with are not installed.
    public boolean run() {
        var modules = home.resolve("node_modules");
        if (!Files.isDirectory(modules.resolve("klaro")) || !Files.isDirectory(modules.resolve("axe-core"))) {
            out.println("The dialogs to compare with are not here: run npm ci in " + home);
            return false;
        }
        try (var browser = DevTools.start(List.of())) {
            prepare(modules);
            var server = serve();
            try {
                var axe = Files.readString(modules.resolve("axe-core/axe.min.js"));
                var bare = measured(browser, server, "bare", axe, 0);
                out.println("Consent dialogs on the same page, asking about the same, before an answer");
                for (var name : List.of("vern", "vanilla-cookieconsent", "klaro")) print(measured(browser, server, name, axe, bare.busy()));
                return true;
            } finally {
                server.stop(0);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void prepare(Path modules) throws IOException {
        var filler = "Fantasi. ".repeat(400);
        put("bare", PAGE.formatted("", filler, ""));
        put("vern", PAGE.formatted("", filler, "<script src='/vern.js'></script>"));
        put("vern.js", DialogText.of(((Reading.Readable) Statements.read(home.resolve("examples/onemed/statement.yaml"))).statement()));
        put("vanilla-cookieconsent", PAGE.formatted("<link rel='stylesheet' href='/cc.css'>", filler, "<script src='/cc.js'></script><script src='/cc-run.js'></script>"));
        files.put("cc.css", Files.readAllBytes(modules.resolve("vanilla-cookieconsent/dist/cookieconsent.css")));
        files.put("cc.js", Files.readAllBytes(modules.resolve("vanilla-cookieconsent/dist/cookieconsent.umd.js")));
        put("cc-run.js", resource("vanilla.js"));
        put("klaro", PAGE.formatted("", filler, "<script src='/klaro-config.js'></script><script src='/klaro.js'></script>"));
        files.put("klaro.js", Files.readAllBytes(modules.resolve("klaro/dist/klaro.js")));
        put("klaro-config.js", resource("klaro.js"));
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) throws IOException {
        try (var in = java.util.Objects.requireNonNull(DialogBench.class.getResourceAsStream("compared/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpServer serve() throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var name = exchange.getRequestURI().getPath().substring(1);
            var body = packed(files.getOrDefault(name, new byte[0]));
            exchange.getResponseHeaders().add("Content-Type", name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : "text/html; charset=utf-8");
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(files.containsKey(name) ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static byte[] packed(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private Cost measured(DevTools browser, HttpServer server, String name, String axe, double bare) throws IOException {
        var page = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
        var busy = new ArrayList<Double>();
        double moved = 0;
        long fetched = 0;
        int requests = 0;
        int findings = 0;
        for (int time = 0; time < TIMES; time++) {
            try (var tab = new Tab(browser)) {
                tab.beforePages(MOVED);
                tab.open(page);
                // Each has drawn its dialog by now, whatever it waits for.
                tab.evaluate("new Promise(done => setTimeout(() => done(''), 1500))");
                busy.add(tab.busy() * 1000);
                moved = Math.max(moved, Double.parseDouble(tab.evaluate("String(window.moved)")));
                var asked = tab.requested().stream().filter(address -> address.startsWith("http") && !address.equals(page.toString()) && !address.endsWith("favicon.ico")).toList();
                requests = asked.size();
                fetched = 0;
                for (var address : asked) fetched += packed(files.getOrDefault(URI.create(address).getPath().substring(1), new byte[0])).length;
                if (time == 0) {
                    tab.evaluate(axe + ";''");
                    findings = Integer.parseInt(tab.evaluate(FINDINGS));
                }
            }
        }
        // The least of them: what other programs of the machine do only adds to it.
        return new Cost(name, fetched, Math.max(0, java.util.Collections.min(busy) - bare), moved, requests, findings);
    }

    private void print(Cost cost) {
        out.printf(Locale.ROOT, "  %-24s %7.1f kB  %6.1f ms main thread  %.4f layout shift  %d requests before an answer  %d accessibility findings%n",
                cost.name(), cost.fetched() / 1000.0, cost.busy(), cost.moved(), cost.requests(), cost.findings());
    }
}
