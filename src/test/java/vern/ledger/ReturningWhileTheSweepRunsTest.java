package vern.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The sweep lists what is over and deletes it afterwards. What gets a ground again in between stays (invariant 1).
class ReturningWhileTheSweepRunsTest {

    Bed bed;
    AnchorId relation;

    @BeforeEach
    void aCustomerWhoseYearIsOver() {
        bed = new Bed(Declared.fjord().statement());
        relation = bed.relationship();
        bed.put(bed.wish("contact", bed.ledger.subject("fjord")).on(relation), "name=Fantasifull");
        bed.ledger.happen("fjord", relation, "relationship-ended", Bed.on("2026-11-30"), Bed.job());
        bed.clock.to(Bed.at("2027-12-01T03:00:00"));
    }

    private java.util.List<Gone.Over> listed() {
        return bed.setting.transactor().inTransaction(c -> Gone.over(c, bed.clock.instant()));
    }

    private void comesBack() {
        bed.ledger.happen("fjord", relation, "relationship-begun", bed.clock.instant(), Bed.job());
    }

    private long dispose(Gone.Over over, int most) {
        var gone = new Gone(bed.setting.keepers(), bed.setting.declarations());
        var table = bed.setting.keepers().tables().getFirst();
        return bed.setting.transactor().inTransaction(c -> gone.dispose(c, table, over, new Gone.Extent(Optional.empty(), most), bed.clock.instant())).total();
    }

    @Test
    void keepsTheOneWhoCameBackAfterTheListWasMade() {
        var listed = listed();
        comesBack();

        assertThat(listed).hasSize(1);
        assertThat(dispose(listed.getFirst(), 0)).isZero();
        assertThat(dispose(listed.getFirst(), Sweep.BATCH)).isZero();
        assertThat(bed.count("select count(*) from crew.record")).isEqualTo(1);
    }

    @Test
    void deletesTheOneWhoDidNot() {
        var listed = listed();

        assertThat(dispose(listed.getFirst(), Sweep.BATCH)).isEqualTo(1);
        assertThat(bed.count("select count(*) from crew.record")).isZero();
    }

    @Test
    void neverTicksOffTermsThatLiveAgain() {
        var listed = listed();
        comesBack();
        bed.execute("delete from crew.record");

        bed.setting.transactor().inTransaction(c -> {
            new Gone(bed.setting.keepers(), bed.setting.declarations()).close(c, listed.getFirst().terms(), bed.clock.instant());
            return listed;
        });

        assertThat(bed.count("select count(*) from ledger.terms where due = 'infinity' and swept is not null")).isZero();
    }
}
