package vern.site.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vern.promises.Keeps;
import vern.site.scan.Fault.Kind;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Encrypted;
import vern.testing.VernTest;

/// What a real browser finds on a site, held against what is declared.
@VernTest
class ASiteIsScannedTest {

    @Autowired AppUnderTest app;
    @Autowired Published published;
    @TempDir Path folder;

    private record Printed(int status, String text) {}

    private static Printed scan(String... arguments) {
        var out = new ByteArrayOutputStream();
        int status = ScanCommand.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Printed(status, out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"it-total", "medic-it", "midt-it", "onemed", "micromedic"})
    void theCompanysOwnSiteKeepsNothingUndeclaredAndNothingEarly(String company) {
        var printed = scan(app.url("/" + company + "/").toString(), "--pages", "3");

        assertThat(printed.text()).as(company).isEqualTo("3 pages, 0 not as declared\n");
        assertThat(printed.status()).isZero();
    }

    @Test
    @Keeps({"T-52", "M1-58"})
    void whatIsWrittenToTheDeviceIsInTheRegisterWithItsPurposeProviderAndTime() {
        for (String company : List.of("it-total", "medic-it")) {
            var declared = Declared.of(published.of(company));
            var outcome = new Scan(app.url("/" + company + "/"), declared, 2).run();

            assertThat(outcome.faults()).as(company).isEmpty();
            assertThat(outcome.seen()).as(company).extracting(Scan.Seen::name).contains("vern-choice", company.equals("medic-it") ? "_ga" : "vern-visit");
            for (var seen : outcome.seen()) {
                assertThat(published.of(company).cookies()).as(seen.name()).anySatisfy(item -> {
                    assertThat(item.name()).isEqualTo(seen.name());
                    assertThat(item.necessary() || item.purpose().isPresent()).isTrue();
                    assertThat(List.of(item.provider(), item.lifetime(), item.does().in("nb"))).noneMatch(String::isBlank);
                });
            }
        }
        assertThat(new vern.site.Visitor(app).read("/medic-it/privacy?vis=part-cookies&lang=nb").body()).contains("_ga", "Google", "Gjøre nettstedet lettere å bruke");
    }

    @Test
    @Keeps("M2-17")
    void whatIsNotInTheRegisterIsAFaultWhateverWayItIsKept() throws IOException {
        var statement = Path.of("examples", "midt-it", "statement.yaml").toString();
        var report = folder.resolve("report.html");
        try (var sites = new StandInSites()) {
            sites.page("""
                    <script>document.cookie = 'fantasi-follow=1; max-age=1000'; document.cookie = 'vern-visit=1; max-age=1000'; document.cookie = 'vern-language=nb; max-age=99999999'; document.cookie = 'vern-session=x';
                    localStorage.setItem('fantasi-local', '1'); sessionStorage.setItem('fantasi-session', '1'); indexedDB.open('fantasi-database');
                    localStorage.setItem('fantasi-' + navigator.userAgent.split(' ').pop(), '1');</script>"""
                    + sites.picture("pixel", "fantasi-pixel"));

            var printed = scan(sites.address("site", "/").toString(), "--statement", statement, "--report", report.toString());

            assertThat(printed.status()).isEqualTo(1);
            assertThat(printed.text()).contains("the cookie fantasi-follow is not declared", "the cookie vern-visit came before its yes", "the cookie vern-language stays longer than declared", "the cookie vern-session has no SameSite",
                    "the stored key fantasi-local is not declared", "the stored key fantasi-vern-scan is not declared", "the stored key fantasi-session is not declared", "the stored key fantasi-database is not declared",
                    "a request to pixel.localhost is not declared");
            assertThat(Files.readString(report)).contains("<title>Cookie scan</title>", "the stored key fantasi-local is not declared").doesNotContain("<script");
        }
    }

    @Test
    void everyCookieIsKeptToHttpsWhereTheSiteIsReadSo() {
        try (var vern = new Encrypted(app)) {
            var outcome = new Scan(vern.url("/it-total/"), Declared.of(published.of("it-total")), 3, List.of("--ignore-certificate-errors")).run();

            assertThat(outcome.seen()).extracting(Scan.Seen::name).contains("vern-choice");
            assertThat(outcome.faults()).isEmpty();
            assertThat(new vern.site.Visitor(app).fetch("/it-total/?lang=sv", "X-Forwarded-Proto", "https").headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("; Secure"));
        }
    }

    @Test
    void whatNoScriptHasToReadIsKeptFromScriptsWhereTheServerSetsIt() {
        var session = new Declared.Item("fantasi-session", "cookie", "", true, false, 0);
        var read = new Declared.Item("fantasi-session", "cookie", "", true, true, 0);
        try (var sites = new StandInSites()) {
            sites.page("", "fantasi-session=1; SameSite=Lax");
            assertThat(faults(sites, session)).containsExactly("the cookie fantasi-session is not HttpOnly, and no script is declared to need it (before a choice)");
            assertThat(faults(sites, read)).isEmpty();
            sites.page("", "fantasi-session=1; SameSite=Lax; HttpOnly");
            assertThat(faults(sites, session)).isEmpty();
            sites.page("<script>document.cookie = 'fantasi-session=1; SameSite=Lax';</script>");
            assertThat(faults(sites, session)).isEmpty();
        }
    }

    private static List<String> faults(StandInSites sites, Declared.Item item) {
        return new Scan(sites.address("site", "/"), new Declared("", List.of(item)), 1).run().faults().stream().map(Fault::sentence).toList();
    }

    @Test
    void theUsualEmbedsOfOthersAreAllFoundAndCalledByTheirNames() {
        var programs = Map.of("google-analytics", new String[] {"_ga", "_gid"}, "facebook", new String[] {"_fbp"}, "hotjar", new String[] {"_hjSession_1"},
                "clarity", new String[] {"_clck", "_clsk"}, "hubspot", new String[] {"__hstc", "hubspotutk"}, "bing", new String[] {"_uetsid", "_uetvid"},
                "tiktok", new String[] {"_ttp"}, "linkedin", new String[] {"li_fat_id"}, "matomo", new String[] {"_pk_id"}, "pinterest", new String[] {"_pin_unauth"});
        try (var sites = new StandInSites()) {
            var page = new StringBuilder();
            programs.forEach((name, cookies) -> page.append(sites.program(name, cookies)));
            page.append(sites.frame("youtube", "VISITOR_INFO1_LIVE")).append(sites.frame("vimeo", "vuid")).append(sites.frame("maps", "NID")).append(sites.picture("doubleclick", "IDE"));
            sites.page(page.toString());

            var outcome = new Scan(sites.address("site", "/"), new Declared("", List.of()), 1).run();

            var found = outcome.faults().stream().map(Fault::what).toList();
            programs.forEach((name, cookies) -> assertThat(found).contains(name + ".localhost").contains(cookies));
            assertThat(found).contains("youtube.localhost", "vimeo.localhost", "maps.localhost", "doubleclick.localhost").contains("VISITOR_INFO1_LIVE", "vuid", "NID", "IDE");
            assertThat(outcome.faults()).allMatch(fault -> fault.kind() == Kind.UNDECLARED);
            assertThat(outcome.faults().stream().filter(fault -> fault.what().equals("_ga")).findFirst().orElseThrow().of()).hasValue("Google Analytics, Analytics");
            assertThat(outcome.faults().stream().filter(fault -> fault.what().equals("_fbp")).findFirst().orElseThrow().of().orElse("")).contains("Facebook");
        }
    }

    @Test
    void aSiteWithoutADeclarationIsNotScanned() {
        assertThat(scan(app.url("/nowhere/").toString()).status()).isEqualTo(2);
        assertThat(scan("ftp://fantasi.example").status()).isEqualTo(2);
        assertThat(scan().text()).startsWith("usage: ./vern scan URL");
    }
}
