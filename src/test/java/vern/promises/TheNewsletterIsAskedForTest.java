package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.mail.Dispatch;
import vern.mail.inbox.Mailroom;
import vern.marketing.newsletter.Reader;
import vern.register.Search;
import vern.testing.AppUnderTest;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// What is promised of the newsletter's list, from both sides of the counter.
@VernTest
class TheNewsletterIsAskedForTest {

    @Autowired AppUnderTest app;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;
    @Autowired Search search;
    @Autowired Mailroom mailroom;

    private Reader reader(String company) {
        return new Reader(app, dispatch, database, company);
    }

    @Test
    @Keeps("T-60")
    void anAddressIsAllItTakes() throws Exception {
        assertThat(reader("it-total").joined().active()).isTrue();
    }

    @Test
    @Keeps("T-65")
    void whoeverSaysNothingOfThemselvesIsTakenOnAllTheSame() throws Exception {
        var reader = reader("it-total").joined();

        assertThat(reader.visit().read("/it-total/newsletter")).contains("Jeg kommer fra en bedrift", "Jeg er privatperson", "Jeg er journalist", "Noe annet");
        assertThat(database.sql("select segment is null from marketing.subscriber where subject = ?").param(reader.subject()).query(Boolean.class).single()).isTrue();
    }

    @Test
    @Keeps("T-61")
    void whoeverSearchesTheCustomersFindsNoReader() throws Exception {
        var reader = reader("it-total").joined();

        for (var role : new String[] {"customer-service", "sales", "accounting", "technician", "managing-director", "marketing"}) {
            assertThat(search.find(new Actor.Staff(4711, "it-total", java.util.Set.of(role), true), reader.address, 10)).as(role).isEmpty();
        }
        assertThat(database.sql("select count(*) from register.person where lower(email) = lower(?)").param(reader.address).query(Long.class).single()).isZero();
        assertThat(database.sql("select count(*) from register.link where subject = ?").param(reader.subject()).query(Long.class).single()).isZero();
    }

    @Test
    @Keeps("T-63")
    void leavingLeavesNoAddressAnywhere() throws Exception {
        var reader = reader("it-total").joined();
        var choices = reader.choices();

        reader.visit().send(choices, choices + "/leaving", Map.of());

        assertThat(reader.traces()).isZero();
    }

    @Test
    @Keeps("T-64")
    void anAddressThatComesBackAsDeadIsErasedAndOneThatIsOnlyFullIsNot() throws Exception {
        var dead = reader("it-total").joined();
        var full = reader("it-total").joined();

        Postbox.deliver("it-total", back(dead, "5.1.1"));
        Postbox.deliver("it-total", back(full, "5.2.2"));
        mailroom.collect();

        assertThat(dead.traces()).isZero();
        assertThat(full.active()).isTrue();
    }

    @Test
    void aComplaintIsANoAndAForgedReturnIsNothing() throws Exception {
        var annoyed = reader("it-total").joined();
        var victim = reader("it-total").joined();

        Postbox.deliver("it-total", """
                From: feedback@mx.example
                To: post@it-total.example
                Subject: Abuse report
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                Version: 1
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --b--
                """.formatted(number(annoyed)));
        Postbox.deliver("it-total", back(victim, "5.1.1").replace(number(victim), "<forged@it-total.example>"));
        mailroom.collect();

        assertThat(annoyed.traces()).isZero();
        assertThat(victim.active()).isTrue();
    }

    private static String number(Reader reader) throws Exception {
        return reader.newest().getMessageID();
    }

    private static String back(Reader reader, String status) throws Exception {
        return Postbox.bounce(reader.address, status, number(reader));
    }

    @Test
    @Keeps("M1-72")
    void withoutTheTickNothingIsTakenOn() {
        var reader = reader("medic-it");

        assertThat(reader.asks(Map.of("agreed", ""))).contains("Kryss av for at du vil ha nyhetsbrevet");

        assertThat(reader.subject()).isZero();
        dispatch.deliver();
        assertThat(Postbox.of(reader.address)).isEmpty();
    }
}
