package vern.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// Whatever happens to a customer in whatever order: the ledger against a model that a child could check by hand
/// (invariants 1 and 7 of the design).
class LedgerProperties {

    enum Step { CONTACT, NEWSLETTER, INVOICE, ENQUIRY, LEAVE, RETURN, CONSENT, WITHDRAW, OBJECT, CLOSE, WAIT_A_WEEK, WAIT_A_YEAR, NIGHT, RESTRICT, LIFT }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Arbitraries.of(Step.class).list().ofMinSize(3).ofMaxSize(25);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void keepsExactlyWhatHasAGroundAfterEveryNight(@ForAll("lives") List<Step> life) {
        var story = new Story();

        for (var step : life) {
            story.live(step);
            assertThat(story.usable()).as("usable after %s of %s", step, life).isEqualTo(story.model.usable(story.now()));
        }
        story.live(Step.NIGHT);

        assertThat(story.rows()).as("rows after %s", life).isEqualTo(story.model.kept());
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void givesTheSameStateForTheSameEvents(@ForAll("lives") List<Step> life) {
        var one = new Story();
        var two = new Story();

        life.forEach(one::live);
        life.forEach(two::live);

        assertThat(one.dump()).isEqualTo(two.dump());
    }

    /// One customer's life, lived in the database and in the model at once.
    private static final class Story {
        final Bed bed = new Bed(Declared.fjord().statement());
        final Model model = new Model();
        final SubjectId person = bed.ledger.subject("fjord");
        final AnchorId relation = bed.relationship();
        AnchorId matter = open();

        AnchorId open() {
            return bed.ledger.open("fjord", "case", Optional.of(relation), Map.of("case-opened", bed.clock.instant()));
        }

        Instant now() {
            return bed.clock.instant();
        }

        void live(Step step) {
            switch (step) {
                case CONTACT -> place("contact", bed.wish("contact", person).on(relation));
                case NEWSLETTER -> place("newsletter", bed.wish("newsletter", person));
                case INVOICE -> place("invoice", bed.wish("invoice", person).on(bed.ledger.open("fjord", "invoice", Optional.of(relation),
                        Map.of("invoice-issued", now()))));
                case ENQUIRY -> place("enquiry", bed.wish("enquiry", person).on(matter));
                case LEAVE -> relation("relationship-ended", false);
                case RETURN -> relation("relationship-begun", true);
                case CONSENT -> {
                    bed.ledger.consent("fjord", person, "news", Map.of(), Bed.job());
                    model.consent();
                }
                case WITHDRAW -> {
                    bed.ledger.withdraw("fjord", person, "news", Bed.job());
                    model.withdraw(now());
                    model.eraseOver(now());
                }
                case OBJECT -> {
                    bed.ledger.object("fjord", person, "offers", Bed.job());
                    model.objected = true;
                }
                case CLOSE -> close();
                case WAIT_A_WEEK -> bed.clock.to(now().plus(Duration.ofDays(7)));
                case WAIT_A_YEAR -> bed.clock.to(now().plus(Duration.ofDays(366)));
                case NIGHT -> {
                    bed.clock.to(now().plus(Duration.ofDays(1)));
                    bed.sweep.run(now());
                    model.eraseOver(now());
                }
                case RESTRICT -> restrict(true);
                case LIFT -> restrict(false);
            }
        }

        private void restrict(boolean begin) {
            if (begin == model.restricted) return;
            if (begin) bed.ledger.restrict("fjord", person, Stays.Scope.everything(), "contested", Bed.job());
            else bed.ledger.lift("fjord", person, Stays.Scope.everything(), Bed.job());
            model.restricted = begin;
        }

        private void relation(String event, boolean begins) {
            if (begins == model.customer) return;
            bed.clock.to(now().plus(Duration.ofDays(1)));
            bed.ledger.happen("fjord", relation, event, now(), Bed.job());
            model.customer = begins;
            model.left = begins ? Optional.empty() : Optional.of(now());
        }

        private void close() {
            bed.ledger.happen("fjord", matter, "case-closed", now(), Bed.job());
            model.closeCases(now());
            matter = open();
        }

        private void place(String category, Placing.Wish wish) {
            var granted = bed.ledger.place(wish) instanceof Placing.Granted;
            var holding = model.holding(category, now());
            assertThat(granted).as("placing %s", category).isEqualTo(model.due(holding).isAfter(now()));
            if (!granted) return;
            bed.put(wish);
            model.held.add(holding);
        }

        long usable() {
            return List.of("deliver", "offers", "news", "books", "bill", "answer").stream()
                    .mapToLong(purpose -> bed.given(Use.of(Bed.job(), purpose, "check"), person).size()).sum();
        }

        long rows() {
            return bed.count("select count(*) from crew.record");
        }

        String dump() {
            var out = new ArrayList<String>();
            bed.setting.transactor().inTransaction(c -> Sql.of(c, """
                    select h.id, t.category, t.standing, t.due from crew.record h join ledger.terms t on t.id = h.terms order by h.id""")
                    .list(row -> out.add(row.getString(1) + row.getString(2) + row.getString(3) + row.getString(4))));
            return out.toString();
        }
    }

    /// What a child would say: each kind of paper and when it goes into the shredder.
    private static final class Model {
        final List<Paper> held = new ArrayList<>();
        boolean customer = true;
        Optional<Instant> left = Optional.empty();
        boolean consented;
        boolean objected;
        boolean restricted;

        static final class Paper {
            final String category;
            final Instant on;
            Optional<Instant> ended = Optional.empty();
            boolean yes;

            Paper(String category, Instant on) {
                this.category = category;
                this.on = on;
            }
        }

        Paper holding(String category, Instant on) {
            var paper = new Paper(category, on);
            paper.yes = consented;
            return paper;
        }

        void consent() {
            consented = true;
            held.stream().filter(p -> p.category.equals("newsletter")).forEach(p -> {
                p.yes = true;
                p.ended = Optional.empty();
            });
        }

        void withdraw(Instant at) {
            consented = false;
            held.stream().filter(p -> p.category.equals("newsletter") && p.ended.isEmpty()).forEach(p -> p.ended = Optional.of(at));
        }

        void closeCases(Instant at) {
            held.stream().filter(p -> p.category.equals("enquiry") && p.ended.isEmpty()).forEach(p -> p.ended = Optional.of(at));
        }

        Instant due(Paper paper) {
            return switch (paper.category) {
                case "contact" -> left.map(day -> endOf(day(day).plusYears(1))).orElse(Instant.MAX);
                case "newsletter" -> paper.yes ? paper.ended.orElse(Instant.MAX) : Instant.MIN;
                case "invoice" -> endOf(LocalDate.of(day(paper.on).getYear() + 5, 12, 31));
                default -> paper.ended.orElse(Instant.MAX);
            };
        }

        long usable(Instant now) {
            return restricted ? 0 : held.stream().mapToLong(paper -> uses(paper, now)).sum();
        }

        private long uses(Paper paper, Instant now) {
            long due = now.isBefore(due(paper)) ? 1 : 0;
            return switch (paper.category) {
                case "contact" -> due + (!objected && left.map(day -> now.isBefore(endOf(day(day)))).orElse(true) ? 1 : 0);
                case "invoice" -> due + (now.isBefore(endOf(day(paper.on).plusDays(30))) ? 1 : 0);
                default -> due;
            };
        }

        void eraseOver(Instant now) {
            if (!restricted) held.removeIf(paper -> !now.isBefore(due(paper)));
        }

        long kept() {
            return held.size();
        }

        private static LocalDate day(Instant at) {
            return at.atZone(Declared.OSLO).toLocalDate();
        }

        private static Instant endOf(LocalDate day) {
            return day.plusDays(1).atStartOfDay(Declared.OSLO).toInstant();
        }
    }
}
