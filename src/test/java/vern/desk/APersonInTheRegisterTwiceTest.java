package vern.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Persons;
import vern.ledger.SubjectId;
import vern.register.Agreement;
import vern.register.Given;
import vern.register.NewCustomer;
import vern.register.Register;
import vern.register.Registered;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.VernTest;

/// The desk suggests who may be the same, shows both and what follows, and joins them when a person says so; never by itself.
@VernTest
class APersonInTheRegisterTwiceTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(1000);

    @Autowired AppUnderTest app;
    @Autowired Register register;
    @Autowired Ledger ledger;
    @Autowired Persons persons;
    @Autowired JdbcClient database;

    @Test
    void isSuggestedByAnEqualAddressAndNotJoinedByIt() {
        var one = person("it-total", "Tenkt Tvilling", "tvilling@kunde.example");
        var other = person("it-total", "Tvilling Tenkt", "TVILLING@kunde.example");
        var stranger = person("it-total", "Tenkt Enebarn", "enebarn@kunde.example");

        var page = desk("kundeservice@it-total.example").get(page(one)).body();

        assertThat(page).contains("/alias\"", "Tvilling Tenkt").doesNotContain("Tenkt Enebarn");
        assertThat(persons.of(one)).containsExactly(one);
        assertThat(uses(other, "likeness")).isPositive();
        assertThat(uses(stranger, "likeness")).isZero();
    }

    @Test
    void isNotSuggestedAcrossCompaniesNorToWhoeverMayNotSeeTheOther() {
        var one = person("it-total", "Tenkt Delt", "delt@kunde.example");
        person("medic-it", "Tenkt Nabo", "delt@kunde.example");
        var silenced = person("it-total", "Tenkt Taus", "delt@kunde.example");
        ledger.restrict("it-total", silenced, vern.ledger.Stays.Scope.everything(), "asked", clerk("it-total"));

        var page = desk("kundeservice@it-total.example").get(page(one)).body();

        assertThat(page).doesNotContain("/alias\"", "Tenkt Nabo", "Tenkt Taus");
    }

    @Test
    void isShownBesideTheOtherWithWhatFollowsBeforeAnythingIsDone() {
        var one = person("it-total", "Tenkt Side", "side@kunde.example");
        var other = person("it-total", "Side Tenkt", "side@kunde.example");

        var preview = desk("kundeservice@it-total.example").send(page(one), page(one) + "/alias", Map.of("about", "" + other.value())).body();

        assertThat(preview).contains("Tenkt Side", "Side Tenkt", "side@kunde.example", "confirmed");
        assertThat(persons.of(one)).containsExactly(one);
    }

    @Test
    void isOnePersonFromThenOnAndTwoAgainWhenParted() {
        var one = person("it-total", "Tenkt Samlet", "samlet@kunde.example");
        var other = person("it-total", "Samlet Tenkt", "samlet@kunde.example");
        var desk = desk("kundeservice@it-total.example");

        desk.send(page(one), page(one) + "/alias", Map.of("about", "" + other.value(), "confirmed", "yes"));
        var joined = desk.get(page(one)).body();
        var found = desk.send("/desk/people", "/desk/people", Map.of("q", "samlet@kunde.example")).body();
        var letter = desk("kundeservice@it-total.example").get(page(other) + "/access").body();
        desk = desk("kundeservice@it-total.example");
        desk.send(page(one), page(one) + "/parting", Map.of("about", "" + other.value(), "confirmed", "yes"));
        app.advance(Duration.ofDays(2));

        assertThat(joined).contains("Tenkt Samlet", "Samlet Tenkt", "/parting\"");
        assertThat(found.split("/desk/people/\\d+\"", -1)).hasSize(2);
        assertThat(letter).contains("Tenkt Samlet", "Samlet Tenkt");
        assertThat(desk("kundeservice@it-total.example").get(page(one)).body()).contains("Tenkt Samlet").doesNotContain("/parting\"");
    }

    @Test
    void cannotBeJoinedWithSomeoneWhoWasNotSuggested() {
        var one = person("it-total", "Tenkt Fremmed", "fremmed@kunde.example");
        var neighbour = person("medic-it", "Tenkt Fjern", "fremmed@kunde.example");

        var answer = desk("kundeservice@it-total.example").send(page(one), page(one) + "/alias", Map.of("about", "" + neighbour.value(), "confirmed", "yes"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(persons.of(one)).containsExactly(one);
    }

    private SubjectId person(String controller, String name, String mail) {
        var given = Given.of("person", Map.of("name", name, "email", mail, "phone", "38 14 " + NUMBER.incrementAndGet(), "address", "Eksempelveien 7"));
        var terms = new Agreement.Terms("Bedrift 100", LocalDate.of(2024, 1, 15), Optional.empty());
        return ((Registered.Done) register.add(NewCustomer.person(controller, given, terms), clerk(controller))).people().getFirst();
    }

    private static Actor.Staff clerk(String controller) {
        return new Actor.Staff(1, controller, Set.of("customer-service"), true);
    }

    private long uses(SubjectId subject, String what) {
        return database.sql("select count(*) from ledger.use u join ledger.act a on a.id = u.act where u.subject = ? and a.what = ?")
                .params(subject.value(), what).query(Long.class).single();
    }

    private static String page(SubjectId subject) {
        return "/desk/people/" + subject.value();
    }

    private Desk desk(String address) {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort()).signedIn(address);
    }
}
