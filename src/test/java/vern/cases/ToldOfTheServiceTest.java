package vern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.cases.notices.Announced;
import vern.cases.notices.Notices;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.promises.Keeps;
import vern.register.Agreement;
import vern.register.Given;
import vern.register.NewCustomer;
import vern.register.Register;
import vern.register.Registered;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// Maintenance and faults are told to those affected and to nobody else, whatever they have said of marketing.
@VernTest
class ToldOfTheServiceTest {

    @Autowired AppUnderTest app;
    @Autowired Register register;
    @Autowired Notices notices;
    @Autowired Ledger ledger;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;

    @BeforeEach
    void calm() {
        database.sql("delete from staff.attempt").update();
    }

    private record Someone(SubjectId subject, String email) {}

    private Someone customer(String company, String postalCode, String service) {
        var email = Caller.address();
        var today = LocalDate.ofInstant(app.now(), ZoneId.of("Europe/Oslo"));
        var given = Given.of(company.equals("midt-it") ? "order" : "customer", Map.of("name", "Fantasi Kunde", "email", email, "phone", "+47 000 00 321",
                "address", "Fantasiveien 1", "postal-code", postalCode, "city", "Fantasia"));
        var registered = register.add(NewCustomer.person(company, company.equals("midt-it") ? given.born(LocalDate.of(1980, 1, 1)) : given,
                new Agreement.Terms(service, today.minusDays(3), Optional.empty())), new Actor.Job("counter", company));
        assertThat(registered).isInstanceOf(Registered.Done.class);
        return new Someone(((Registered.Done) registered).people().getFirst(), email);
    }

    private static Actor.Staff operations(String company) {
        return new Actor.Staff(4711, company, java.util.Set.of("operations"), true);
    }

    @Test
    @Keeps("M2-26")
    void onlyThoseAffectedAreToldAlsoWhoSaidNoToMarketing() {
        var reserved = customer("midt-it", "9471", "Fantasifiber 500");
        ledger.object("midt-it", reserved.subject(), "existing-customers", new Actor.Self(reserved.subject(), "midt-it"));
        var elsewhere = customer("midt-it", "9600", "Fantasifiber 500");
        var other = customer("midt-it", "9471", "Radiolinje");

        var told = notices.send("midt-it", new Notices.Wording("Arbeid på nettet", "Natt til torsdag er fiberen nede fra 01 til 03.", "Fantasifiber", "9471", "", false), operations("midt-it"));
        dispatch.deliver();

        assertThat(told).isInstanceOfSatisfying(Announced.Done.class, done -> assertThat(done.people()).isOne());
        assertThat(Postbox.of(reserved.email())).singleElement().satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Arbeid på nettet"));
        assertThat(Postbox.of(elsewhere.email())).isEmpty();
        assertThat(Postbox.of(other.email())).isEmpty();
        assertThat(notices.of(reserved.subject(), 10)).extracting(Notices.Given::title).containsExactly("Arbeid på nettet");
        assertThat(notices.of(elsewhere.subject(), 10)).isEmpty();
    }

    @Test
    @Keeps("T-21")
    void aCustomerWithoutTheNewsletterIsToldOfTheirService() {
        var someone = customer("it-total", "4801", "Fantasidrift 21");

        notices.send("it-total", new Notices.Wording("Ny adresse for webmail", "Fra mandag finner du webmail på en ny adresse.", "Fantasidrift 21", "", "", false), operations("it-total"));
        dispatch.deliver();

        assertThat(Postbox.of(someone.email())).hasSize(1);
        assertThat(database.sql("select count(*) from ledger.mark where subject = ? and kind = 'CONSENT'").param(someone.subject().value()).query(Long.class).single()).isZero();
    }

    @Test
    void anOfferIsNoNotice() {
        var someone = customer("midt-it", "9472", "Fantasifiber 900");
        for (var text : new String[] {"Oppgrader til 1000 nå med 20 % rabatt!", "Nytt tilbud: bare 399 kr/mnd.", "Kjøp ruter før fredag."}) {
            assertThat(notices.send("midt-it", new Notices.Wording("Nytt fra oss", text, "Fantasifiber 900", "", "", false), operations("midt-it")))
                    .isEqualTo(new Announced.Refused(Announced.Reason.OFFER));
        }
        dispatch.deliver();

        assertThat(Postbox.of(someone.email())).isEmpty();
    }

    @Test
    void atTheDeskOneSeesHowManyItReachesBeforeItGoes() {
        var someone = customer("midt-it", "9473", "Fantasifiber 77");
        var desk = new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = 'midt-it' and b.role = 'operations' and b.ended_at is null order by a.id limit 1""").query(String.class).single());
        var words = Map.of("title", "Feil på nettet", "text", "Vi retter den nå.", "service", "Fantasifiber 77", "area", "", "product", "");

        var preview = desk.send("/desk/notices", "/desk/notices/preview", words);
        dispatch.deliver();
        assertThat(Desk.plain(preview.body())).contains("One person gets this", "Send to one person");
        assertThat(Postbox.of(someone.email())).isEmpty();
        desk.send("/desk/notices", "/desk/notices", words);
        dispatch.deliver();

        assertThat(Postbox.of(someone.email())).hasSize(1);
        assertThat(Desk.plain(desk.send("/desk/notices", "/desk/notices/preview", Map.of("title", "Hei", "text", "Stort tilbud!", "service", "", "area", "", "product", "")).body()))
                .contains("This is an offer");
    }
}
