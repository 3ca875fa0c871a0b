package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.mail.Dispatch;
import vern.marketing.newsletter.Leaving;
import vern.marketing.newsletter.Reader;
import vern.ledger.SubjectId;
import vern.register.Search;
import vern.testing.AppUnderTest;
import vern.testing.VernTest;

/// What is promised of the newsletter's list, from both sides of the counter.
@VernTest
class TheNewsletterIsAskedForTest {

    @Autowired AppUnderTest app;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;
    @Autowired Search search;
    @Autowired Leaving leaving;

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
    void anAddressThatTurnsOutToBeDeadIsErased() throws Exception {
        var reader = reader("it-total").joined();

        leaving.leave("it-total", new SubjectId(reader.subject()), Leaving.Cause.DEAD_ADDRESS);

        assertThat(reader.traces()).isZero();
    }

    @Test
    @Keeps("M1-72")
    void withoutTheTickNothingIsTakenOn() {
        var reader = reader("medic-it");

        assertThat(reader.asks(Map.of("agreed", ""))).contains("Kryss av for at du vil ha nyhetsbrevet");

        assertThat(reader.subject()).isZero();
        dispatch.deliver();
        assertThat(vern.testing.Postbox.of(reader.address)).isEmpty();
    }
}
