package vern.site.scan.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.VernTest;

/// A company's site is gone over when a version is published and every week, and the desk shows what was found.
@VernTest
class LookedOverByItselfTest {

    @Autowired AppUnderTest app;
    @Autowired SiteScans scans;
    @Autowired Published published;
    @Autowired JdbcClient database;

    private Desk desk() {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = 'onemed' and b.role = 'marketing' and b.ended_at is null order by a.id limit 1""").query(String.class).single());
    }

    /// As if this had been the last look at each site: that of OneMed at this version and so many days ago.
    private void lookedOver(int version, int daysAgo) {
        for (var company : published.companies()) {
            boolean it = company.equals("onemed");
            database.sql("insert into site.scan (controller, version, started, finished, outcome, pages, faults) values (?, ?, ?, ?, 'done', 3, '[]')")
                    .params(company, it ? version : published.of(company).version().number(), at(it ? daysAgo : 0), at(0)).update();
        }
    }

    private java.time.OffsetDateTime at(int daysAgo) {
        return app.now().atOffset(java.time.ZoneOffset.UTC).minusDays(daysAgo);
    }

    @Test
    void aSiteIsDueWhenItsVersionIsNewAfterAWeekAndWhenSomeoneAsks() {
        int now = published.of("onemed").version().number();
        lookedOver(now, 6);
        assertThat(scans.due("onemed")).isEmpty();

        lookedOver(now - 1, 0);
        assertThat(scans.due("onemed")).isPresent();
        assertThat(scans.due("onemed")).isEmpty();

        lookedOver(now, 8);
        assertThat(scans.due("onemed")).isPresent();

        lookedOver(now, 1);
        desk().send("/desk/scans", "/desk/scans", java.util.Map.of());
        assertThat(scans.due("onemed")).isPresent();
        assertThat(List.of("it-total", "medic-it")).allSatisfy(other -> assertThat(scans.due(other)).isEmpty());
    }

    @Test
    void theDeskShowsWhatTheBrowserFound() {
        lookedOver(published.of("onemed").version().number(), 8);
        scans.scan("onemed", scans.due("onemed").orElseThrow(), 2);
        var clean = desk().read("/desk/scans");
        database.sql("""
                insert into site.scan (controller, version, started, finished, outcome, pages, faults) values ('onemed', 1, ?, ?, 'done', 3,
                '[{"kind":"too-early","thing":"cookie","what":"_fantasi","when":"after a refusal","of":"Fantasi Analyse"}]')""").params(at(0), at(0)).update();
        var wrong = desk().read("/desk/scans");

        assertThat(clean).contains("Everything is as declared", "2 pages");
        assertThat(wrong).contains("One thing is not as declared", "the cookie _fantasi", "came before its yes", "after a no", "Fantasi Analyse");
        assertThat(new Desk(app.url("/").getPort()).get("/desk/scans").statusCode()).isEqualTo(302);
    }
}
