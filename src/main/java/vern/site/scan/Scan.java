package vern.site.scan;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Goes over a site: before a choice, after a refusal, and after a yes to each purpose alone.
public final class Scan {

    private static final String CHOOSE = """
            (async () => { if (!window.vern) return 'none'; vern.choose(%s);
              for (let i = 0; i < 100 && !(vern.choice() && vern.choice().recorded); i++) await new Promise(done => setTimeout(done, 50));
              return 'chosen'; })()""";

    private final URI start;
    private final Declared declared;
    private final int mostPages;
    private final List<String> browserArguments;

    /// @param mostPages how many pages are opened in each situation at most
    public Scan(URI start, Declared declared, int mostPages) {
        this(start, declared, mostPages, List.of());
    }

    Scan(URI start, Declared declared, int mostPages, List<String> browserArguments) {
        this.start = start;
        this.declared = declared;
        this.mostPages = mostPages;
        this.browserArguments = List.copyOf(browserArguments);
    }

    /// Something that was found and is as declared, or not; for the report.
    record Seen(String thing, String name, String when, String verdict) {}

    /// @param asks whether the site has Vern's dialog, so that choices could be made
    public record Outcome(URI start, boolean asks, Set<String> pages, List<Seen> seen, List<Fault> faults) {
        public boolean clean() {
            return faults.isEmpty();
        }
    }

    /// A situation: what has been said yes to. `choice` is empty before any.
    private record Situation(String name, Optional<List<String>> choice) {
        Set<String> yes() {
            return choice.map(Set::copyOf).orElse(Set.of());
        }
    }

    public Outcome run() {
        var situations = new ArrayList<>(List.of(new Situation("before a choice", Optional.empty()), new Situation("after a refusal", Optional.of(List.of()))));
        declared.purposes().forEach(purpose -> situations.add(new Situation("after a yes to " + purpose, Optional.of(List.of(purpose)))));
        var judging = new Judging(declared, start);
        var pages = new TreeSet<String>();
        boolean asks = true;
        try (var browser = DevTools.start(browserArguments)) {
            for (var situation : situations) {
                if (!asks && situation.choice().isPresent()) continue;
                try (var tab = new Tab(browser)) {
                    asks = visit(tab, situation, judging, pages);
                }
            }
        }
        return new Outcome(start, asks, pages, judging.seen(), judging.faults());
    }

    private boolean visit(Tab tab, Situation situation, Judging judging, Set<String> pages) {
        tab.open(start);
        boolean asks = !tab.evaluate("window.vern ? 'yes' : ''").isEmpty();
        if (asks && situation.choice().isPresent()) {
            tab.evaluate(CHOOSE.formatted(situation.choice().get().stream().map(key -> "'" + key + "'").collect(Collectors.joining(",", "[", "]"))));
        }
        var stored = new LinkedHashMap<String, Set<String>>();
        for (var page : crawl(tab, stored)) pages.add(page.getPath());
        judging.judge(situation.name(), situation.yes(), new Judging.Found(tab.cookies(), tab.open(), stored, tab.requested()));
        return asks;
    }

    /// Opens the pages that the site's own links lead to, nearest first.
    private Set<URI> crawl(Tab tab, Map<String, Set<String>> stored) {
        var waiting = new ArrayDeque<>(List.of(start));
        var opened = new LinkedHashSet<URI>();
        while (!waiting.isEmpty() && opened.size() < mostPages) {
            var page = waiting.poll();
            if (!opened.add(page)) continue;
            tab.open(page);
            for (var kind : List.of("local", "session", "databases", "caches")) stored.computeIfAbsent(kind, key -> new TreeSet<>()).addAll(tab.stored(kind));
            for (var link : tab.links()) own(link).filter(next -> !opened.contains(next) && !waiting.contains(next)).ifPresent(waiting::add);
        }
        return opened;
    }

    private Optional<URI> own(String link) {
        try {
            var address = new URI(link);
            var page = new URI(address.getScheme(), address.getAuthority(), address.getPath(), null, null);
            boolean same = start.getScheme().equals(page.getScheme()) && start.getAuthority().equals(page.getAuthority());
            boolean file = page.getPath().matches(".*\\.(pdf|md|json|jsonld|csv|xlsx|zip|png|jpg|svg|xml|txt)");
            return same && !file && (page.getPath() + "/").startsWith(declared.home() + "/") ? Optional.of(page) : Optional.empty();
        } catch (java.net.URISyntaxException | NullPointerException notAnAddress) {
            return Optional.empty();
        }
    }
}
