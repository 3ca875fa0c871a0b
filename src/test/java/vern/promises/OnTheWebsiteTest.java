package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Publication;
import vern.site.Visitor;
import vern.site.Wanderer;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// What time and new versions of a statement do to a company's website: what was counted, what was written, what others may count.
@Story
class OnTheWebsiteTest {

    private static final String AGREEMENT = "agreement: { signed: 2024-02-01, reviewed: 2026-02-03 }";

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Publication publication;
    @Autowired Published published;
    @Autowired JdbcClient database;

    private void publish(String company, String file) {
        assertThat(publication.publish(file, company, Counter.clerk(company))).isInstanceOf(Publication.Outcome.Published.class);
    }

    private void comment(String name, String message) {
        var visitor = new Wanderer(app, "it-total", "10.99.1.1");
        var words = new HashMap<>(Map.of("name", name, "email", "kommentar@fantasi.example", "message", message));
        words.put("stamp", visitor.get("/news/holiday").body().replaceAll("(?s).*name=\"stamp\" value=\"([^\"]+)\".*", "$1"));
        app.advance(java.time.Duration.ofSeconds(5));
        visitor.send("/news/holiday", "/news/holiday/comments", words);
        long id = database.sql("select id from site.comment where message = ?").param(message).query(Long.class).single();
        counter.desk("it-total", "moderator").send("/desk/comments", "/desk/comments/" + id + "/publication", Map.of());
    }

    private String article() {
        return Desk.plain(new Visitor(app).read("/it-total/news/holiday?lang=nb").body());
    }

    @Test
    @Keeps("S-49")
    void micromedicHasOnlySumsOfTenOrMoreLeftOfWhatIsOlderThanThirtyDays() {
        LocalDate day = counter.today();
        for (int i = 0; i < 12; i++) new Wanderer(app, "micromedic", "10.98.1." + i).saying(published, "develop").reads("/fantasi-ofte", "", 5, "stols");
        for (int i = 0; i < 3; i++) new Wanderer(app, "micromedic", "10.98.2." + i).saying(published, "develop").reads("/fantasi-sjelden", "", 5);
        counter.desk("micromedic", "managing-director").read("/desk/visits");
        long before = database.sql("select count(*) from site.visit where company = 'micromedic' and day = ?").param(day).query(Long.class).single();

        counter.waitUntil(day.plusDays(29));
        long soon = database.sql("select count(*) from site.visit where company = 'micromedic' and day = ?").param(day).query(Long.class).single();
        counter.waitUntil(day.plusDays(32));

        assertThat(before).isEqualTo(15);
        assertThat(soon).isEqualTo(15);
        assertThat(database.sql("select count(*) from site.visit where company = 'micromedic' and day <= ?").param(day).query(Long.class).single()).isZero();
        assertThat(database.sql("select word || '=' || views from site.tally where company = 'micromedic' and kind = 'page' order by word").query(String.class).list())
                .containsExactly("=3", "/micromedic/fantasi-ofte=12");
    }

    @Test
    @Keeps("T-34")
    void aCommentStaysForTenYearsAndGoesWhenItsWriterAsks() {
        comment("Fantasi Gammel", "Skrevet for lenge siden");
        database.sql("update site.comment set collected = ?, written = ? where name = 'Fantasi Gammel'").params(counter.today().minusYears(10), app.now().minus(java.time.Duration.ofDays(3653)).toString()).update();

        counter.waitDays(2);
        String afterTenYears = article();
        long subject = database.sql("select subject from site.comment where name = 'Fantasi Gammel'").query(Long.class).single();
        var desk = counter.desk("it-total", "customer-service");
        var request = new Asked(counter, database).shown(desk, "erasure", new vern.ledger.SubjectId(subject));
        desk.send(request, request + "/answer", Map.of("weigh.comments", "end"));

        assertThat(afterTenYears).contains("Skrevet for lenge siden");
        assertThat(database.sql("select count(*) from site.comment where subject = ?").param(subject).query(Long.class).single()).isZero();
        assertThat(article()).doesNotContain("Skrevet for lenge siden");
    }

    @Test
    @Keeps("T-68")
    void aLinkToAServiceWhoseContractHasExpiredIsDisabledAndTheDeskIsTold() {
        var file = counter.nextVersion("it-total");
        int at = file.indexOf(AGREEMENT, file.indexOf("  avatar-service:"));
        publish("it-total", file.substring(0, at) + "agreement: { signed: 2024-02-01, until: " + counter.today().plusDays(3) + ", reviewed: 2026-02-03 }" + file.substring(at + AGREEMENT.length()));
        comment("Fantasi Avtale", "Les https://automattic.com/privacy/ om bildene");
        String while_ = article();

        counter.waitDays(5);

        assertThat(while_).contains("href=\"https://automattic.com/privacy/\"");
        assertThat(article()).contains("[lenken er fjernet]").doesNotContain("href=\"https://automattic.com/privacy/\" rel=");
        assertThat(counter.desk("it-total", "moderator").read("/desk/comments")).contains("The pages do not link to automattic.com");
    }

    @Test
    @Keeps("M1-61")
    void whenTheGroundForSendingDataToTheUsaLapsesAnalyticsIsOffAndTheAdministratorIsWarned() {
        var file = counter.nextVersion("medic-it");
        int at = file.indexOf("  google-analytics:");
        var tail = file.substring(at).replaceFirst("(?s)mechanisms:.*?\\R    agreement", "mechanisms: [{ kind: scc, from: 2022-12-27, until: " + counter.today().plusDays(3) + " }]\n    agreement");
        publish("medic-it", file.substring(0, at) + tail);
        String on = new Visitor(app).read("/medic-it/vern.js").body();
        String calm = counter.desk("medic-it", "administrator").read("/desk/visits");

        counter.waitDays(5);

        assertThat(on).contains("/medic-it/stand-in/analytics.js");
        assertThat(calm).doesNotContain("is off:");
        assertThat(new Visitor(app).read("/medic-it/vern.js").body()).doesNotContain("stand-in/analytics.js");
        assertThat(counter.desk("medic-it", "administrator").read("/desk/visits")).contains("Google Analytics is off: the data may not be sent to US");
    }
}
