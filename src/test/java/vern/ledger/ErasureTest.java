package vern.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vern.ledger.Erasure.Lot;
import vern.ledger.Erasure.Outcome;
import vern.ledger.Erasure.Weighed;

class ErasureTest {

    Bed bed;
    SubjectId person;
    AnchorId relation;

    @BeforeEach
    void aCustomerWithAnInvoiceANewsletterAndAnEnquiry() {
        bed = new Bed(Declared.fjord().statement());
        person = bed.ledger.subject("fjord");
        relation = bed.relationship();
        bed.put(bed.wish("contact", person).on(relation), "name=Fantasifull");
        var invoice = bed.ledger.open("fjord", "invoice", Optional.of(relation), Map.of("invoice-issued", Bed.on("2026-05-20")));
        bed.put(bed.wish("invoice", person).on(invoice), "name=Fantasifull", "amount=100");
        bed.ledger.consent("fjord", person, "news", Map.of(), Bed.job());
        bed.put(bed.wish("newsletter", person), "email=f@fjord.example");
        var matter = bed.ledger.open("fjord", "case", Optional.empty(), Map.of("case-opened", bed.clock.instant()));
        bed.put(bed.wish("enquiry", person).on(matter), "message=Hjelp");
    }

    private static Lot lot(String category, Outcome outcome) {
        return new Lot(category, outcome, 1);
    }

    @Test
    void splitsInsteadOfRefusing() {
        var lots = bed.erasure.preview("fjord", person, Weighed.nothing());

        assertThat(lots).containsExactlyInAnyOrder(
                lot("contact", new Outcome.StaysFor("deliver", Optional.empty(), List.of())),
                lot("enquiry", new Outcome.ToWeigh("answer")),
                lot("invoice", new Outcome.Blocked("books", Optional.empty(), Bed.at("2032-01-01T00:00:00"))),
                lot("newsletter", new Outcome.ErasedNow()));
        assertThat(bed.count("select count(*) from crew.record")).isEqualTo(4);
    }

    @Test
    void doesWhatThePreviewSaidAndProvesIt() {
        bed.ledger.happen("fjord", relation, "relationship-ended", Bed.on("2026-11-20"), Bed.job());

        var preview = bed.erasure.preview("fjord", person, new Weighed(Map.of("answer", true)));
        var done = bed.erasure.execute("fjord", person, new Weighed(Map.of("answer", true)), Bed.job());

        assertThat(done.lots()).isEqualTo(preview);
        assertThat(done.erased()).isEqualTo(3);
        assertThat(done.foundAgain()).isZero();
        assertThat(bed.count("select count(*) from crew.record")).isEqualTo(1);
        assertThat(bed.count("select found from ledger.erasure")).isZero();
    }

    @Test
    void finishesByItselfWhenTheDutyEnds() {
        bed.ledger.happen("fjord", relation, "relationship-ended", Bed.on("2026-11-20"), Bed.job());
        bed.erasure.execute("fjord", person, new Weighed(Map.of("answer", true)), Bed.job());

        bed.clock.to(Bed.at("2032-01-01T03:00:00"));
        bed.sweep.run(bed.clock.instant());

        assertThat(bed.count("select count(*) from crew.record")).isZero();
    }

    @Test
    void whatSomeoneSaidYesToBeforeIsNoYesToWhatComesLater() {
        bed.erasure.execute("fjord", person, Weighed.nothing(), Bed.job());

        assertThat(bed.ledger.place(bed.wish("newsletter", person))).isEqualTo(new Placing.Refused(Placing.Reason.NO_GROUND));

        bed.ledger.consent("fjord", person, "news", Map.of(), Bed.job());
        assertThat(bed.ledger.place(bed.wish("newsletter", person))).isInstanceOf(Placing.Granted.class);
    }

    @Test
    void suspendsTheUseOfWhatAPersonHasStillToWeigh() {
        bed.erasure.execute("fjord", person, Weighed.nothing(), Bed.job());

        assertThat(bed.given(Use.of(Bed.staff("customer-service"), "answer", "page"), person)).isEmpty();
        assertThat(bed.count("select count(*) from crew.record where message is not null")).isEqualTo(1);
    }

    @Test
    void leavesWhatIsHeldForADispute() {
        bed.ledger.hold("fjord", person, Stays.Scope.ofCategory("newsletter"), "dispute", Bed.job());

        var done = bed.erasure.execute("fjord", person, Weighed.nothing(), Bed.job());

        assertThat(done.lots()).contains(lot("newsletter", new Outcome.Suspended("stay")));
        assertThat(bed.count("select count(*) from crew.record where email is not null")).isEqualTo(1);
        bed.ledger.release("fjord", person, Stays.Scope.ofCategory("newsletter"), Bed.job());
        bed.sweep.run(bed.clock.instant());
        assertThat(bed.count("select count(*) from crew.record where email is not null")).isZero();
    }

    @Test
    void saysWhySomethingIsStillHere() {
        var invoice = bed.given(Use.of(Bed.staff("accounting"), "books", "page"), person).getFirst();

        var answer = new Why(bed.setting).of(List.of(invoice.terms()), "nb").get(invoice.terms());

        assertThat(answer.blocked()).isTrue();
        assertThat(answer.goes()).contains(Bed.at("2032-01-01T00:00:00"));
        assertThat(answer.longest().orElseThrow().citation().orElseThrow()).contains("bokføringsloven");
    }
}
