package vern.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NoDatumWithoutAGroundTest {

    Bed bed;
    SubjectId person;
    AnchorId relation;

    @BeforeEach
    void aCustomerOfFjord() {
        bed = new Bed(Declared.fjord().statement());
        person = bed.ledger.subject("fjord");
        relation = bed.relationship();
    }

    @Nested
    class Placed {

        @Test
        void refusesWhatTheStatementDoesNotDeclare() {
            assertThat(bed.ledger.place(bed.wish("shoe-size", person))).isEqualTo(new Placing.Refused(Placing.Reason.UNKNOWN_CATEGORY));
            assertThat(bed.ledger.place(bed.wish("contact", person).on(relation).holding(Set.of("name", "shoe-size"))))
                    .isEqualTo(new Placing.Refused(Placing.Reason.UNDECLARED_FIELD));
            assertThat(bed.ledger.place(Placing.Wish.of("fjord", "contact", "rumour", person, bed.clock.instant())))
                    .isEqualTo(new Placing.Refused(Placing.Reason.UNDECLARED_SOURCE));
        }

        @Test
        void refusesWhatHasNoGroundNow() {
            var withoutRelation = bed.ledger.place(bed.wish("contact", person));
            var withoutConsent = bed.ledger.place(bed.wish("newsletter", person));

            assertThat(List.of(withoutRelation, withoutConsent)).containsOnly(new Placing.Refused(Placing.Reason.NO_GROUND));
        }

        @Test
        void sharesTermsBetweenHoldingsOfTheSameStanding() {
            var other = bed.ledger.subject("fjord");
            var othersRelation = bed.relationship();

            var one = bed.ledger.place(bed.wish("contact", person).on(relation));
            bed.clock.to(Bed.on("2026-11-25"));
            var two = bed.ledger.place(bed.wish("contact", other).on(othersRelation));

            assertThat(one).isEqualTo(two).isInstanceOf(Placing.Granted.class);
        }
    }

    @Nested
    class Ended {

        @Test
        void staysToTheLastPermittedDayAndGoesWithTheNextNight() {
            bed.put(bed.wish("contact", person).on(relation), "name=Fantasifull");
            bed.ledger.happen("fjord", relation, "relationship-ended", Bed.on("2026-11-30"), Bed.job());

            bed.clock.to(Bed.at("2027-11-30T23:59:59"));
            bed.sweep.run(bed.clock.instant());
            var onTheLastDay = bed.count("select count(*) from crew.record");
            bed.clock.to(Bed.at("2027-12-01T03:00:00"));
            bed.sweep.run(bed.clock.instant());

            assertThat(onTheLastDay).isEqualTo(1);
            assertThat(bed.count("select count(*) from crew.record")).isZero();
        }

        @Test
        void countsAnewWhenTheCustomerComesBack() {
            bed.put(bed.wish("contact", person).on(relation), "name=Fantasifull");
            bed.ledger.happen("fjord", relation, "relationship-ended", Bed.on("2026-11-30"), Bed.job());
            bed.clock.to(Bed.on("2027-06-01"));
            bed.ledger.happen("fjord", relation, "relationship-begun", Bed.on("2027-06-01"), Bed.job());

            bed.clock.to(Bed.on("2030-01-01"));
            bed.sweep.run(bed.clock.instant());

            assertThat(bed.count("select count(*) from crew.record")).isEqualTo(1);
        }

        @Test
        void endsWhatHangsOnACaseWhenTheCaseCloses() {
            var matter = bed.ledger.open("fjord", "case", Optional.of(relation), java.util.Map.of("case-opened", bed.clock.instant()));
            bed.put(bed.wish("enquiry", person).on(matter), "message=Hjelp");
            bed.put(bed.wish("contact", person).on(relation), "name=Fantasifull");

            bed.ledger.happen("fjord", matter, "case-closed", bed.clock.instant(), Bed.job());
            bed.sweep.run(bed.clock.instant());

            assertThat(bed.count("select count(*) from crew.record where message is not null")).isZero();
            assertThat(bed.count("select count(*) from crew.record where name is not null")).isEqualTo(1);
        }
    }

    @Nested
    class Reviewed {

        @Test
        void isListedFromTheReviewDayUntilItGoes() {
            var prospects = new Bed(Declared.company().category("prospect", vern.statement.Disposal.ERASE, "name")
                    .purpose("sell", vern.statement.Basis.LEGITIMATE_INTEREST, java.util.Map.of("prospect", "at most 12 months from collected, review at 6 months"), "sales").statement());
            var someone = prospects.ledger.subject("fjord");
            prospects.put(prospects.wish("prospect", someone), "name=Fantasifull");
            var reviews = new Reviews(prospects.setting);

            assertThat(reviews.waiting("fjord", Bed.at("2027-05-22T23:59:00"), 10)).isEmpty();
            assertThat(reviews.waiting("fjord", Bed.at("2027-05-23T00:00:00"), 10)).singleElement()
                    .satisfies(waiting -> assertThat(waiting.goes()).contains(Bed.at("2027-11-24T00:00:00")));
            assertThat(reviews.waiting("fjord", Bed.at("2027-11-24T00:00:00"), 10)).isEmpty();
        }
    }

    @Nested
    class UnderTwoGrounds {

        @Test
        void livesOnUnderTheOtherAndOnlyThatUseIsLeft() {
            var invoice = bed.ledger.open("fjord", "invoice", Optional.of(relation), java.util.Map.of("invoice-issued", Bed.on("2026-11-20")));
            bed.put(bed.wish("invoice", person).on(invoice), "name=Fantasifull", "amount=100");

            bed.clock.to(Bed.on("2027-03-01"));
            var forService = bed.given(Use.of(Bed.staff("customer-service"), "bill", "page"), person);
            var forBooks = bed.given(Use.of(Bed.staff("accounting"), "books", "page"), person);
            bed.clock.to(Bed.at("2031-12-31T23:00:00"));
            bed.sweep.run(bed.clock.instant());
            var lastDay = bed.count("select count(*) from crew.record");
            bed.clock.to(Bed.at("2032-01-01T03:00:00"));
            bed.sweep.run(bed.clock.instant());

            assertThat(forService).isEmpty();
            assertThat(forBooks).hasSize(1);
            assertThat(lastDay).isEqualTo(1);
            assertThat(bed.count("select count(*) from crew.record")).isZero();
        }
    }

    @Nested
    class Withdrawn {

        @Test
        void isGoneAtOnceWhenConsentWasTheOnlyGround() {
            bed.ledger.consent("fjord", person, "news", java.util.Map.of(), Bed.job());
            bed.put(bed.wish("newsletter", person), "email=a@fjord.example");

            bed.ledger.withdraw("fjord", person, "news", Bed.job());

            assertThat(bed.count("select count(*) from crew.record")).isZero();
            assertThat(bed.ledger.place(bed.wish("newsletter", person))).isEqualTo(new Placing.Refused(Placing.Reason.NO_GROUND));
        }

        @Test
        void letsAnObjectionToMarketingEndItsUseAtOnceAndForWhatComes() {
            bed.put(bed.wish("contact", person).on(relation), "name=Fantasifull");
            var before = bed.given(Use.of(Bed.staff("marketing"), "offers", "campaign"), person);

            bed.ledger.object("fjord", person, "offers", Bed.job());
            bed.put(bed.wish("contact", person).on(relation), "name=Fantasifull igjen");

            assertThat(before).hasSize(1);
            assertThat(bed.given(Use.of(Bed.staff("marketing"), "offers", "campaign"), person)).isEmpty();
            assertThat(bed.given(Use.of(Bed.staff("customer-service"), "deliver", "page"), person)).hasSize(2);
        }
    }
}
