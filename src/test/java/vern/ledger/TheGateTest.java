package vern.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TheGateTest {

    Bed bed;
    SubjectId person;
    AnchorId relation;

    @BeforeEach
    void aCustomerWithContactDetails() {
        bed = new Bed(Declared.fjord().statement(), Declared.fjord().named("tind").statement());
        person = bed.ledger.subject("fjord");
        relation = bed.relationship();
        bed.put(bed.wish("contact", person).on(relation), "name=Fantasifull", "email=f@fjord.example");
    }

    private Use.Answer asking(Actor actor, String purpose) {
        return bed.gate.use(Use.of(actor, purpose, "page"), person);
    }

    private static Use.Answer refused(Use.Refusal refusal) {
        return new Use.Answer.Refused(refusal);
    }

    @Test
    void staysShutForStaffWhoHaveNotSignedTheUndertaking() {
        var unsigned = new Actor.Staff(1, "fjord", Set.of("customer-service"), false);

        assertThat(asking(unsigned, "deliver")).isEqualTo(refused(Use.Refusal.UNDERTAKING_MISSING));
    }

    @Test
    void staysShutForARoleThatThePurposeDoesNotName() {
        assertThat(asking(Bed.staff("marketing"), "deliver")).isEqualTo(refused(Use.Refusal.NOT_YOUR_PURPOSE));
        assertThat(asking(Bed.staff("customer-service"), "shopping")).isEqualTo(refused(Use.Refusal.UNKNOWN_PURPOSE));
    }

    @Test
    void givesNothingOfAnotherController() {
        var neighbour = new Actor.Staff(2, "tind", Set.of("customer-service"), true);

        var answer = bed.gate.use(Use.of(neighbour, "deliver", "page"), person);

        assertThat(answer).isEqualTo(new Use.Answer.Given(List.of()));
    }

    @Test
    void recordsEveryUseWithItsRoleAndMatterAndNoName() {
        bed.gate.use(Use.of(Bed.staff("customer-service"), "deliver", "case").about("2214"), person);

        var seen = new Uses(bed.setting).of(person, 10);

        assertThat(seen).singleElement().satisfies(use -> {
            assertThat(use.role()).isEqualTo("customer-service");
            assertThat(use.matter()).contains("2214");
            assertThat(use.at()).isEqualTo(bed.clock.instant());
        });
    }

    @Test
    void recordsNothingWhereItGaveNothing() {
        asking(Bed.staff("marketing"), "deliver");
        bed.gate.search(Use.of(Bed.staff("customer-service"), "deliver", "search"), "ingen slik", 20);

        assertThat(bed.count("select count(*) from ledger.use")).isZero();
    }

    @Test
    void recordsTheHitsOfASearchAndNotItsWords() {
        var answer = bed.gate.search(Use.of(Bed.staff("customer-service"), "deliver", "search"), "FANTASI", 20);

        assertThat(((Use.Answer.Given) answer).holdings()).hasSize(1);
        assertThat(bed.count("select count(*) from ledger.use where subject = " + person.value())).isEqualTo(1);
        assertThat(bed.count("select count(*) from ledger.act a where a::text ilike '%fantasi%'")).isZero();
    }

    @Test
    void isSilentAboutWhoeverIsRestricted() {
        bed.ledger.restrict("fjord", person, Stays.Scope.everything(), "contested", Bed.job());

        assertThat(bed.given(Use.of(Bed.staff("customer-service"), "deliver", "page"), person)).isEmpty();
        assertThat(bed.gate.search(Use.of(Bed.staff("customer-service"), "deliver", "search"), "fantasi", 20)).isEqualTo(new Use.Answer.Given(List.of()));
        assertThat(bed.given(Use.of(new Actor.Self(person, "fjord"), Gate.RIGHTS, "own-access"), person)).hasSize(1);
    }

    @Test
    void showsAPersonNobodyElse() {
        var other = bed.ledger.subject("fjord");

        var answer = bed.gate.use(Use.of(new Actor.Self(other, "fjord"), Gate.RIGHTS, "own-access"), person);

        assertThat(answer).isEqualTo(refused(Use.Refusal.NOT_YOUR_PURPOSE));
    }

    @Test
    void refusesFromTheInstantAGroundEndedWhateverTheSweepHasDone() {
        bed.ledger.happen("fjord", relation, "relationship-ended", Bed.on("2026-11-30"), Bed.job());
        bed.clock.to(Bed.at("2026-12-01T00:00:00"));

        assertThat(bed.given(Use.of(Bed.staff("marketing"), "offers", "campaign"), person)).isEmpty();
        assertThat(bed.given(Use.of(Bed.staff("customer-service"), "deliver", "page"), person)).hasSize(1);
    }

    @Test
    void printsNoPersonalValue() {
        var holding = bed.given(Use.of(Bed.staff("customer-service"), "deliver", "page"), person).getFirst();

        assertThat(holding.toString()).doesNotContain("Fantasifull").doesNotContain("f@fjord.example");
        assertThat(holding.field("name").orElseThrow().reveal()).isEqualTo("Fantasifull");
    }

    @Test
    void answersTheSameFromASnapshotWithoutRecording() {
        var snapshot = new Snapshots(bed.setting).of("fjord", person);

        assertThat(snapshot.mayUse(Bed.staff("customer-service"), "deliver", "contact", bed.clock.instant())).isTrue();
        assertThat(snapshot.mayUse(Bed.staff("accounting"), "deliver", "contact", bed.clock.instant())).isFalse();
        assertThat(bed.count("select count(*) from ledger.use")).isZero();
    }

    /// Whether each of these is given the person: for their data as such and for what they use it for, by number and by a search.
    private boolean given(Actor actor, String purpose) {
        boolean one = asking(actor, purpose) instanceof Use.Answer.Given(var holdings) && !holdings.isEmpty();
        if (actor instanceof Actor.Self) return one;
        boolean found = bed.gate.search(Use.of(actor, purpose, "search"), "fantasifull", 20) instanceof Use.Answer.Given(var holdings) && !holdings.isEmpty();
        assertThat(found).isEqualTo(one);
        return one;
    }

    @Test
    void leavesOutWhoeverIsProtectedButForThemselvesTheRoleForItAndWhatServesThem() {
        var identities = new ProtectedIdentities(bed.setting);
        var key = new Actor.ApiKey("k", "fjord", Set.of("deliver", Gate.RIGHTS));
        var inTheRole = Bed.staff("customer-service", "privacy-handler", ProtectedIdentities.ROLE);
        assertThat(given(Bed.staff("customer-service"), "deliver")).isTrue();

        identities.begin("fjord", person, "threat", Bed.job());

        for (var purpose : List.of("deliver", Gate.RIGHTS)) {
            assertThat(given(Bed.staff("customer-service", "privacy-handler"), purpose)).as(purpose).isFalse();
            assertThat(given(key, purpose)).as(purpose).isFalse();
            assertThat(given(Actor.Job.handingOn("export", "fjord"), purpose)).as(purpose).isFalse();
            assertThat(given(inTheRole, purpose)).as(purpose).isTrue();
            assertThat(given(new Actor.Job("invoice-run", "fjord"), purpose)).as(purpose).isTrue();
        }
        assertThat(given(new Actor.Self(person, "fjord"), Gate.RIGHTS)).isTrue();
        assertThat(bed.gate.sees(Bed.staff("privacy-handler"), person)).isFalse();
        identities.end("fjord", person, "wish-ended", inTheRole);
        assertThat(given(Bed.staff("customer-service"), "deliver")).isTrue();
    }

    @Test
    void leavesOutAProtectedPersonUnderTheirOtherNumberToo() {
        var other = bed.ledger.subject("fjord");
        new Persons(bed.setting).join("fjord", person, other, Bed.job());

        new ProtectedIdentities(bed.setting).begin("fjord", other, "register", Bed.job());

        assertThat(given(Bed.staff("customer-service"), "deliver")).isFalse();
    }
}
