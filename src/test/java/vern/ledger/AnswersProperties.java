package vern.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// Whoever's values lie wherever: an access report has all of a person's own and nobody else's (invariant 4), and no value leaves the
/// gate but for a purpose of the asker's role and with its row in the use log (invariant 3).
class AnswersProperties {

    private static final List<String> ROLES = List.of("customer-service", "marketing", "accounting", "privacy-handler", "technician");

    /// One value of one of three people, or two of them joined or parted.
    record Step(Kind kind, int who, int other) {}

    enum Kind { CONTACT, NEWSLETTER, INVOICE, ENQUIRY, JOIN, PART }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 2)).as(Step::new)
                .list().ofMinSize(3).ofMaxSize(14);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.BOUNDED)
    void anAccessReportHasEveryValueOfThePersonAndNoneOfAnyoneElses(@ForAll("steps") List<Step> steps) {
        var town = new Town();
        steps.forEach(town::live);

        for (var person : town.people) {
            var report = values(town.bed.given(Use.of(new Actor.Self(person, "fjord"), Gate.RIGHTS, "access"), person));
            assertThat(report).as("report after %s", steps).isEqualTo(town.plantedOf(person));
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.BOUNDED)
    void noValueIsGivenButToARoleOfThePurposeAndWithItsUseRow(@ForAll("steps") List<Step> steps) {
        var town = new Town();
        steps.forEach(town::live);
        var purposes = town.bed.setting.declarations().inForce("fjord", town.bed.clock.instant()).purposes();

        for (var role : ROLES) {
            for (var purpose : purposes.values()) {
                for (var person : town.people) {
                    var before = town.uses();
                    var given = town.bed.given(Use.of(Bed.staff(role), purpose.key(), "page"), person);
                    var seen = given.stream().map(Holding::subject).collect(Collectors.toSet());
                    assertThat(given.isEmpty() || purpose.roles().contains(role)).isTrue();
                    assertThat(given).allMatch(holding -> purpose.categories().containsKey(holding.category()));
                    assertThat(town.uses() - before).isEqualTo(seen.size());
                }
            }
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.BOUNDED)
    void whatIsForetoldOfAnEventIsWhatTheEventDoesAndForetellingItWritesNothing(@ForAll("steps") List<Step> steps) {
        var town = new Town();
        steps.forEach(town::live);
        var at = town.bed.clock.instant().plus(java.time.Duration.ofDays(10));

        for (var person : town.people) {
            var relation = town.relations.get(person);
            var written = town.written();
            var foretold = town.ends(person, relation, terms -> town.why.after("relationship-ended", at, terms, "nb"));
            assertThat(town.written()).isEqualTo(written);
            town.bed.ledger.happen("fjord", relation, "relationship-ended", at, Bed.job());
            assertThat(foretold).as("ends after %s", steps).isEqualTo(town.ends(person, relation, terms -> town.why.of(terms, "nb")));
        }
    }

    private static Set<String> values(List<Holding> holdings) {
        return holdings.stream().flatMap(holding -> holding.fields().values().stream()).map(Personal::reveal).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Three people of one company, and what was planted under each of their numbers.
    private static final class Town {
        final Bed bed = new Bed(Declared.fjord().statement());
        final Persons persons = new Persons(bed.setting);
        final Why why = new Why(bed.setting);
        final List<SubjectId> people = new ArrayList<>();
        final Map<SubjectId, AnchorId> relations = new HashMap<>();
        final Map<SubjectId, Set<String>> planted = new HashMap<>();
        final Map<SubjectId, Set<SubjectId>> one = new HashMap<>();
        int next;

        Town() {
            for (int i = 0; i < 3; i++) {
                var person = bed.ledger.subject("fjord");
                people.add(person);
                relations.put(person, bed.relationship());
                planted.put(person, new TreeSet<>());
                one.put(person, Set.of(person));
            }
        }

        void live(Step step) {
            var who = people.get(step.who());
            switch (step.kind()) {
                case CONTACT -> plant(bed.wish("contact", who).on(relations.get(who)), "name");
                case NEWSLETTER -> {
                    bed.ledger.consent("fjord", who, "news", Map.of(), Bed.job());
                    plant(bed.wish("newsletter", who), "email");
                }
                case INVOICE -> plant(bed.wish("invoice", who).on(bed.ledger.open("fjord", "invoice", Optional.of(relations.get(who)),
                        Map.of("invoice-issued", bed.clock.instant()))), "amount");
                case ENQUIRY -> plant(bed.wish("enquiry", who).on(bed.ledger.open("fjord", "case", Optional.empty(), Map.of("case-opened", bed.clock.instant()))), "message");
                case JOIN -> join(who, people.get(step.other()));
                case PART -> part(who);
            }
        }

        private void plant(Placing.Wish wish, String field) {
            var value = "planted-" + next++;
            bed.put(wish, field + "=" + value);
            planted.get(wish.subject()).add(value);
        }

        private void join(SubjectId who, SubjectId other) {
            if (persons.join("fjord", who, other, Bed.job()).isPresent()) return;
            var all = new HashSet<>(one.get(who));
            all.addAll(one.get(other));
            all.forEach(each -> one.put(each, Set.copyOf(all)));
        }

        private void part(SubjectId who) {
            persons.part("fjord", who, Bed.job());
            one.get(who).stream().filter(each -> !each.equals(who)).forEach(each -> {
                var left = new HashSet<>(one.get(each));
                left.remove(who);
                one.put(each, Set.copyOf(left));
            });
            one.put(who, Set.of(who));
        }

        Set<String> plantedOf(SubjectId person) {
            return one.get(person).stream().flatMap(each -> planted.get(each).stream()).collect(Collectors.toCollection(TreeSet::new));
        }

        /// When each record that hangs on the relation goes.
        Map<String, String> ends(SubjectId person, AnchorId relation, java.util.function.Function<List<TermsId>, Map<TermsId, Why.Answer>> asking) {
            var standings = new Histories(bed.setting).standings(person).stream().filter(one -> one.anchor().filter(relation::equals).isPresent()).toList();
            var answers = asking.apply(standings.stream().map(Histories.Standing::terms).toList());
            return standings.stream().collect(Collectors.toMap(one -> one.place() + one.id(), one -> answers.get(one.terms()).goes() + " of " + answers.get(one.terms()).reasons().size()));
        }

        /// How often anything was numbered, rolled back or not.
        List<Long> written() {
            return List.of(bed.count("select last_value from ledger.terms_id_seq"), bed.count("select last_value from ledger.event_id_seq"), bed.count("select count(*) from audit.entry"));
        }

        long uses() {
            return bed.count("select count(*) from ledger.use");
        }
    }
}
