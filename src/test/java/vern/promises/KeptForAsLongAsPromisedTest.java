package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Erasure;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.Reviews;
import vern.ledger.SubjectId;
import vern.ledger.Why;
import vern.promises.Counter.Row;
import vern.register.Given;
import vern.testing.AppUnderTest;

/// How long customers' data stay: taken in from a file, seen through nights and years of sweeping, then looked for in the tables.
@Story
class KeptForAsLongAsPromisedTest {

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Reviews reviews;
    @Autowired Ledger ledger;
    @Autowired Erasure erasure;
    @Autowired Why why;
    @Autowired JdbcClient database;

    @Test
    @Keeps("M1-37")
    void medicItKeepsAnActiveCustomerHoweverOldTheRecord() {
        LocalDate longAgo = counter.today().minusYears(20);
        SubjectId active = counter.customer("medic-it", "K-1", Row.contact("Fantasi Klinikk AS", "Fantasi Furulund").since(longAgo));
        SubjectId leaving = counter.customer("medic-it", "K-2", Row.contact("Fantasi Lege AS", "Fantasi Granli").since(longAgo)
                .until(counter.today().plusDays(1)));

        counter.waitDays(3);

        assertThat(counter.held(active)).contains("contact");
        assertThat(counter.held(leaving)).isEmpty();
    }

    @Test
    @Keeps("M1-40")
    void medicItKeepsAYearLongerOnlyWhereSalesJudgedTheCustomerLikelyToReturn() {
        LocalDate end = counter.today().plusDays(1);
        SubjectId judged = counter.customer("medic-it", "K-3", Row.contact("Fantasi Fot AS", "Fantasi Lindmo").since(end.minusYears(3)).until(end));
        SubjectId forgotten = counter.customer("medic-it", "K-4", Row.contact("Fantasi Arm AS", "Fantasi Ekmo").since(end.minusYears(3)).until(end));
        counter.relation("medic-it", judged, "judged-likely", counter.today());

        counter.waitUntil(end.plusDays(2));
        Set<String> soonAfter = counter.held(judged);
        Set<String> withoutJudgement = counter.held(forgotten);
        counter.waitUntil(end.plusYears(1).plusDays(1));

        assertThat(soonAfter).contains("contact");
        assertThat(withoutJudgement).isEmpty();
        assertThat(counter.held(judged)).isEmpty();
    }

    @Test
    @Keeps("M1-43")
    void medicItFindsWhatOnlyBookkeepingHoldsNowhereElse() {
        LocalDate end = counter.today().plusDays(1);
        SubjectId former = counter.customer("medic-it", "K-5", Row.contact("Fantasi Rygg AS", "Fantasi Faktura").since(end.minusYears(1)).until(end));
        counter.invoice("medic-it", "K-5", end.minusMonths(2));
        Set<SubjectId> before = counter.found("medic-it", "sales", "customer-register", "Fantasi Faktura");

        counter.waitDays(3);

        assertThat(before).contains(former);
        assertThat(counter.held(former)).containsExactly("invoice");
        assertThat(counter.found("medic-it", "sales", "customer-register", "Fantasi Faktura")).doesNotContain(former);
        assertThat(counter.found("medic-it", "sales", "sell", "Fantasi Faktura")).doesNotContain(former);
        assertThat(counter.usable("medic-it", "customer-service", "warranty", former)).isEmpty();
        assertThat(counter.found("medic-it", "accounting", "accounting", "Fantasi Faktura")).contains(former);
    }

    @Test
    @Keeps("M1-36")
    void medicItSaysOfEveryRecordItsPurposeItsRuleAndWhenItGoes() {
        LocalDate end = counter.today().plusMonths(1);
        SubjectId customer = counter.customer("medic-it", "K-6", Row.contact("Fantasi Hud AS", "Fantasi Ospli").since(end.minusYears(1)).until(end));
        counter.invoice("medic-it", "K-6", end.minusMonths(2));

        List<Holding> all = counter.given("medic-it", "privacy-handler", "rights", customer);
        Map<?, Why.Answer> answers = why.of(all.stream().map(Holding::terms).toList(), "nb");

        assertThat(all).extracting(Holding::category).contains("contact", "invoice");
        assertThat(answers.values()).allSatisfy(answer -> {
            assertThat(answer.goes()).isPresent();
            assertThat(answer.reasons()).isNotEmpty().allSatisfy(reason -> assertThat(List.of(reason.name(), reason.howLong())).noneMatch(String::isBlank));
        });
    }

    @Test
    @Keeps({"O-18", "O-25"})
    void oneMedLetsContactsGoAYearAfterTheirAgreementAndNoneWhileItIsValid() {
        LocalDate end = counter.today().minusYears(1).plusDays(2);
        SubjectId valid = counter.customer("onemed", "K-1", Row.contact("Fantasi Sykehus", "Fantasi Rognmo").since(end.minusYears(4)));
        SubjectId ended = counter.customer("onemed", "K-2", Row.contact("Fantasi Hjemmehjelp", "Fantasi Hegglund").since(end.minusYears(4)).until(end));
        Set<String> lastDays = counter.held(ended);

        counter.waitUntil(end.plusYears(1).plusDays(1));

        assertThat(lastDays).contains("contact");
        assertThat(counter.held(ended)).isEmpty();
        assertThat(counter.held(valid)).contains("contact");
    }

    @Test
    @Keeps("O-19")
    void oneMedKeepsTheInvoiceForBookkeepingAndLetsTheRestGo() {
        LocalDate end = counter.today().minusYears(1).plusDays(2);
        SubjectId customer = counter.customer("onemed", "K-3", Row.contact("Fantasi Apotek", "Fantasi Seljelund").since(end.minusYears(4)).until(end));
        counter.invoice("onemed", "K-3", end.minusMonths(1));
        Set<String> before = counter.held(customer);

        counter.waitUntil(end.plusYears(1).plusDays(1));

        assertThat(before).contains("contact", "invoice");
        assertThat(counter.held(customer)).containsExactly("invoice");
    }

    @Test
    @Keeps("O-26")
    void oneMedErasesAContactWhoHasLeftThoughTheAgreementLasts() {
        LocalDate start = counter.today().minusYears(1);
        SubjectId left = counter.customer("onemed", "K-4", Row.contact("Fantasi Kommune", "Fantasi Bjerke").since(start));
        SubjectId colleague = counter.customer("onemed", "K-5", Row.contact("Fantasi Kommune", "Fantasi Almeli").since(start));

        counter.contact("onemed", left, "left-company", counter.today());
        counter.waitDays(2);

        assertThat(counter.held(left)).isEmpty();
        assertThat(counter.held(colleague)).contains("contact");
    }

    @Test
    @Keeps("O-27")
    void oneMedLooksAtAPossibleCustomerAfterSixMonthsAndForgetsThemAfterTwelve() {
        LocalDate today = counter.today();
        Row prospect = Row.contact("Fantasi Senter", "Fantasi Nyland");
        SubjectId young = counter.customer("onemed", "K-6", prospect.and("collected", today.minusMonths(5).toString()));
        SubjectId due = counter.customer("onemed", "K-7", prospect.and("collected", today.minusMonths(6).minusDays(1).toString()));
        SubjectId old = counter.customer("onemed", "K-8", prospect.and("collected", today.minusMonths(12).plusDays(1).toString()));
        List<SubjectId> toReview = reviews.waiting("onemed", app.now(), 1000).stream().map(Reviews.Waiting::subject).toList();
        Set<String> lastDay = counter.held(old);

        counter.waitUntil(today.plusDays(2));

        assertThat(toReview).contains(due).doesNotContain(young);
        assertThat(lastDay).containsExactly("prospect");
        assertThat(counter.held(old)).isEmpty();
        assertThat(counter.held(due)).containsExactly("prospect");
    }

    @Test
    @Keeps("T-32")
    void itTotalKeepsInvoicesForFiveYearsWhateverIsAskedAndThenDisposesOfThem() {
        LocalDate issued = LocalDate.of(counter.today().minusYears(4).getYear(), 1, 15);
        SubjectId customer = counter.customer("it-total", "K-1", Row.contact("Fantasi Verft AS", "Fantasi Naustmo").since(issued.minusYears(1))
                .until(counter.today().plusDays(1)));
        counter.invoice("it-total", "K-1", issued);
        counter.waitDays(3);

        erasure.execute("it-total", customer, new Erasure.Weighed(Map.of("recognise-returning", true)), Counter.clerk("it-total"));
        Set<String> afterErasure = counter.held(customer);
        counter.waitUntil(LocalDate.of(issued.getYear() + 5, 12, 31));
        Set<String> onTheLastDay = counter.held(customer);
        counter.waitDays(2);

        assertThat(afterErasure).containsExactly("invoice");
        assertThat(onTheLastDay).containsExactly("invoice");
        assertThat(counter.held(customer)).isEmpty();
    }

    @Test
    @Keeps("T-33")
    void itTotalKnowsACustomerWhoReturnsWithinTheYearAndForgetsTheOther() {
        LocalDate end = counter.today().plusDays(1);
        SubjectId returning = counter.customer("it-total", "K-2", Row.contact("Fantasi Bakeri AS", "Fantasi Rugmo").since(end.minusYears(2)).until(end));
        SubjectId gone = counter.customer("it-total", "K-3", Row.contact("Fantasi Fisk AS", "Fantasi Torskli").since(end.minusYears(2)).until(end));
        counter.waitUntil(end.plusMonths(6));
        Set<String> usedMeanwhile = counter.usable("it-total", "customer-service", "deliver", returning);

        counter.relation("it-total", returning, "relationship-begun", counter.today());
        counter.waitUntil(end.plusYears(1).plusDays(2));

        assertThat(usedMeanwhile).isEmpty();
        assertThat(counter.usable("it-total", "customer-service", "deliver", returning)).contains("contact");
        assertThat(counter.held(gone)).isEmpty();
    }

    @Test
    @Keeps("O-28")
    void oneMedKeepsAPossibleCustomerWhoBecameOneAndForgetsTheOther() {
        LocalDate today = counter.today();
        Row prospect = Row.contact("Fantasi Poliklinikk", "Fantasi Polmo").and("collected", today.minusMonths(5).toString());
        SubjectId converted = counter.customer("onemed", "K-9", prospect);
        SubjectId other = counter.customer("onemed", "K-10", prospect.and("company", "Fantasi Dagsenter"));

        counter.converts("onemed", converted);
        counter.waitUntil(today.plusMonths(7).plusDays(2));

        assertThat(counter.held(other)).isEmpty();
        assertThat(counter.held(converted)).containsExactly("contact");
        assertThat(counter.usable("onemed", "sales", "business-relations", converted)).containsExactly("contact");
        assertThat(counter.usable("onemed", "sales", "new-customers", converted)).isEmpty();
    }

    @Test
    @Keeps("M2-47")
    void midtItKeepsACustomerWhoEndsOneOfTwoSubscriptions() {
        SubjectId customer = counter.subscriber("midt-it", Given.of("order", Map.of("name", "Fantasi Dobbeltmo", "email", "dobbeltmo@postkasse.example",
                "phone", "+47 000 00 995", "address", "Eksempelveien 4", "postal-code", "6470", "city", "Eresfjord", "country", "NO"))
                .born(LocalDate.of(1970, 4, 1)), "Bredbånd 250", "TV");

        counter.ends(customer, 0, counter.today());
        counter.waitDays(3);
        Set<String> withOne = counter.held(customer);
        counter.ends(customer, 1, counter.today());
        counter.waitDays(3);

        assertThat(withOne).contains("contact", "birth-date");
        assertThat(counter.held(customer)).doesNotContain("contact", "birth-date");
    }

    @Test
    @Keeps("O-20")
    void oneMedTakesAllThatIdentifiesOutOfOldOrdersAndKeepsTheirFigures() {
        LocalDate end = counter.today().plusDays(1);
        SubjectId buyer = counter.customer("onemed", "K-11", Row.contact("Fantasi Sykehjem", "Fantasi Hjemmo").since(end.minusYears(3)).until(end));
        for (int order = 0; order < 12; order++) {
            counter.keep(Placing.Wish.of("onemed", "order", "customer", buyer, app.now()).on(counter.party(buyer).relationship()), "hjemmo@eksempel.example", "100" + order);
        }
        long before = left("onemed", "order");

        counter.waitUntil(end.plusDays(2));

        assertThat(counter.held(buyer)).doesNotContain("order");
        assertThat(left("onemed", "order") - before).isEqualTo(12);
        assertThat(database.sql("select string_agg(d::text, ' ') from ledger.deidentified d").query(String.class).single())
                .contains("1001", "10011").doesNotContain("hjemmo@").doesNotContainPattern("\\b" + buyer.value() + "\\b");
    }

    private long left(String company, String category) {
        return database.sql("select count(*) from ledger.deidentified d join ledger.controller c on c.id = d.controller where c.key = ? and d.category = ?")
                .params(company, category).query(Long.class).single();
    }
}
