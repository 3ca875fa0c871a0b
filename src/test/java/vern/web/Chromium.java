package vern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A browser for tests, and what every page must stand up to: narrow and wide, light and dark.
public final class Chromium implements AutoCloseable {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright = Playwright.create();
    private final Browser browser = playwright.chromium().launch(new LaunchOptions()
            .setExecutablePath(Path.of("/usr/bin/chromium"))
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync")));

    /// Opens what `visit` opens, looks at it in each of the four ways, and expects no violation of WCAG 2.2 AA, nothing broken by
    /// the content policy and nothing wider than the screen.
    public void everyWay(String name, Consumer<Page> visit) {
        try (var context = context()) {
            var page = context.newPage();
            var refused = refused(page);
            visit.accept(page);
            expectGoodEveryWay(page, name);
            assertThat(refused).as(name).isEmpty();
        }
    }

    /// The same for several pages in a row, so that someone signs in once for all of them.
    public void everyWay(String name, Consumer<Page> before, List<String> addresses) {
        try (var context = context()) {
            var page = context.newPage();
            var refused = refused(page);
            before.accept(page);
            for (int i = 0; i < addresses.size(); i++) {
                page.navigate(addresses.get(i));
                expectGoodEveryWay(page, name + "-" + i);
            }
            assertThat(refused).as(name).isEmpty();
        }
    }

    /// No page asks about cookies in it: the browser has said no. Nothing moves, so that a colour is not looked at on its way to another.
    private BrowserContext context() {
        return vern.testing.Browser.saying(browser.newContext(new NewContextOptions().setViewportSize(360, 800).setReducedMotion(ReducedMotion.REDUCE).setLocale("nb-NO")));
    }

    private static List<String> refused(Page page) {
        var refused = new java.util.ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) refused.add(message.text());
        });
        return refused;
    }

    private static void expectGoodEveryWay(Page page, String name) {
        for (int width : new int[] {360, 1280}) {
            page.setViewportSize(width, 800);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                expectGood(page, "%s-%d-%s".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT)));
            }
        }
        page.setViewportSize(360, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void expectGood(Page page, String name) {
        page.evaluate("Promise.all([document.fonts.ready, ...document.getAnimations().map(one => one.finished.catch(() => 0))]).then(() => true)");
        picture(page, name);
        assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations()).as(name)
                .extracting(rule -> rule.getId() + " " + rule.getNodes().stream().map(node -> node.getHtml()).toList()).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(name + " fits").isEqualTo(true);
    }

    /// Kept only where the person who runs the test asks for it: `-Dvern.pictures=FOLDER`.
    private static void picture(Page page, String name) {
        String folder = System.getProperty("vern.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true));
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
