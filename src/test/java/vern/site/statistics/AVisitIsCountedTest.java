package vern.site.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.promises.Keeps;
import vern.site.Wanderer;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;
import vern.testing.VernTest;

/// What is written down of a visit, what is not, and what the desk sees of it.
@VernTest
class AVisitIsCountedTest {

    @Autowired AppUnderTest app;
    @Autowired Published published;
    @Autowired JdbcClient database;
    @Autowired Visits visits;

    private Wanderer visitor(String company, String address) {
        return new Wanderer(app, company, address);
    }

    private Desk desk(String company, String role) {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1""").params(company, role).query(String.class).single());
    }

    /// Everything that the site's tables hold, as text.
    private String everythingStored() {
        visits.write();
        var text = new StringBuilder();
        for (var table : List.of("visit", "tally", "search_word")) database.sql("select to_jsonb(t)::text from site." + table + " t").query(String.class).list().forEach(text::append);
        return text.toString();
    }

    @Test
    @Keeps({"M1-63", "M1-64"})
    void theAddressIsShortenedBeforeAnythingIsWrittenAndThePlaceIsNoCloserThanTheTown() {
        visitor("medic-it", "203.0.113.77").saying(published, "analytics").reads("/fantasi-adresse", "", 12);
        visitor("medic-it", "::ffff:198.51.100.23").saying(published, "analytics").reads("/fantasi-adresse", "", 12);
        visitor("medic-it", "2001:db8:0:7:1:2:3:4").saying(published, "analytics").reads("/fantasi-adresse", "", 12);

        assertThat(everythingStored()).contains("203.0.113.0", "198.51.100.0", "2001:db8:0:0:0:0:0:0").doesNotContain("203.0.113.77", "198.51.100.23", "1:2:3:4");
        assertThat(database.sql("select distinct coalesce(country, '-') || '/' || coalesce(city, '-') from site.visit where page = '/medic-it/fantasi-adresse'").query(String.class).list())
                .containsExactlyInAnyOrder("NO/Oslo", "NO/Trondheim", "NO/Kristiansand");
    }

    @Test
    void onlyAProxyThatIsTrustedIsBelieved() {
        var trusted = List.of(InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("10.0.0.2"));

        assertThat(sender("192.0.2.9", "203.0.113.7", trusted)).isEqualTo("192.0.2.9");
        assertThat(sender("10.0.0.1", "203.0.113.7", trusted)).isEqualTo("203.0.113.7");
        assertThat(sender("10.0.0.1", "1.2.3.4, 203.0.113.7, 10.0.0.2", trusted)).isEqualTo("203.0.113.7");
        assertThat(sender("10.0.0.1", "fantasi", trusted)).isEqualTo("10.0.0.1");
    }

    private static String sender(String peer, String forwarded, List<InetAddress> trusted) {
        return vern.site.OriginProbe.sender(InetAddress.ofLiteral(peer), List.of(forwarded), trusted).getHostAddress();
    }

    @Test
    void nothingIsCountedWithoutARecordedYes() {
        visitor("it-total", "203.0.113.8").reads("/fantasi-uten-ja", "", 5);
        visitor("it-total", "203.0.113.8").saying(published).reads("/fantasi-uten-ja", "", 5);
        visitor("it-total", "203.0.113.8").saying(published, "mail-effect").reads("/fantasi-uten-ja", "", 5);
        var withdrawn = visitor("it-total", "203.0.113.8").saying(published, "site-traffic");
        withdrawn.saying(published).reads("/fantasi-uten-ja", "", 5);

        assertThat(everythingStored()).doesNotContain("fantasi-uten-ja");
    }

    @Test
    void onlyWhatTheCompanyDeclaresIsKeptAndNoNumberOutlivesTheDay() {
        var reader = visitor("onemed", "203.0.113.9").saying(published, "site-statistics");
        reader.reads("/fantasi-erklaert", "fantasi.example", 30);
        reader.reads("/fantasi-erklaert", "", 30);
        visits.write();
        var rows = database.sql("select num_nonnulls(seconds, referrer, browser, device, network, country, city, product) as more, mark from site.visit where page = '/onemed/fantasi-erklaert'")
                .query((row, n) -> row.getInt("more") + "/" + row.getLong("mark")).list();

        assertThat(rows).hasSize(2).allMatch(row -> row.startsWith("0/")).allMatch(rows.getFirst()::equals);
        app.advance(java.time.Duration.ofDays(1));
        reader.reads("/fantasi-erklaert-neste", "", 30);
        visits.write();
        assertThat(database.sql("select mark from site.visit where page = '/onemed/fantasi-erklaert-neste'").query(Long.class).single()).isNotEqualTo(Long.parseLong(rows.getFirst().substring(2)));
        assertThat(database.sql("select count(*) from site.secret where name like 'visits-%'").query(Long.class).single()).isLessThanOrEqualTo(1);
    }

    @Test
    @Keeps({"M1-59", "M1-65"})
    void theReportTellsOfPagesTimeReferrersAndBrowsersInSumsAndOfNoVisitor() {
        for (int i = 0; i < 12; i++) visitor("medic-it", "203.0.113." + i).saying(published, "analytics").reads("/fantasi-skjermer", "fantasi-sok.example", 90);
        for (int i = 0; i < 3; i++) visitor("medic-it", "192.0.2." + i).saying(published, "analytics").reads("/fantasi-sjelden", "fantasi-blogg.example", 700);

        for (String role : List.of("marketing", "administrator", "managing-director")) {
            String page = desk("medic-it", role).read("/desk/visits");

            assertThat(page).as(role).contains("/medic-it/fantasi-skjermer", "fantasi-sok.example", "Firefox", "one to five minutes", "Oslo, NO")
                    .doesNotContain("fantasi-sjelden", "fantasi-blogg", "over five minutes", "Stockholm", "203.0.113", "192.0.2");
            assertThat(page).as(role).contains("id=\"visits-page\"", "id=\"visits-duration\"", "id=\"visits-referrer\"", "id=\"visits-browser\"");
        }
        assertThat(new Desk(app.url("/").getPort()).get("/desk/visits").statusCode()).isEqualTo(302);
    }

    @Test
    @Keeps("S-31")
    void micromedicsAnalysisIsOfWhatManyDoUnderAPurposeOfItsOwnAndFindsNobody() {
        for (int i = 0; i < 12; i++) visitor("micromedic", "203.0.113." + i).saying(published, "develop").reads("/fantasi-mange-laser", "", 90, "stols");
        for (int i = 0; i < 3; i++) visitor("micromedic", "192.0.2." + i).saying(published, "develop").reads("/fantasi-en-laser", "", 90, "lampor");
        visitor("micromedic", "203.0.113.40").saying(published, "personalise").reads("/fantasi-mange-laser", "", 90, "stols");

        String report = desk("micromedic", "marketing").read("/desk/visits");

        assertThat(report).contains("/micromedic/fantasi-mange-laser").doesNotContain("fantasi-en-laser", "lampor", "203.0.113", "192.0.2", "@");
        assertThat(report.replaceAll("\\s+", " ")).containsPattern("fantasi-mange-laser.{0,400}>12<");
        assertThat(database.sql("select count(*) from site.visit where page = '/micromedic/fantasi-mange-laser'").query(Long.class).single()).isEqualTo(12);
    }

    @Test
    @Keeps("T-57")
    void whereVisitsComeFromIsToldByRegionAndNothingElse() {
        for (int i = 0; i < 11; i++) visitor("it-total", "203.0.113." + i).saying(published, "site-traffic").reads("/fantasi-region", "", 5);
        for (int i = 0; i < 13; i++) visitor("it-total", "198.51.100." + i).saying(published, "site-traffic").reads("/fantasi-region", "", 5);

        String page = desk("it-total", "managing-director").read("/desk/visits");

        assertThat(page.replaceAll("(?s).*id=\"visits-place\"", "").replaceAll("(?s)</section>.*", "")).contains("Oslo, NO", "Trondheim, NO").containsPattern("<td class=\"num\">1[1-9]</td>");
        assertThat(database.sql("select count(*) from site.visit where company = 'it-total' and (network is not null or browser is not null)").query(Long.class).single()).isZero();
    }

    @Test
    @Keeps({"M1-66", "M1-67"})
    void aSearchedWordIsCountedAloneAndTheReportShowsItsCount() {
        var searcher = visitor("medic-it", "203.0.113.60").saying(published, "analytics");
        for (int i = 0; i < 12; i++) searcher.send("/search", "/searches", Map.of("word", "Fantasiskjerm"));
        searcher.send("/search", "/searches", Map.of("word", "fantasisjelden"));
        searcher.send("/search", "/searches", Map.of("word", "fantasi@fantasi.example"));
        searcher.send("/search", "/searches", Map.of("word", "010190 12345"));
        String before = desk("medic-it", "marketing").read("/desk/visits");

        var answer = searcher.send("/search", "/searches", Map.of("word", "fantasiskjerm"));

        var script = searcher.send("/search", "/searches", Map.of("word", "<script>alert(1)</script>"));

        assertThat(answer.body()).contains("Ingen treff på «fantasiskjerm»");
        assertThat(script.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
        assertThat(before).contains("fantasiskjerm</th><td class=\"num\">12</td>");
        assertThat(desk("medic-it", "marketing").read("/desk/visits")).contains("fantasiskjerm</th><td class=\"num\">13</td>").doesNotContain("fantasisjelden");
        assertThat(database.sql("select word || '=' || count from site.search_word where company = 'medic-it' and word like 'fantasi%' order by word").query(String.class).list())
                .containsExactly("fantasisjelden=1", "fantasiskjerm=13");
        assertThat(database.sql("select column_name from information_schema.columns where table_schema = 'site' and table_name = 'search_word'").query(String.class).list())
                .containsExactlyInAnyOrder("company", "month", "word", "count");
    }

    @Test
    @Keeps("M1-57")
    void noProgramThatCountsIsFetchedBeforeAYesToIt() {
        try (var context = Browser.undecided(1280)) {
            var requests = new ArrayList<String>();
            context.onRequest(request -> requests.add(request.url()));
            var page = context.newPage();
            page.navigate(app.url("/medic-it/").toString());
            page.navigate(app.url("/medic-it/privacy").toString());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bare nødvendige")).click();
            page.navigate(app.url("/medic-it/").toString());
            List<String> before = List.copyOf(requests);

            page.waitForResponse(answer -> answer.url().endsWith("/stand-in/collect.svg"), () -> page.evaluate("void vern.choose(['analytics'])"));

            assertThat(before).isNotEmpty().noneMatch(url -> url.contains("stand-in") || url.contains("/visits"));
            assertThat(context.cookies()).extracting(cookie -> cookie.name).contains("_ga");
        }
    }

    @Test
    @Keeps("T-53")
    void whoeverRefusesToBeMeasuredGetsNoMeasuringCookieOnAnyPage() {
        try (var context = Browser.undecided(1280)) {
            var page = context.newPage();
            page.navigate(app.url("/it-total/").toString());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bare nødvendige")).click();
            for (String path : List.of("/it-total/privacy", "/it-total/privacy/versions", "/it-total/cookies", "/it-total/")) page.navigate(app.url(path).toString());
            List<String> refused = context.cookies().stream().map(cookie -> cookie.name).toList();

            page.evaluate("void vern.choose(['site-traffic'])");

            assertThat(refused).contains("vern-choice").doesNotContain("vern-visit");
            assertThat(context.cookies()).extracting(cookie -> cookie.name).contains("vern-visit");
        }
    }

    @Test
    void aBrowserCountsThePageThatItLeaves() {
        try (var context = Browser.undecided(1280)) {
            var page = context.newPage();
            page.navigate(app.url("/it-total/privacy").toString());
            page.evaluate("vern.choose(['site-traffic']); new Promise(done => { const look = () => vern.choice().recorded ? done() : setTimeout(look, 20); look(); })");
            long before = read("/it-total/privacy");

            page.navigate(app.url("/it-total/cookies").toString());
            IntStream.range(0, 250).filter(i -> read("/it-total/privacy") > before || pause()).findFirst();

            assertThat(read("/it-total/privacy")).isEqualTo(before + 1);
        }
    }

    private static boolean pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        return false;
    }

    private long read(String page) {
        visits.write();
        return database.sql("select count(*) from site.visit where page = ? and mark is not null").param(page).query(Long.class).single();
    }

    @Test
    void tenThousandLinesOfARealLogAreCountedRightAndLeaveNoAddress() {
        var counting = Counting.of(published.of("medic-it")).orElseThrow();
        var pages = new HashMap<String, Long>();
        var lines = WebLog.lines();
        for (var line : lines) {
            pages.merge(line.page(), 1L, Long::sum);
            visits.take(counting, line.visit(counting, java.time.LocalDate.ofInstant(app.now(), java.time.ZoneOffset.UTC).minusDays(100)));
        }
        visits.write();

        var counted = database.sql("select page, count(*) as n from site.visit where company = 'medic-it' and page like '/log%' group by page")
                .query((row, n) -> Map.entry(row.getString("page"), row.getLong("n"))).list();
        assertThat(counted.stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))).isEqualTo(pages);
        var stored = everythingStored();
        assertThat(lines.stream().map(WebLog.Line::address).distinct().filter(address -> !address.endsWith(".0")).filter(address -> stored.contains("\"" + address + "\""))).isEmpty();
    }
}
