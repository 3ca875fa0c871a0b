package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Publication;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.portal.MeVisits;
import vern.start.Published;
import vern.statement.Basis;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// Min side goes by the statement: how long one stays signed in is the company's own, and everything shows which version applied on its day.
@Story
class TheStatementThatAppliedTest {

    private static final String COMPANY = "it-total";

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Ledger ledger;
    @Autowired Publication publication;
    @Autowired Published published;
    @Autowired MeVisits visits;

    private void publish(String file) {
        assertThat(publication.publish(file, COMPANY, Counter.clerk(COMPANY))).isInstanceOf(Publication.Outcome.Published.class);
    }

    private void idle(SubjectId who, int minutes) {
        database.sql("update portal.visit set seen = seen - ?::interval where subject = ?").params(minutes + " minutes", who.value()).update();
    }

    @Test
    @Keeps("T-46")
    void eachCompanySignsOutAfterWhatItsOwnStatementInForceSays() {
        var visiting = new Visiting(counter, app, database, dispatch);
        var who = visiting.customer(COMPANY, "SA-1", "Fantasi Tomgang", "tomgang-sa@postkasse.example");
        Desk mine = visiting.signedIn(COMPANY, "tomgang-sa@postkasse.example");
        assertThat(visits.idle("onemed")).isEqualTo(Duration.ofMinutes(10));
        idle(who, 6);
        assertThat(mine.read("/it-total/me")).contains("signed out after 15 minutes");

        publish(counter.nextVersion(COMPANY).replace("sign-out-after: 15 minutes", "sign-out-after: 5 minutes"));
        try {
            String said = mine.read("/it-total/me/requests/new/access");
            idle(who, 6);
            var late = mine.get("/it-total/me");

            assertThat(said).contains("signed out after 5 minutes");
            assertThat(late.statusCode()).isEqualTo(302);
            assertThat(visits.idle("onemed")).isEqualTo(Duration.ofMinutes(10));
        } finally {
            publish(counter.nextVersion(COMPANY));
        }
    }

    @Test
    void whatIsHeldAndWhatWasSaidYesToShowTheVersionThatAppliedOnItsDay() {
        var visiting = new Visiting(counter, app, database, dispatch);
        var who = visiting.customer(COMPANY, "SA-2", "Fantasi Utgave", "utgave-sa@postkasse.example");
        publish(counter.nextVersion(COMPANY));
        int now = published.of(COMPANY).version().number();
        int then = database.sql("select distinct t.version from register.person p join ledger.terms t on t.id = p.terms where p.subject = ?").param(who.value()).query(Integer.class).single();
        var consent = published.of(COMPANY).purposes().values().stream().filter(purpose -> purpose.basis() == Basis.CONSENT).findFirst().orElseThrow().key();
        ledger.consent(COMPANY, who, consent, Map.of("channel", "phone"), new Actor.Job("counter", COMPANY));

        Desk mine = visiting.signedIn(COMPANY, "utgave-sa@postkasse.example");
        String front = mine.read("/it-total/me");
        var datum = Pattern.compile("\\?vis=(contact-\\d+-phone)").matcher(front);
        assertThat(datum.find()).isTrue();
        String why = mine.read("/it-total/me?vis=" + datum.group(1));
        String all = Visiting.words(mine.read("/it-total/me/statements"));

        assertThat(then).isLessThan(now);
        assertThat(why).contains("href=\"/it-total/privacy/versions/" + then + "\"", "Version " + then + " of the statement applied then");
        assertThat(front).contains("href=\"/it-total/privacy/versions/" + now + "\"", "Version " + now + " applied then");
        assertThat(all).containsPattern("Version " + now + " From [^.]+\\. It is in force now\\..*You said yes on.*Version " + then + " From [^.]+ to .*were collected under it");
        assertThat(mine.get("/it-total/privacy/versions/" + then).statusCode()).isEqualTo(200);
    }
}
