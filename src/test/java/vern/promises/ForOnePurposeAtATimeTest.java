package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vern.ledger.Erasure;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.promises.Counter.Row;
import vern.register.Problem;
import vern.register.intake.Import;
import vern.register.intake.Undated;
import vern.testing.AppUnderTest;

/// What customers' data may be used for, what must be given, and where they come from.
@Story
class ForOnePurposeAtATimeTest {

    @Autowired Counter counter;
    @Autowired Ledger ledger;
    @Autowired Gate gate;
    @Autowired Erasure erasure;
    @Autowired AppUnderTest app;

    @Test
    @Keeps("M2-11")
    void midtItTakesNoCustomerWithoutDateOfBirth() {
        Row complete = Row.person("Fantasi Fjellmo").since(counter.today().minusDays(5)).and("source", "order").and("customer_no", "F-1");

        Import.Outcome without = counter.attempt("midt-it", complete.without("birth_date"), new Undated.Prospects());
        Import.Outcome with = counter.attempt("midt-it", complete, new Undated.Prospects());

        assertThat(without.written()).isFalse();
        assertThat(without.refused().getFirst().problems()).containsExactly(new Problem("birth_date", Problem.Code.BIRTH_DATE_MISSING));
        assertThat(with.counts().taken()).isOne();
    }

    @Test
    @Keeps("M2-06")
    void midtItRemembersThatACustomersDetailsCameFromAnOrderAndWhen() {
        LocalDate ordered = counter.today().minusDays(5);
        SubjectId customer = counter.customer("midt-it", "F-2", Row.person("Fantasi Dalmo").since(ordered).and("subscription", "Bredbånd 250").and("source", "order"));

        List<Holding> record = counter.given("midt-it", "customer-service", "deliver", customer);

        assertThat(record).extracting(Holding::category).contains("contact", "service");
        assertThat(record).filteredOn(holding -> Set.of("contact", "service").contains(holding.category())).allSatisfy(holding -> {
            assertThat(holding.source()).isEqualTo("order");
            assertThat(holding.collected()).isEqualTo(ordered);
        });
    }

    @Test
    @Keeps("M2-21")
    void midtItCombinesOnlyWhatWasCollectedForThePurposeAskedFor() {
        SubjectId customer = counter.customer("midt-it", "F-3", Row.person("Fantasi Elvemo").since(counter.today().minusDays(40))
                .and("subscription", "Bredbånd 500").and("source", "order"));
        counter.invoice("midt-it", "F-3", counter.today().minusDays(20));

        Set<String> profile = counter.usable("midt-it", "marketing", "existing-customers", customer);
        Use.Answer named = gate.use(Use.of(Counter.staff("midt-it", "marketing"), "existing-customers", "profile").only("service", "invoice"), customer);

        assertThat(counter.held(customer)).contains("contact", "service", "birth-date", "invoice");
        assertThat(profile).containsExactlyInAnyOrder("contact", "service");
        assertThat(named).isEqualTo(new Use.Answer.Refused(Use.Refusal.NOT_OF_THE_PURPOSE));
    }

    @Test
    @Keeps("M2-39")
    void midtItKeepsItsAccountsWhenEveryConsentIsTakenBack() {
        LocalDate end = counter.today().plusDays(1);
        SubjectId customer = counter.customer("midt-it", "F-4", Row.person("Fantasi Skogmo").since(end.minusYears(1)).until(end).and("source", "order"));
        counter.invoice("midt-it", "F-4", end.minusDays(20));
        List<String> consents = List.of("newsletter", "target", "platforms", "lookalikes");
        consents.forEach(purpose -> ledger.consent("midt-it", customer, purpose, Map.of(), Counter.clerk("midt-it")));
        counter.waitDays(3);
        Set<String> onConsent = counter.held(customer);

        consents.forEach(purpose -> ledger.withdraw("midt-it", customer, purpose, Counter.clerk("midt-it")));

        assertThat(onConsent).containsExactlyInAnyOrder("contact", "invoice");
        assertThat(counter.held(customer)).containsExactly("invoice");
        assertThat(counter.usable("midt-it", "accounting", "accounting", customer)).containsExactly("invoice");
    }

    @Test
    @Keeps("S-37")
    void micromedicErasesAllButTheAccountsAndSaysWhy() {
        SubjectId customer = counter.customer("micromedic", "F-1", Row.contact("Fantasi Sjukhus AB", "Fantasi Björkmo").since(counter.today().minusYears(1))
                .until(counter.today().plusDays(1)));
        counter.invoice("micromedic", "F-1", counter.today().minusMonths(1));
        counter.waitDays(2);

        Erasure.Done done = erasure.execute("micromedic", customer, Erasure.Weighed.nothing(), Counter.clerk("micromedic"));

        assertThat(counter.held(customer)).containsExactly("invoice");
        assertThat(done.lots()).filteredOn(lot -> lot.category().equals("invoice")).singleElement()
                .satisfies(lot -> assertThat(lot.outcome()).isInstanceOfSatisfying(Erasure.Outcome.Blocked.class, blocked -> {
                    assertThat(blocked.purpose()).isEqualTo("accounting");
                    assertThat(blocked.duty()).contains("se/bokforingslagen-7-2");
                }));
        assertThat(counter.usable("micromedic", "sales", "offers", customer)).isEmpty();
    }

    @Test
    @Keeps("S-42")
    void micromedicEndsOneUseWhenItsTimeHasPassedAndLeavesTheOther() {
        LocalDate end = counter.today().plusDays(1);
        SubjectId customer = counter.customer("micromedic", "F-2", Row.contact("Fantasi Mottagning", "Fantasi Lundmo").since(end.minusYears(1)).until(end)
                .and("source", "demonstration").and("note", "Intresserad av fixation"));
        ledger.consent("micromedic", customer, "personalise", Map.of(), Counter.clerk("micromedic"));
        Set<String> offered = counter.usable("micromedic", "sales", "offers", customer);

        counter.waitUntil(end.plusDays(2));

        assertThat(offered).contains("interest");
        assertThat(counter.usable("micromedic", "sales", "offers", customer)).isEmpty();
        assertThat(counter.usable("micromedic", "marketing", "personalise", customer)).containsExactly("interest");
    }

    @Test
    @Keeps("S-26")
    void micromedicStoresWhoeverOffersAnExhibitionAsEventContactAndNotAsCustomer() {
        SubjectId organiser = counter.customer("micromedic", "F-3", Row.contact("Fantasimässan", "Fantasi Mässmo").and("collected", counter.today().toString())
                .and("source", "event-organiser").and("event", "Fantasimässan").and("organiser", "Fantasi Mässor AB").and("consent_stated", "samtyckte vid anmälan"));

        Set<String> held = counter.held(organiser);

        assertThat(held).containsExactly("event-contact");
        assertThat(counter.usable("micromedic", "sales", "administer", organiser)).isEmpty();
        assertThat(counter.usable("micromedic", "sales", "events", organiser)).containsExactly("event-contact");
    }

    @Test
    @Keeps("S-19")
    void micromedicTakesNoOneFromAnOrganiserWhoDoesNotSayWhatTheConsentWas() {
        Row attendee = Row.contact("Fantasikliniken", "Fantasi Symposmo").and("collected", counter.today().toString()).and("source", "event-organiser")
                .and("event", "Fantasisymposiet").and("organiser", "Fantasi Mässor AB").and("customer_no", "F-19");

        Import.Outcome unsaid = counter.attempt("micromedic", attendee, new Undated.Prospects());
        Import.Outcome nameless = counter.attempt("micromedic", attendee.without("organiser").and("consent_stated", "samtyckte"), new Undated.Prospects());
        SubjectId said = counter.customer("micromedic", "F-19", attendee.and("consent_stated", "samtyckte vid anmälan"));

        assertThat(unsaid.written()).isFalse();
        assertThat(unsaid.refused().getFirst().problems()).containsExactly(new Problem("consent_stated", Problem.Code.CONSENT_NOT_STATED));
        assertThat(nameless.refused().getFirst().problems()).containsExactly(new Problem("organiser", Problem.Code.MISSING));
        assertThat(counter.given("micromedic", "sales", "events", said)).singleElement().satisfies(held -> {
            assertThat(held.source()).isEqualTo("event-organiser");
            assertThat(held.fields()).containsKeys("event", "organiser", "consent-stated");
        });
    }

    @Test
    @Keeps("O-22")
    void oneMedSavesNoContactWithoutKnowingTheirRelation() {
        Row contact = Row.contact("Fantasi Legekontor", "Fantasi Kollmo").and("customer_no", "F-1");

        Import.Outcome unsaid = counter.attempt("onemed", contact, new Undated.Ask());
        Import.Outcome prospect = counter.attempt("onemed", contact, new Undated.Prospects());

        assertThat(unsaid.written()).isFalse();
        assertThat(unsaid.refused().getFirst().problems()).extracting(Problem::code).containsExactly(Problem.Code.START_UNKNOWN);
        assertThat(prospect.counts().taken()).isOne();
    }

    @Test
    @Keeps("T-69")
    void itTotalMakesNoAgreementWithSomeoneUnderEighteen() {
        Row young = Row.person("Fantasi Ungmo").since(counter.today()).and("customer_no", "F-69");

        Import.Outcome tooYoung = counter.attempt("it-total", young.and("birth_date", counter.today().minusYears(18).plusDays(1).toString()), new Undated.Prospects());
        Set<SubjectId> registered = counter.found("it-total", "customer-service", "deliver", "Fantasi Ungmo");
        Import.Outcome today = counter.attempt("it-total", young.and("birth_date", counter.today().minusYears(18).toString()), new Undated.Prospects());

        assertThat(tooYoung.written()).isFalse();
        assertThat(tooYoung.refused().getFirst().problems()).containsExactly(new Problem("birth_date", Problem.Code.UNDER_AGE));
        assertThat(registered).isEmpty();
        assertThat(today.counts().taken()).isOne();
    }

    @Test
    @Keeps("O-23")
    void oneMedHasSixFieldsForAContactAndNoneForAPrivateAddress() {
        SubjectId contact = counter.customer("onemed", "F-23", Row.contact("Fantasi Tannklinikk", "Fantasi Tannmo").since(counter.today())
                .and("address", "Eksempelgata 9").and("city", "Molde").and("private_address", "Fantasistien 1").and("birth_date", "1970-04-01"));

        List<Holding> held = counter.given("onemed", "sales", "business-relations", contact);

        assertThat(held).singleElement().satisfies(record -> {
            assertThat(record.fields()).containsOnlyKeys("name", "email", "phone", "title", "company", "work-address");
            assertThat(record.field("work-address").orElseThrow().reveal()).contains("Eksempelgata 9").doesNotContain("Fantasistien");
        });
        assertThat(counter.held(contact)).containsExactly("contact");
    }

    @Test
    @Keeps("S-58")
    void micromedicStopsPersonalisingTheMomentSomeoneObjectsToBeingProfiled() {
        SubjectId customer = counter.customer("micromedic", "F-58", Row.contact("Fantasi Rygg", "Fantasi Ryggmo").since(counter.today().minusDays(9))
                .and("source", "demonstration").and("note", "Intresserad av fixation"));
        ledger.consent("micromedic", customer, "personalise", Map.of(), Counter.clerk("micromedic"));
        Set<String> before = counter.usable("micromedic", "marketing", "personalise", customer);

        ledger.object("micromedic", customer, "personalise", Counter.clerk("micromedic"));

        assertThat(before).contains("interest");
        assertThat(counter.usable("micromedic", "marketing", "personalise", customer)).isEmpty();
        assertThat(counter.usable("micromedic", "sales", "administer", customer)).contains("contact");
    }

    @Test
    @Keeps("M1-07")
    void medicItUsesASubscriberOfItsNewsletterForNothingElse() {
        SubjectId subscriber = ledger.subject("medic-it");
        ledger.consent("medic-it", subscriber, "marketing", Map.of(), Counter.clerk("medic-it"));
        counter.keep(Placing.Wish.of("medic-it", "newsletter", "form", subscriber, app.now()), "fantasi@postkasse.example", "");

        Use.Answer credit = gate.use(Use.of(Counter.staff("medic-it", "accounting"), "credit-check", "page").only("newsletter"), subscriber);

        assertThat(counter.usable("medic-it", "marketing", "marketing", subscriber)).containsExactly("newsletter");
        assertThat(credit).isEqualTo(new Use.Answer.Refused(Use.Refusal.NOT_OF_THE_PURPOSE));
        for (String purpose : List.of("it-service", "repair")) assertThat(counter.usable("medic-it", "technician", purpose, subscriber)).isEmpty();
        assertThat(counter.usable("medic-it", "sales", "customer-register", subscriber)).isEmpty();
    }
}
