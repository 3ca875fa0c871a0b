package vern.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vern.ledger.Publication.Outcome;
import vern.statement.Basis;
import vern.statement.Disposal;
import vern.statement.Statement;

class PublicationTest {

    Bed bed;

    @BeforeEach
    void aCompanyThatKeepsPapersForAYear() {
        bed = new Bed(keeping("at most 1 year from collected", 1, "2020-01-01", "2020-01-01"));
    }

    private static Statement keeping(String rule, int number, String effective, String told) {
        return Declared.company().version(number, LocalDate.parse(effective), LocalDate.parse(told)).category("paper", Disposal.ERASE, "name")
                .purpose("work", Basis.CONTRACT, Map.of("paper", rule), "sales").statement();
    }

    private void publish(String rule, String effective, String told) {
        assertThat(bed.publication.publishUnread(keeping(rule, 2, effective, told), Bed.job())).isEqualTo(new Outcome.Published(2));
    }

    private void put(String day) {
        bed.clock.to(Bed.on(day));
        bed.put(bed.wish("paper", bed.ledger.subject("fjord")), "name=" + day);
    }

    private List<String> leftOn(String moment) {
        bed.clock.to(Bed.at(moment));
        bed.sweep.run(bed.clock.instant());
        return bed.setting.transactor().inTransaction(c -> Sql.of(c, "select name from crew.record order by name").list(row -> row.getString(1)));
    }

    @Test
    void appliesShorterKeepingToEverythingFromItsDay() {
        put("2026-06-01");
        publish("at most 3 months from collected", "2026-09-10", "2026-08-01");

        assertThat(leftOn("2026-09-09T03:00:00")).containsExactly("2026-06-01");
        assertThat(leftOn("2026-09-10T03:00:00")).isEmpty();
    }

    @Test
    void countsForEveryUseFromMidnightWhetherOrNotAnyJobHasRun() {
        put("2026-06-01");
        publish("at most 3 months from collected", "2026-09-10", "2026-08-01");

        bed.clock.to(Bed.at("2026-09-09T23:59:59"));
        var before = usable();
        bed.clock.to(Bed.at("2026-09-10T00:00:00"));

        assertThat(before).isOne();
        assertThat(usable()).isZero();
    }

    private int usable() {
        var use = Use.of(new Actor.Staff(1, "fjord", Set.of("sales"), true), "work", "list");
        return bed.gate.useAll(use, 10) instanceof Use.Answer.Given(var holdings) ? holdings.size() : -1;
    }

    @Test
    void appliesLongerKeepingOnlyToWhatIsCollectedAfterPeopleWereTold() {
        put("2026-06-01");
        publish("at most 3 years from collected", "2026-07-01", "2026-08-01");
        put("2026-07-15");
        put("2026-08-02");

        assertThat(leftOn("2027-06-02T03:00:00")).containsExactly("2026-07-15", "2026-08-02");
        assertThat(leftOn("2027-07-16T03:00:00")).containsExactly("2026-08-02");
        assertThat(leftOn("2029-08-02T23:00:00")).containsExactly("2026-08-02");
        assertThat(leftOn("2029-08-03T03:00:00")).isEmpty();
    }

    @Test
    void saysTheRuleThatDecidesWhicheverVersionItIsFrom() {
        put("2026-06-01");
        publish("at most 3 months from collected", "2026-07-01", "2026-07-01");
        bed.clock.to(Bed.on("2026-07-02"));

        assertThat(said()).containsExactly("at most three months after we received the data");
        assertThat(forecast()).containsExactly("at most 3 months from collected: 2026-09=1");
    }

    @Test
    void saysTheEarlierRuleWhereTheLaterIsLongerOfWhatWasCollectedBefore() {
        put("2026-06-01");
        publish("at most 3 years from collected", "2026-07-01", "2026-07-01");
        put("2026-07-15");

        assertThat(said()).containsExactly("at most one year after we received the data", "at most three years after we received the data");
        assertThat(forecast()).containsExactly("at most 1 year from collected: 2027-06=1", "at most 3 years from collected: 2029-07=1");
    }

    @Test
    void saysTheStricterRuleWhileItIsNotYetKnownWhenEitherEnds() {
        bed = new Bed(keeping("while relationship, then 1 year", 1, "2020-01-01", "2020-01-01"));
        bed.clock.to(Bed.on("2026-06-01"));
        bed.put(bed.wish("paper", bed.ledger.subject("fjord")).on(bed.relationship()), "name=x");
        publish("while relationship, then 45 days", "2026-07-01", "2026-07-01");
        bed.clock.to(Bed.on("2026-07-02"));

        assertThat(said()).containsExactly("while you are a customer, then 45 days");
    }

    @Test
    void holdsNothingMoreForAPurposeThatNoLongerHasTheCategory() {
        put("2026-06-01");
        var without = Declared.company().version(2, LocalDate.parse("2026-09-10"), LocalDate.parse("2026-08-01")).category("paper", Disposal.ERASE, "name")
                .category("note", Disposal.ERASE, "name").purpose("work", Basis.CONTRACT, Map.of("note", "at most 1 year from collected"), "sales").statement();
        assertThat(bed.publication.publishUnread(without, Bed.job())).isEqualTo(new Outcome.Published(2));

        assertThat(leftOn("2026-09-09T03:00:00")).containsExactly("2026-06-01");
        bed.clock.to(Bed.at("2026-09-10T00:00:00"));
        assertThat(usable()).isZero();
        assertThat(leftOn("2026-09-10T03:00:00")).isEmpty();
    }

    private List<String> said() {
        var terms = bed.setting.transactor().inTransaction(c -> Sql.of(c, "select distinct terms from crew.record order by 1").list(row -> new TermsId(row.getInt(1))));
        var answers = new Why(bed.setting).of(terms, "en");
        return terms.stream().map(one -> answers.get(one).longest().orElseThrow().howLong()).toList();
    }

    private List<String> forecast() {
        return new Forecast(bed.setting).of("fjord").stream().map(line -> line.rule().orElseThrow().text() + ": " + line.months().toString().replaceAll("[{}]", "")).toList();
    }

    @Test
    void refusesAVersionInWhichALivingPurposeVanishes() {
        put("2026-06-01");
        var without = Declared.company().version(2, LocalDate.parse("2026-07-01"), LocalDate.parse("2026-07-01"))
                .category("paper", Disposal.ERASE, "name").purpose("play", Basis.CONTRACT, Map.of("paper", "at most 1 year from collected"), "sales").statement();

        assertThat(bed.publication.publishUnread(without, Bed.job())).isEqualTo(new Outcome.PurposesVanish(List.of("work")));
    }

    private static final Actor JOB = new Actor.Job("test", "it-total");

    private static String file() throws IOException {
        return Files.readString(Path.of("examples/it-total/statement.yaml"));
    }

    @Test
    void publishesANumberOnce() throws IOException {
        bed.publication.publish(file(), "statement.yaml", JOB);

        assertThat(bed.publication.publish(file(), "statement.yaml", JOB)).isInstanceOfSatisfying(Outcome.NotNewer.class, again -> assertThat(again.same()).isTrue());
        assertThat(bed.publication.publish(file() + "\n# a thought\n", "statement.yaml", JOB))
                .isInstanceOfSatisfying(Outcome.NotNewer.class, again -> assertThat(again.same()).isFalse());
    }

    @Test
    void publishesNothingThatTheLintFindsAnErrorIn() throws IOException {
        var spoiled = file().replaceFirst("(?m)^    assessment:(\\R      .*)+", "    # nothing weighed");

        var outcome = bed.publication.publish(spoiled, "statement.yaml", JOB);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.NotInOrder.class, refused -> assertThat(refused.findings()).isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.printed()).startsWith("statement.yaml:").contains("[assessment-missing]", "Write: ")));
        assertThat(bed.setting.declarations().controllers()).containsExactly("fjord");
    }

    @Test
    void publishesNothingInAnotherCompanysName() throws IOException {
        assertThat(bed.publication.publish(file(), "statement.yaml", Bed.job())).isEqualTo(new Outcome.NotTheirs("it-total"));
        assertThat(bed.publication.publish("controller: [", "statement.yaml", Bed.job())).isInstanceOf(Outcome.NotInOrder.class);
    }
}
