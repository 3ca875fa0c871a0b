package vern.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vern.ledger.Erasure.Weighed;

/// Design decision 17: joining two numbers moves nothing, every no counts for both, and parting gives back what is not gone.
class TwoNumbersOnePersonTest {

    Bed bed;
    Persons persons;
    SubjectId first;
    SubjectId second;

    @BeforeEach
    void aPersonWhoIsInTheRegisterTwice() {
        bed = new Bed(Declared.fjord().statement(), Declared.fjord().named("tind").statement());
        persons = new Persons(bed.setting);
        first = customer("Fantasifull");
        second = customer("Fantasi Full");
    }

    private SubjectId customer(String name) {
        var subject = bed.ledger.subject("fjord");
        bed.put(bed.wish("contact", subject).on(bed.relationship()), "name=" + name);
        return subject;
    }

    private void reader(SubjectId subject, String email) {
        bed.ledger.consent("fjord", subject, "news", Map.of(), Bed.job());
        bed.put(bed.wish("newsletter", subject), "email=" + email);
    }

    private void join() {
        assertThat(persons.join("fjord", first, second, Bed.job())).isEmpty();
    }

    private long seen(String role, String purpose, SubjectId subject) {
        return bed.given(Use.of(Bed.staff(role), purpose, "page"), subject).size();
    }

    private void later(int days) {
        bed.clock.to(bed.clock.instant().plus(Duration.ofDays(days)));
    }

    @Test
    void theGateSeesOnePersonUnderEitherNumberAndRecordsBoth() {
        join();

        assertThat(seen("customer-service", "deliver", first)).isEqualTo(2);
        assertThat(seen("customer-service", "deliver", second)).isEqualTo(2);
        assertThat(bed.count("select count(distinct subject) from ledger.use")).isEqualTo(2);
        assertThat(bed.given(Use.of(new Actor.Self(first, "fjord"), Gate.RIGHTS, "access"), first)).hasSize(2);
    }

    @Test
    void joiningMovesNoRowAndPartingEndsIt() {
        var rows = "select sum(hashtext(r::text)) from crew.record r";
        var before = bed.count(rows);

        join();
        var joined = bed.count(rows);
        persons.part("fjord", second, Bed.job());

        assertThat(joined).isEqualTo(before);
        assertThat(persons.of(first)).containsExactly(first);
        assertThat(seen("customer-service", "deliver", first)).isEqualTo(1);
    }

    @Test
    void partingInErrorIsUndoneInTheSameInstant() {
        join();
        persons.part("fjord", second, Bed.job());
        join();

        assertThat(persons.of(first)).containsExactlyInAnyOrder(first, second);
        assertThat(seen("customer-service", "deliver", first)).isEqualTo(2);
    }

    @Test
    void aThirdNumberIsJoinedWithAllAndCanBeTakenOutAlone() {
        var third = customer("Full Fantasi");
        join();
        persons.join("fjord", third, second, Bed.job());

        assertThat(persons.of(first)).containsExactlyInAnyOrder(first, second, third);

        persons.part("fjord", third, Bed.job());
        assertThat(persons.of(third)).containsExactly(third);
        assertThat(persons.of(first)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void anObjectionToMarketingUnderOneNumberCountsForBothUntilTheyAreParted() {
        bed.ledger.object("fjord", second, "offers", Bed.job());

        join();
        assertThat(seen("marketing", "offers", first)).isZero();

        persons.part("fjord", second, Bed.job());
        assertThat(seen("marketing", "offers", first)).isEqualTo(1);
        assertThat(seen("marketing", "offers", second)).isZero();
    }

    @Test
    void aWithdrawnYesWinsOverAStandingOneAndTheNightTakesWhatHungOnIt() {
        reader(first, "en@fjord.example");
        reader(second, "to@fjord.example");
        bed.ledger.withdraw("fjord", second, "news", Bed.job());

        join();
        assertThat(seen("marketing", "news", first)).isZero();
        assertThat(bed.count("select count(*) from crew.record where email is not null")).isEqualTo(1);
        bed.sweep.run(bed.clock.instant());

        assertThat(bed.count("select count(*) from crew.record where email is not null")).isZero();
    }

    @Test
    void partedBeforeTheNightAStandingYesLivesAgain() {
        reader(first, "en@fjord.example");
        reader(second, "to@fjord.example");
        bed.ledger.withdraw("fjord", second, "news", Bed.job());
        join();

        persons.part("fjord", first, Bed.job());
        bed.sweep.run(bed.clock.instant());

        assertThat(seen("marketing", "news", first)).isEqualTo(1);
    }

    @Test
    void aYesUnderOneNumberIsNoYesForTheOther() {
        join();
        reader(first, "en@fjord.example");

        assertThat(bed.ledger.place(bed.wish("newsletter", second))).isEqualTo(new Placing.Refused(Placing.Reason.NO_GROUND));
    }

    @Test
    void aNewYesAfterTheJoiningIsThePersonsLastWord() {
        reader(second, "to@fjord.example");
        bed.ledger.withdraw("fjord", second, "news", Bed.job());
        join();
        later(1);

        reader(first, "en@fjord.example");

        assertThat(seen("marketing", "news", second)).isEqualTo(1);
    }

    @Test
    void aNoAfterTheJoiningReachesBothAtOnce() {
        join();
        reader(first, "en@fjord.example");
        reader(second, "to@fjord.example");

        bed.ledger.object("fjord", first, "offers", Bed.job());
        bed.ledger.withdraw("fjord", second, "news", Bed.job());

        assertThat(seen("marketing", "offers", second)).isZero();
        assertThat(bed.count("select count(*) from crew.record where email is not null")).isZero();
    }

    @Test
    void aRestrictionUnderOneNumberSilencesBothAndIsLiftedForBoth() {
        bed.ledger.restrict("fjord", second, Stays.Scope.everything(), "asked", Bed.job());
        join();

        assertThat(seen("customer-service", "deliver", first)).isZero();

        bed.ledger.lift("fjord", first, Stays.Scope.everything(), Bed.job());
        assertThat(seen("customer-service", "deliver", first)).isEqualTo(2);
    }

    @Test
    void anErasureReachesBothAndTheProvingSearchToo() {
        reader(first, "en@fjord.example");
        reader(second, "to@fjord.example");
        join();

        var done = bed.erasure.execute("fjord", first, Weighed.nothing(), Bed.job());

        assertThat(done.erased()).isEqualTo(2);
        assertThat(done.foundAgain()).isZero();
        assertThat(bed.count("select count(*) from crew.record where email is not null")).isZero();
    }

    @Test
    void numbersOfTwoCompaniesAreNeverJoined() {
        var elsewhere = bed.ledger.subject("tind");

        assertThat(persons.join("fjord", first, elsewhere, Bed.job())).contains(Persons.Refusal.OTHER_CONTROLLER);
        assertThat(persons.join("fjord", first, first, Bed.job())).contains(Persons.Refusal.SAME);
        join();
        assertThat(persons.join("fjord", second, first, Bed.job())).isEqualTo(Optional.of(Persons.Refusal.ALREADY_ONE));
        assertThat(bed.count("select count(*) from audit.entry where kind like 'ledger.persons.%'")).isEqualTo(1);
    }
}
