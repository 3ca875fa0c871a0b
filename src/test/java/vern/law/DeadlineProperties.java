package vern.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeadlineProperties {

    @Property
    void aDeadlineIsAWorkingDay(@ForAll("packs") LawPack pack, @ForAll("days") LocalDate received) {
        assertThat(pack.isWorkingDay(pack.answerDue(received))).isTrue();
        assertThat(pack.isWorkingDay(pack.extendedAnswerDue(received))).isTrue();
    }

    @Property
    void aDeadlineIsNeverBeforeTheDateNumberNorLongAfter(@ForAll("packs") LawPack pack, @ForAll("days") LocalDate received) {
        assertThat(pack.answerDue(received)).isBetween(received.plusMonths(1), received.plusMonths(1).plusDays(5));
        assertThat(pack.extendedAnswerDue(received)).isBetween(received.plusMonths(3), received.plusMonths(3).plusDays(5));
    }

    @Property
    void noWorkingDayIsSkipped(@ForAll("packs") LawPack pack, @ForAll("days") LocalDate received) {
        var skipped = received.plusMonths(1).datesUntil(pack.answerDue(received));

        assertThat(skipped).noneMatch(pack::isWorkingDay);
    }

    @Property
    void whatCameLaterIsNeverDueEarlier(@ForAll("packs") LawPack pack, @ForAll("days") LocalDate received) {
        var later = received.plusDays(1);

        assertThat(pack.answerDue(later)).isAfterOrEqualTo(pack.answerDue(received));
        assertThat(pack.extendedAnswerDue(later)).isAfterOrEqualTo(pack.extendedAnswerDue(received));
    }

    @Provide
    Arbitrary<LawPack> packs() {
        return Arbitraries.of(Law.standard().packs());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        var first = LocalDate.of(2018, 5, 25);
        return Arbitraries.integers().between(0, 80 * 365).map(first::plusDays);
    }
}
