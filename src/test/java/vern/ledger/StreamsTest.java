package vern.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vern.statement.Basis;
import vern.statement.Disposal;

/// Traffic of three customers on two days, kept for 21 days.
class StreamsTest {

    private static final String PLACE = "crew.stream";

    Bed bed;
    Streams streams;
    List<SubjectId> customers;
    Instant first = Bed.at("2026-11-20T00:00:00");
    Instant second = Bed.at("2026-11-21T00:00:00");
    long next = 1;

    @BeforeEach
    void twoDaysOfTraffic() {
        bed = new Bed(Declared.fjord().category("traffic", Disposal.ERASE, "amount")
                .purpose("secure", Basis.LEGITIMATE_INTEREST, Map.of("traffic", "21 days after collected"), "security").statement());
        streams = new Streams(bed.setting);
        customers = IntStream.range(0, 3).mapToObj(_ -> bed.ledger.subject("fjord")).toList();
        deliver(first, 10);
        deliver(second, 7);
    }

    /// So many rows of each customer.
    private void deliver(Instant day, int each) {
        var wish = Placing.Wish.of("fjord", "traffic", "person", new SubjectId(0), day).aboutSomeoneNew();
        streams.prepare(PLACE, terms(wish));
        bed.setting.transactor().inTransaction(connection -> {
            var terms = terms(wish);
            var rows = new CopyRows(streams.target(connection, PLACE, terms), "subject, id, terms, collected, amount");
            for (var customer : customers) {
                for (int i = 0; i < each; i++) rows.number(customer.value()).number(next++).number(terms.value()).day(day.atZone(Declared.OSLO).toLocalDate()).text("1").end();
            }
            rows.write(connection);
            streams.wrote(connection, PLACE, terms, (long) each * customers.size());
            return terms;
        });
    }

    private TermsId terms(Placing.Wish wish) {
        return ((Placing.Granted) bed.ledger.place(wish)).terms();
    }

    private long rows() {
        return bed.count("select count(*) from crew.stream");
    }

    private long partitions() {
        return bed.count("select count(*) from pg_inherits where inhparent = 'crew.stream'::regclass") - 1;
    }

    private long swept(String night) {
        bed.clock.to(Bed.at(night));
        return bed.sweep.run(bed.clock.instant()).orElseThrow().count().total();
    }

    @Test
    void goWholeWhenTheirDayComesAndAreCountedToTheRow() {
        long early = swept("2026-12-11T03:00:00");
        long partitionsBefore = partitions();
        long gone = swept("2026-12-12T03:00:00");

        assertThat(early).isZero();
        assertThat(partitionsBefore).isEqualTo(2);
        assertThat(gone).isEqualTo(30);
        assertThat(rows()).isEqualTo(21);
        assertThat(partitions()).isOne();
        assertThat(bed.count("select sum(gone) from ledger.sweep_count where category = 'traffic' and purpose = 'secure'")).isEqualTo(30);
    }

    @Test
    void leaveBehindWhatIsHeldUntilItIsFree() {
        bed.ledger.hold("fjord", customers.getFirst(), Stays.Scope.ofCategory("traffic"), "dispute", Bed.job());

        long gone = swept("2026-12-12T03:00:00");
        long left = bed.count("select count(*) from crew.stream_rest");
        bed.ledger.release("fjord", customers.getFirst(), Stays.Scope.ofCategory("traffic"), Bed.job());
        long later = swept("2026-12-12T04:00:00");

        assertThat(gone).isEqualTo(20);
        assertThat(left).isEqualTo(10);
        assertThat(later).isEqualTo(10);
        assertThat(bed.count("select count(*) from crew.stream where collected = '2026-11-20'")).isZero();
    }

    @Test
    void losePersonByPersonWhatIsErasedAndStillCountTheRest() {
        var done = bed.erasure.execute("fjord", customers.getFirst(), new Erasure.Weighed(Map.of("secure", true)), Bed.job());
        long after = rows();
        long gone = swept("2026-12-12T03:00:00");

        assertThat(done.erased()).isEqualTo(17);
        assertThat(done.foundAgain()).isZero();
        assertThat(after).isEqualTo(34);
        assertThat(gone).isEqualTo(20);
    }

    @Test
    void areReadThroughTheGateForTheirPurposeAndNotWhileRestricted() {
        var use = Use.of(Bed.staff("security"), "secure", "log");
        var given = bed.given(use, customers.getFirst());
        bed.ledger.restrict("fjord", customers.getFirst(), Stays.Scope.ofPurpose("secure"), "asked", Bed.job());

        assertThat(given).hasSize(17);
        assertThat(bed.given(use, customers.getFirst())).isEmpty();
        assertThat(bed.given(Use.of(Bed.staff("customer-service"), "secure", "log"), customers.getFirst())).isEmpty();
        assertThat(bed.count("select count(*) from ledger.use where subject = " + customers.getFirst().value())).isOne();
    }

    @Test
    void areRestrictedOneByOneAndARecordOfAnotherTableWithTheSameNumberIsUsedAndGoesAsBefore() {
        var use = Use.of(Bed.staff("security"), "secure", "log");
        var number = bed.count("select min(id) from crew.stream where collected = '2026-11-20' and subject = " + customers.getFirst().value());
        bed.execute("insert into crew.record (subject, id, terms, collected, amount) select subject, id, terms, collected, amount from crew.stream where id = " + number);
        var disputed = bed.given(use, customers.getFirst()).stream().filter(holding -> holding.place().equals("crew.stream") && holding.id() == number).findFirst().orElseThrow();
        var scope = Stays.Scope.of(disputed);
        bed.ledger.restrict("fjord", customers.getFirst(), scope, "asked", Bed.job());

        var given = bed.given(use, customers.getFirst());
        swept("2026-12-12T03:00:00");
        long neighbours = bed.count("select count(*) from crew.record where id = " + number);
        long kept = bed.count("select count(*) from crew.stream where id = " + number);
        bed.ledger.lift("fjord", customers.getFirst(), Stays.Scope.named(scope.name()), Bed.job());
        swept("2026-12-12T04:00:00");

        assertThat(given).hasSize(17).filteredOn(holding -> holding.id() == number).extracting(Holding::place).containsExactly("crew.record");
        assertThat(neighbours).isZero();
        assertThat(kept).isOne();
        assertThat(bed.count("select count(*) from crew.stream where id = " + number)).isZero();
    }

    @Test
    void giveUpThoseWhoseNoWasUpheldWithTheNightAndNotTheOthers() {
        bed.ledger.object("fjord", customers.getFirst(), "secure", Bed.job());
        bed.ledger.upholdObjection("fjord", customers.getFirst(), "secure", Bed.job());

        long moved = bed.count("select count(*) from crew.stream_rest");
        long gone = swept("2026-11-24T03:00:00");
        long later = swept("2026-12-13T03:00:00");

        assertThat(moved).isEqualTo(17);
        assertThat(gone).isEqualTo(17);
        assertThat(later).isEqualTo(34);
        assertThat(rows()).isZero();
    }

    @Test
    void areForetoldAndNeverOverdueWithoutBeingCountedRowByRow() {
        var line = new Forecast(bed.setting).of("fjord").stream().filter(one -> one.category().equals("traffic")).findFirst().orElseThrow();
        var overdue = new Nights(bed.setting).overdue("fjord", Bed.at("2026-12-11T00:00:00").plus(Duration.ofDays(1)));

        assertThat(line.total()).isEqualTo(51);
        assertThat(overdue).containsEntry("traffic", 30L);
    }
}
