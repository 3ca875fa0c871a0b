package vern.site.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.site.Visitor;
import vern.start.DueJob;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

@VernTest
@Import(Drawer.class)
class ASentenceIsProvedTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Actor STAFF = new Actor.Staff(1, "it-total", Set.of("customer-service"), true);

    @Autowired
    AppUnderTest app;

    @Autowired
    Ledger ledger;

    @Autowired
    DataSource source;

    private JdbcClient database;

    @BeforeEach
    void aNightHasPassed() {
        database = JdbcClient.create(source);
        untilMorning();
    }

    @Test
    void thePanelCountsWhatTheLastNightTook() {
        close(letter());
        close(letter());
        letter();

        untilMorning();

        assertThat(proof("nb")).contains("Sist kontrollert i natt kl. 03:00: 2 slettet, 0 forfalt", "i natt: 2", "så slettes det.");
        assertThat(proof("sv")).contains("Senast kontrollerat i natt kl. 03:00: 2 raderade, 0 förfallna");
        assertThat(proof("en")).contains("Last checked at 03:00 last night: 2 erased, 0 overdue");
        Browser.everyWay("proved", page -> page.navigate(app.url("/it-total/privacy?vis=T-36#T-36").toString()));
    }

    @Test
    void whatIsLeftAfterTheLimitIsSaidPlainly() {
        close(letter());
        database.sql("update ledger.terms set due = (select max(at) from ledger.sweep_run) - interval '1 hour' where swept is null and due < 'infinity'").update();

        assertThat(proof("nb")).contains("Ikke holdt i natt: 1 lå igjen etter fristen. Vi retter det i dag.");
        assertThat(page("/it-total/privacy?vis=T-63&lang=nb")).contains("70 løfter. Ikke holdt i natt", "Sist kontrollert i natt kl. 03:00: 0 slettet, 0 forfalt");
        untilMorning();
    }

    @Test
    void aSweepThatDidNotComeToItsEndIsNotKept() {
        var run = database.sql("select max(id) from ledger.sweep_run").query(Long.class).single();
        var finished = database.sql("select finished from ledger.sweep_run where id = ?").param(run).query(java.time.OffsetDateTime.class).single();
        database.sql("update ledger.sweep_run set finished = null where id = ?").param(run).update();

        assertThat(proof("nb")).contains("Ikke holdt i natt: slettingen gikk ikke. Vi retter det i dag.");
        assertThat(proof("en")).contains("Not kept last night: the erasure did not run. We fix it today.");

        database.sql("update ledger.sweep_run set finished = ? where id = ?").params(finished, run).update();
    }

    private AnchorId letter() {
        var subject = ledger.subject("it-total");
        var anchor = ledger.open("it-total", "case", Optional.empty(), Map.of("case-opened", app.now()));
        var wish = Placing.Wish.of("it-total", "enquiry", "form", subject, app.now()).in("contact-form").on(anchor).holding(Set.of("message"));
        var terms = ((Placing.Granted) ledger.place(wish)).terms();
        database.sql("insert into drawer.letter (subject, anchor, terms, collected, message) values (?, ?, ?, ?, 'Hei')")
                .params(subject.value(), anchor.value(), terms.value(), app.now().atZone(OSLO).toLocalDate()).update();
        return anchor;
    }

    private void close(AnchorId letter) {
        ledger.happen("it-total", letter, "case-closed", app.now(), STAFF);
    }

    private void untilMorning() {
        app.advance(DueJob.nextNight(app.now(), OSLO).plus(Duration.ofHours(5)));
    }

    private String proof(String language) {
        var page = page("/it-total/privacy?vis=T-36&lang=" + language);
        return page.substring(page.indexOf("id=\"proof-T-36\""), page.indexOf("id=\"T-63\"") > 0 ? page.indexOf("id=\"T-63\"") : page.length());
    }

    private String page(String address) {
        return HtmlUtils.htmlUnescape(new Visitor(app).read(address).body()).replace('\u00a0', ' ');
    }
}
