package vern.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.law.Country;
import vern.law.OrganisationNumber;
import vern.ledger.Actor;
import vern.ledger.SubjectId;
import vern.register.Agreement;
import vern.register.Conversion;
import vern.register.Given;
import vern.register.NewCustomer;
import vern.register.Parties;
import vern.register.Party;
import vern.register.PartyKind;
import vern.register.Register;
import vern.register.Registered;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.VernTest;

/// What customer service records about a relation reaches the register and the ledger alike, and who is found shows it.
@VernTest
class TheRelationAtTheDeskTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(7000);

    @Autowired AppUnderTest app;
    @Autowired Register register;
    @Autowired Conversion conversion;
    @Autowired Parties parties;
    @Autowired JdbcClient database;

    @Test
    void endingTheOnlyAgreementMakesAFormerCustomer() {
        var done = person("it-total", "Tenkt Alene");
        var desk = desk("kundeservice@it-total.example");

        desk.send(page(done), page(done) + "/agreement-end", Map.of("about", agreement(done, 0), "day", today(), "confirmed", "yes"));

        assertThat(state(done)).isEqualTo(Party.State.FORMER);
        assertThat(desk.get(page(done) + "?told=agreement-end").body()).contains("/return\"").doesNotContain("/agreement-end\"");
    }

    @Test
    void endingOneOfTwoAgreementsLeavesACustomer() {
        var done = person("it-total", "Tenkt Dobbel");
        conversion.begin(done.party(), new Agreement.Terms("Bredbånd 500", register.today("it-total"), Optional.empty()), clerk("it-total"));
        var desk = desk("kundeservice@it-total.example");

        desk.send(page(done), page(done) + "/agreement-end", Map.of("about", agreement(done, 0), "day", today(), "confirmed", "yes"));
        app.advance(Duration.ofDays(3));

        assertThat(state(done)).isEqualTo(Party.State.CUSTOMER);
        assertThat(desk("kundeservice@it-total.example").get(page(done)).body()).contains("Tenkt Dobbel");
    }

    @Test
    void anAnnouncedEndMakesAFormerCustomerWhenItsDayComesAndNotBefore() {
        var done = person("it-total", "Tenkt Varslet");
        var last = register.today("it-total").plusDays(5);
        desk("kundeservice@it-total.example").send(page(done), page(done) + "/agreement-end",
                Map.of("about", agreement(done, 0), "day", last.toString(), "confirmed", "yes"));

        var before = state(done);
        app.advance(Duration.ofDays(6));

        assertThat(before).isEqualTo(Party.State.CUSTOMER);
        assertThat(state(done)).isEqualTo(Party.State.FORMER);
    }

    @Test
    void anEndThatWasAMistakeIsUndoneBeforeTheNight() {
        var done = person("it-total", "Tenkt Feilklikk");
        var desk = desk("kundeservice@it-total.example");
        desk.send(page(done), page(done) + "/agreement-end", Map.of("about", agreement(done, 0), "day", today(), "confirmed", "yes"));

        desk.send(page(done), page(done) + "/return", Map.of("about", "" + done.party().id().value(), "confirmed", "yes"));
        app.advance(Duration.ofDays(400));

        assertThat(state(done)).isEqualTo(Party.State.CUSTOMER);
        assertThat(parties.agreements(done.party().id())).singleElement().satisfies(agreement -> assertThat(agreement.ends()).isEmpty());
        assertThat(desk("kundeservice@it-total.example").get(page(done)).body()).contains("Tenkt Feilklikk");
    }

    @Test
    void aContactPersonWhoHasLeftIsGoneFromTheDeskAtOnceAndTheColleagueIsNot() {
        var done = organisation("onemed", "Tenkt Gårgård", "Tenkt Blirværende");
        var desk = desk("kundeservice@onemed.example");
        var leaver = "/desk/people/" + done.people().getFirst().value();

        desk.send(leaver, leaver + "/departure", Map.of("about", "" + done.party().id().value(), "day", register.today("onemed").toString(), "confirmed", "yes"));
        var found = desk.send("/desk/people", "/desk/people", Map.of("q", done.party().name().orElseThrow())).body();

        assertThat(found).contains("Tenkt Blirværende").doesNotContain("Tenkt Gårgård");
        assertThat(desk.send("/desk/people", "/desk/people", Map.of("q", "gårgård")).body()).doesNotContain("Tenkt Gårgård");
        assertThat(parties.of(done.people().getFirst())).singleElement().satisfies(contact -> assertThat(contact.left()).isPresent());
    }

    @Test
    void onlyTheRoleThatTheStatementNamesJudgesThatSomeoneWillComeBack() {
        var done = person("medic-it", "Tenkt Kanskje");
        var service = desk("kundeservice@medic-it.example");
        service.send(page(done), page(done) + "/agreement-end", Map.of("about", agreement(done, 0), "day", today(), "confirmed", "yes"));

        var refused = service.send("/desk/people", page(done) + "/judgement", Map.of("about", "" + done.party().id().value(), "confirmed", "yes"));
        var taken = desk(address("medic-it", "sales")).send("/desk/people", page(done) + "/judgement", Map.of("about", "" + done.party().id().value(), "confirmed", "yes"));
        app.advance(Duration.ofDays(30));

        assertThat(List.of(refused.statusCode(), taken.statusCode())).containsExactly(400, 302);
        assertThat(desk(address("medic-it", "sales")).get(page(done)).body()).contains("Tenkt Kanskje");
    }

    @Test
    void anOrganisationIsFoundByItsNumberWithItsContactPersonsAndEachHasAUseRow() {
        var done = organisation("onemed", "Tenkt Nummerert", "Tenkt Medfølger");
        var number = done.party().number().orElseThrow();
        var spaced = number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);

        var page = desk("kundeservice@onemed.example").send("/desk/people", "/desk/people", Map.of("q", spaced)).body();

        assertThat(page).contains(done.party().name().orElseThrow(), "Tenkt Nummerert", "Tenkt Medfølger", "Customer.");
        assertThat(database.sql("select distinct u.subject from ledger.use u join ledger.act a on a.id = u.act where a.what = 'search' and u.subject in (:people)")
                .param("people", done.people().stream().map(SubjectId::value).toList()).query(Long.class).list()).hasSize(2);
        assertThat(database.sql("select count(*) from ledger.use where matter like :words").param("words", "%" + number + "%").query(Long.class).single()).isZero();
    }

    @Test
    void aPersonIsFoundByEachThingACallerMaySay() {
        var done = person("it-total", "Tenkt Gjenfinner");
        var mail = "tenkt.gjenfinner@kunde.example";
        var desk = desk("kundeservice@it-total.example");

        for (var words : List.of("gjenfinner", mail, "38 13 77 42", "+47 3813 7742")) {
            assertThat(desk.send("/desk/people", "/desk/people", Map.of("q", words)).body()).contains("Tenkt Gjenfinner");
        }
    }


    private Registered.Done person(String controller, String name) {
        var given = Given.of("person", Map.of("name", name, "email", name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.').replace("å", "a") + "@kunde.example",
                "phone", "38 13 77 42", "address", "Eksempelveien 7"));
        return (Registered.Done) register.add(NewCustomer.person(controller, given, terms()), clerk(controller));
    }

    private Registered.Done organisation(String controller, String... people) {
        int n = NUMBER.incrementAndGet();
        var contacts = java.util.stream.Stream.of(people).map(name -> Given.of("customer", Map.of("name", name))).toList();
        return (Registered.Done) register.add(new NewCustomer(controller, PartyKind.ORGANISATION, "Ankerhuset " + n, number(n), contacts,
                Optional.of(terms())), clerk(controller));
    }

    /// The first number after 900 300 000 and twenty times `n` whose check digit is right.
    private static String number(int n) {
        return java.util.stream.IntStream.iterate(900_300_000 + 20 * n, i -> i + 1).mapToObj(String::valueOf)
                .filter(digits -> OrganisationNumber.parse(Country.NO, digits).isPresent()).findFirst().orElseThrow();
    }

    private static Agreement.Terms terms() {
        return new Agreement.Terms("Bedrift 100", LocalDate.of(2024, 1, 15), Optional.empty());
    }

    private static Actor.Staff clerk(String controller) {
        return new Actor.Staff(1, controller, Set.of("customer-service", "sales"), true);
    }

    private String page(Registered.Done done) {
        return "/desk/people/" + done.people().getFirst().value();
    }

    private String agreement(Registered.Done done, int which) {
        return "" + parties.agreements(done.party().id()).get(which).id();
    }

    private String today() {
        return register.today("it-total").toString();
    }

    private Party.State state(Registered.Done done) {
        return parties.get(done.party().id()).state();
    }

    private String address(String company, String role) {
        return database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1""").params(company, role).query(String.class).single();
    }

    private Desk desk(String address) {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort()).signedIn(address);
    }
}
