package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vern.bench.complete.Completeness;

/// A small run of `./vern bench completeness`. A keeper that is yet to come is measured as soon as it is there.
@Story
class TheReportIsCompleteTest {

    @Autowired ApplicationContext context;
    @Autowired Clock clock;

    @ParameterizedTest
    @ValueSource(strings = {"it-total", "medic-it", "micromedic", "midt-it", "onemed"})
    void everyPlantedValueIsReportedNoneOfANamesakesAndAfterAnErasureOnlyWhatALawKeepsIsInTheDatabase(String company) {
        var found = new Completeness(Completeness.Under.of(context), clock, 200).of(company);

        found.print(System.out);
        assertThat(found.planted()).isEqualTo(200);
        assertThat(found.found()).isEqualTo(200);
        assertThat(found.leaked()).isZero();
        assertThat(found.elsewhere()).isEmpty();
        assertThat(found.tables()).hasSizeGreaterThan(8);
    }
}
