package vern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.register.Problem.Code;
import vern.testing.AppUnderTest;
import vern.testing.VernTest;

@VernTest
class ACustomerComesAndGoesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(1000);

    @Autowired AppUnderTest app;
    @Autowired Register register;
    @Autowired Relations relations;
    @Autowired Conversion conversion;
    @Autowired Parties parties;
    @Autowired Search search;
    @Autowired Gate gate;
    @Autowired Ledger ledger;

    @Nested
    class WhenSomeoneIsRegistered {

        @Test
        void acceptsSomeoneWhoTurnsEighteenTodayAndRefusesSomeoneWhoDoesTomorrow() {
            var today = register.today("it-total");

            var ofAge = register.add(customer("it-total", complete("person").born(today.minusYears(18))), staff("it-total"));
            var tooYoung = register.add(customer("it-total", complete("person").born(today.minusYears(18).plusDays(1))), staff("it-total"));

            assertThat(ofAge).isInstanceOf(Registered.Done.class);
            assertThat(problems(tooYoung)).containsExactly(new Problem("date-of-birth", Code.UNDER_AGE));
        }

        @Test
        void demandsADateOfBirthOnlyWhereTheStatementDoes() {
            assertThat(problems(register.add(customer("midt-it", complete("order")), staff("midt-it"))))
                    .containsExactly(new Problem("date-of-birth", Code.BIRTH_DATE_MISSING));
            assertThat(register.add(customer("it-total", complete("person")), staff("it-total"))).isInstanceOf(Registered.Done.class);
        }

        @Test
        void demandsTheFieldsThatAreObligatoryInAnOrder() {
            var given = Given.of("person", Map.of("name", "Prøve Uten", "email", "prove.uten@kunde.example"));

            assertThat(problems(register.add(customer("it-total", given), staff("it-total"))))
                    .containsExactlyInAnyOrder(new Problem("phone", Code.MISSING), new Problem("address", Code.MISSING));
        }

        @Test
        void refusesAnOrganisationNumberWithAWrongCheckDigitAndAnAddressThatIsNone() {
            var organisation = new NewCustomer("it-total", PartyKind.ORGANISATION, "Prøve AS", "900203218",
                    List.of(Given.of("customer", Map.of("name", "Tenkt Kontakt", "email", "ingen adresse", "phone", "x"))), agreement("Bedrift 100"));

            assertThat(problems(register.add(organisation, staff("it-total")))).containsExactlyInAnyOrder(
                    new Problem("organisation-number", Code.BAD_ORGANISATION_NUMBER), new Problem("email", Code.BAD_EMAIL), new Problem("phone", Code.BAD_PHONE));
        }

        @Test
        void refusesASourceAndAFieldThatTheStatementDoesNotDeclare() {
            var rumour = register.add(customer("it-total", complete("rumour")), staff("it-total"));
            var shoes = new java.util.HashMap<>(complete("person").fields());
            shoes.put("shoe-size", "43");

            assertThat(problems(rumour)).containsExactly(new Problem("source", Code.SOURCE_NOT_DECLARED));
            assertThat(problems(register.add(customer("it-total", Given.of("person", shoes)), staff("it-total"))))
                    .containsExactly(new Problem("shoe-size", Code.FIELD_NOT_DECLARED));
        }

        @Test
        void keepsATelephoneNumberInOneForm() {
            var done = done(register.add(customer("it-total", complete("person")), staff("it-total")));

            assertThat(values(all(done, "it-total"))).contains("+4738137000");
        }
    }

    @Nested
    class WhenAgreementsEnd {

        @Test
        void nothingGoesUntilTheLastOfTwoSubscriptionsHasEnded() {
            var given = complete("order").born(LocalDate.of(1980, 2, 29));
            var done = done(register.add(customer("midt-it", given), staff("midt-it")));
            conversion.begin(done.party(), new Agreement.Terms("Bredbånd 500", register.today("midt-it"), Optional.empty()), staff("midt-it"));
            var agreements = parties.agreements(done.party().id());

            relations.end(agreements.getFirst(), register.today("midt-it"), staff("midt-it"));
            app.advance(Duration.ofDays(2));
            var afterTheFirst = all(done, "midt-it");
            relations.end(agreements.getLast(), register.today("midt-it").plusDays(5), staff("midt-it"));
            app.advance(Duration.ofDays(3));
            var beforeTheLastDay = all(done, "midt-it");
            app.advance(Duration.ofDays(5));

            assertThat(categories(afterTheFirst)).contains("contact", "birth-date", "service");
            assertThat(values(afterTheFirst)).contains("Bredbånd 500").doesNotContain("Bredbånd 250");
            assertThat(categories(beforeTheLastDay)).contains("contact", "birth-date", "service");
            assertThat(all(done, "midt-it")).isEmpty();
            assertThat(parties.get(done.party().id()).state()).isIn(Party.State.FORMER, Party.State.CUSTOMER);
        }

        @Test
        void aCustomerWhoComesBackBeforeTheSweepKeepsTheirDetails() {
            var done = done(register.add(customer("midt-it", complete("order").born(LocalDate.of(1980, 1, 1))), staff("midt-it")));
            relations.end(parties.agreements(done.party().id()).getFirst(), register.today("midt-it"), staff("midt-it"));

            conversion.begin(parties.get(done.party().id()), new Agreement.Terms("Bredbånd 1000", register.today("midt-it"), Optional.empty()), staff("midt-it"));
            app.advance(Duration.ofDays(3));

            assertThat(categories(all(done, "midt-it"))).contains("contact", "birth-date");
        }

        @Test
        void aFormerCustomerStaysAnotherYearOnlyIfSalesHasJudgedItLikely() {
            var likely = done(register.add(customer("medic-it", complete("person")), staff("medic-it")));
            var unlikely = done(register.add(customer("medic-it", complete("person")), staff("medic-it")));
            for (var customer : List.of(likely, unlikely)) {
                relations.end(parties.agreements(customer.party().id()).getFirst(), register.today("medic-it"), staff("medic-it"));
            }

            relations.judgedLikely(likely.party(), staff("medic-it"));
            app.advance(Duration.ofDays(3));

            assertThat(categories(all(likely, "medic-it"))).contains("contact");
            assertThat(all(unlikely, "medic-it")).isEmpty();
        }
    }

    @Nested
    class WhenAContactPersonLeaves {

        @Test
        void theyAreGoneAtTheSweepThoughTheAgreementRunsAndTheColleagueStays() {
            var done = organisation("onemed");
            var leaver = contact(done, 0);

            relations.left(leaver, register.today("onemed"), staff("onemed"));
            app.advance(Duration.ofDays(2));

            assertThat(everything(leaver.subject(), "onemed")).isEmpty();
            assertThat(categories(everything(done.people().get(1), "onemed"))).containsExactly("contact");
            assertThat(parties.contacts(done.party().id())).filteredOn(c -> c.left().isPresent()).hasSize(1);
        }
    }

    @Nested
    class WhenAProspectBecomesACustomer {

        @Test
        void theSameRecordsAreACustomersFromThen() {
            var prospect = done(register.add(new NewCustomer("onemed", PartyKind.ORGANISATION, "Mulig Sykehus " + NUMBER.incrementAndGet(), "",
                    List.of(Given.of("person", Map.of("name", "Tenkt Mulig", "email", "tenkt.mulig@sykehus.example"))), Optional.empty()), staff("onemed")));
            var before = categories(all(prospect, "onemed"));

            conversion.begin(prospect.party(), new Agreement.Terms("Rammeavtale", register.today("onemed"), Optional.empty()), staff("onemed"));

            assertThat(before).containsExactly("prospect");
            assertThat(categories(all(prospect, "onemed"))).containsExactly("contact");
            assertThat(parties.get(prospect.party().id()).state()).isEqualTo(Party.State.CUSTOMER);
        }
    }

    @Nested
    class WhenSomeoneIsLookedFor {

        @Test
        void findsByPartOfNameByMailByTelephoneAndByTheCompany() {
            int n = NUMBER.incrementAndGet();
            var given = Given.of("customer", Map.of("name", "Tenkt Finnested" + n, "email", "finn" + n + "@verksted.example", "phone", "+47 000 9" + n));
            var done = done(register.add(new NewCustomer("it-total", PartyKind.ORGANISATION, "Søkeverkstedet " + n + " AS", "", List.of(given),
                    agreement("Bedrift 100")), staff("it-total")));

            for (var words : List.of("finnested" + n, "FINN" + n + "@VERKSTED", "000 9" + n, "søkeverkstedet " + n)) {
                assertThat(search.find(staff("it-total"), words, 20)).as(words.replaceAll("\\d", "")).extracting(Search.Hit::subject)
                        .containsExactly(done.people().getFirst());
            }
        }

        @Test
        void findsNobodyForOneWhoseRoleHasNoSuchPurpose() {
            var done = done(register.add(customer("it-total", complete("person")), staff("it-total")));
            var moderator = new Actor.Staff(7, "it-total", Set.of("moderator"), true);

            assertThat(search.find(moderator, name(done), 20)).isEmpty();
            assertThat(search.find(staff("it-total"), name(done), 20)).hasSize(1);
        }

        private String name(Registered.Done done) {
            return all(done, "it-total").getFirst().field("name").orElseThrow().reveal();
        }
    }

    @Test
    void aPlantedPersonIsFoundWholeForAnAnswerAboutTheirRights() {
        var born = LocalDate.of(1977, 7, 17);
        var given = complete("order").born(born);
        var done = done(register.add(customer("midt-it", given), staff("midt-it")));

        var found = values(all(done, "midt-it"));

        assertThat(found).contains(given.fields().get("name"), given.fields().get("email"), "+4738137000", given.fields().get("address"),
                born.toString(), "Bredbånd 250");
    }

    @Test
    void anObjectionMadeBeforeIsRespectedByWhatIsWrittenLater() {
        var done = done(register.add(customer("midt-it", complete("order").born(LocalDate.of(1980, 1, 1))), staff("midt-it")));
        ledger.object("midt-it", done.people().getFirst(), "existing-customers", staff("midt-it"));

        conversion.begin(done.party(), new Agreement.Terms("Bredbånd og TV", register.today("midt-it"), Optional.empty()), staff("midt-it"));
        var marketing = gate.use(Use.of(new Actor.Job("test", "midt-it"), "existing-customers", "test"), done.people().getFirst());

        assertThat(((Use.Answer.Given) marketing).holdings()).isEmpty();
    }

    private static Actor.Staff staff(String controller) {
        return new Actor.Staff(1, controller, Set.of("customer-service", "sales"), true);
    }

    private static Optional<Agreement.Terms> agreement(String name) {
        return Optional.of(new Agreement.Terms(name, LocalDate.of(2024, 1, 15), Optional.empty()));
    }

    private static NewCustomer customer(String controller, Given given) {
        return NewCustomer.person(controller, given, agreement("Bredbånd 250").orElseThrow());
    }

    private static Given complete(String source) {
        int n = NUMBER.incrementAndGet();
        return Given.of(source, Map.of("name", "Prøve Kunde" + n, "email", "prove.kunde" + n + "@kunde.example", "phone", "38 13 70 00",
                "address", "Eksempelveien " + n));
    }

    private Registered.Done organisation(String controller) {
        int n = NUMBER.incrementAndGet();
        return done(register.add(new NewCustomer(controller, PartyKind.ORGANISATION, "Eksempelhuset " + n, "",
                List.of(Given.of("customer", Map.of("name", "Tenkt Slutter")), Given.of("customer", Map.of("name", "Tenkt Blir"))),
                agreement("Rammeavtale")), staff(controller)));
    }

    private Contact contact(Registered.Done done, int which) {
        return parties.of(done.people().get(which)).getFirst();
    }

    private static Registered.Done done(Registered registered) {
        return (Registered.Done) registered;
    }

    private static List<Problem> problems(Registered registered) {
        return ((Registered.Refused) registered).problems();
    }

    private List<Holding> all(Registered.Done done, String controller) {
        return done.people().stream().flatMap(subject -> everything(subject, controller).stream()).toList();
    }

    private List<Holding> everything(SubjectId subject, String controller) {
        return ((Use.Answer.Given) gate.use(Use.of(new Actor.Self(subject, controller), Gate.RIGHTS, "test"), subject)).holdings();
    }

    private static List<String> categories(List<Holding> holdings) {
        return holdings.stream().map(Holding::category).distinct().toList();
    }

    private static List<String> values(List<Holding> holdings) {
        return holdings.stream().flatMap(holding -> holding.fields().values().stream()).map(vern.ledger.Personal::reveal).toList();
    }
}
