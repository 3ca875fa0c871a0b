package vern.site.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.site.Wanderer;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.VernTest;

/// Views that the company's own servers hand on, many in one request.
@VernTest
class GatheredVisitsAreCountedTest {

    @Autowired AppUnderTest app;
    @Autowired Published published;
    @Autowired JdbcClient database;

    private String key(String purpose) {
        database.sql("delete from staff.attempt").update();
        var address = database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = 'medic-it' and b.role = 'administrator' and b.ended_at is null order by a.id limit 1""").query(String.class).single();
        var page = new Desk(app.url("/").getPort()).signedIn(address).send("/desk/keys", "/desk/keys", Map.of("name", "Fantasi besøkstjener", "purposes", purpose, "perMinute", "600")).body();
        return page.replaceAll("(?s).*id=\"secret\">(vern_[A-Za-z0-9_-]+)<.*", "$1");
    }

    private HttpResponse<String> deliver(String company, String key, List<String> lines) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(app.url("/api/v1/" + company + "/visits")).header("Authorization", "Bearer " + key).header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(String.join("\n", lines))).build(), BodyHandlers.ofString());
        }
    }

    private static String line(String page, String choice, String address, String agent, String at) {
        return "{\"page\":\"/medic-it/samlet-%s\",\"from\":\"\",\"seconds\":12,\"visitor\":\"%032x\",\"choice\":\"%s\",\"address\":\"%s\",\"agent\":\"%s\",\"at\":\"%s\"}"
                .formatted(page, page.hashCode() & 0xffff, choice, address, agent, at);
    }

    private List<String> stored(String page) {
        return database.sql("select network || '/' || coalesce(city, '-') || '/' || (mark is not null) || '/' || to_jsonb(v)::text from site.visit v where page = ? order by network, day")
                .param("/medic-it/samlet-" + page).query(String.class).list();
    }

    @Test
    void eachIsCountedByItsOwnYesAndItsAddressShortened() throws Exception {
        var yes = new Wanderer(app, "medic-it", "203.0.113.171").saying(published, "analytics").choice();
        var no = new Wanderer(app, "medic-it", "203.0.113.172").saying(published).choice();
        var forged = yes.substring(0, yes.length() - 4) + "AAAA";
        var firefox = Wanderer.FIREFOX;
        Instant now = app.now();

        var answer = deliver("medic-it", key("analytics"), List.of(line("ja", yes, "203.0.113.171", firefox, ""), line("ja", yes, "2001:db8:0:7:1:2:3:4", firefox, now.toString()),
                line("ja", no, "203.0.113.172", firefox, ""), line("ja", forged, "203.0.113.173", firefox, ""), line("ja", "", "203.0.113.174", firefox, ""),
                line("ja", yes, "203.0.113.175", firefox + " vern-scan", ""), line("ja", yes, "ingen adresse", firefox, ""), line("ja", yes, "203.0.113.176", firefox, "i går"),
                line("ja", yes, "203.0.113.177", firefox, now.minus(Duration.ofDays(3)).toString()), line("ja", yes, "203.0.113.178", firefox, now.plus(Duration.ofHours(3)).toString()),
                "{", "[]", "", "x".repeat(9_000)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"counted\":2", "\"left\":11");
        assertThat(stored("ja")).hasSize(2).anyMatch(row -> row.startsWith("203.0.113.0/Oslo/true")).anyMatch(row -> row.startsWith("2001:db8:0:0:0:0:0:0/Kristiansand/true"))
                .noneMatch(row -> row.contains("203.0.113.171") || row.contains("1:2:3:4") || row.contains(yes.split("\\.")[4]));
    }

    @Test
    void whatIsToldOfTheDayBeforeCarriesNoNumberThatJoinsItWithAnother() throws Exception {
        var yes = new Wanderer(app, "medic-it", "203.0.113.181").saying(published, "analytics").choice();

        var zone = published.of("medic-it").controller().zone();
        var day = app.now().atZone(zone).toLocalDate();

        deliver("medic-it", key("analytics"), List.of(line("foer", yes, "203.0.113.181", Wanderer.FIREFOX, day.atStartOfDay(zone).minusHours(2).toInstant().toString())));

        assertThat(database.sql("select mark is null and day = ? from site.visit where page = '/medic-it/samlet-foer'").param(day.minusDays(1)).query(Boolean.class).list()).containsExactly(true);
        assertThat(database.sql("select count(*) from site.secret where name = ?").param("visits-" + day.minusDays(1)).query(Long.class).single()).isZero();
    }

    @Test
    void aKeyIsForItsPurposeAndItsCompany() throws Exception {
        var yes = new Wanderer(app, "medic-it", "203.0.113.191").saying(published, "analytics").choice();
        var lines = List.of(line("nei", yes, "203.0.113.191", Wanderer.FIREFOX, ""));

        var other = deliver("medic-it", key("marketing"), lines);
        var elsewhere = deliver("it-total", key("analytics"), lines);

        assertThat(List.of(other.statusCode(), elsewhere.statusCode())).containsExactly(403, 401);
        assertThat(other.body()).contains("/problems/not-the-purpose", "analytics");
        assertThat(stored("nei")).isEmpty();
    }
}
