package vern.register.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.law.Country;
import vern.law.OrganisationNumber;
import vern.ledger.Actor;
import vern.ledger.Erasure;
import vern.ledger.SubjectId;
import vern.register.Parties;
import vern.register.Party;
import vern.register.Problem;
import vern.register.Problem.Code;
import vern.testing.VernTest;

/// A file taken in again tells of what is new: a later agreement lets a relation begin again, and what is held goes on as it was
/// collected; an old file brings nothing back.
@VernTest
class TheyComeBackInAFileTest {

    private static final String HEADER = "customer_no,kind,company,organisation_number,name,email,phone,agreement_start,agreement_end,source\n";
    private static final String COMPANY = "onemed";

    @Autowired Import intake;
    @Autowired Parties parties;
    @Autowired Erasure erasure;
    @Autowired JdbcClient database;
    @Autowired java.time.Clock clock;
    @TempDir Path folder;

    @Test
    void aLaterAgreementLetsTheRelationBeginAgainAndKeepsWhenItWasCollected() throws IOException {
        var number = number(41);
        var ended = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC).minusDays(3);
        take("K-1,organisation,Fantasi Retur AS," + number + ",Prøve Retur,retur@kunde.example,+47 38 13 00 41,2020-01-01," + ended + ",customer");
        var collected = collected("K-1");
        var before = party("K-1").state();

        var outcome = take("K-1,organisation,Fantasi Retur AS," + number + ",Prøve Retur,retur@kunde.example,+47 38 13 00 41," + ended.plusDays(2) + ",,customer");

        assertThat(before).isEqualTo(Party.State.FORMER);
        assertThat(outcome.counts()).isEqualTo(new Import.Counts(1, 0, 0));
        assertThat(party("K-1").state()).isEqualTo(Party.State.CUSTOMER);
        assertThat(parties.agreements(party("K-1").id())).hasSize(2);
        assertThat(collected("K-1")).isEqualTo(collected).hasSize(1);
        assertThat(open("K-1")).isOne();
    }

    @Test
    void aSecondAgreementFurtherDownGivesTheFirstContactPersonAGroundToo() throws IOException {
        var number = number(42);

        var outcome = take("K-2,organisation,Fantasi To AS," + number + ",Prøve Først,,,2015-01-01,2017-12-31,customer",
                "K-3,organisation,Fantasi To AS," + number + ",Prøve Senere,,,2024-01-01,,customer");

        assertThat(outcome.counts()).isEqualTo(new Import.Counts(2, 0, 0));
        assertThat(List.of(open("K-2"), open("K-3"))).containsExactly(1L, 1L);
    }

    @Test
    void twoAgreementsOfOneCustomerInOneFileAreOneCustomer() throws IOException {
        var number = number(43);

        var outcome = take("K-4,organisation,Fantasi En AS," + number + ",Prøve Samme,,,2022-01-01,,customer",
                "K-4,organisation,Fantasi En AS," + number + ",Prøve Samme,,,2024-01-01,,customer");

        assertThat(outcome.counts().refused()).isZero();
        assertThat(collected("K-4")).hasSize(1);
        assertThat(parties.agreements(party("K-4").id())).hasSize(2);
    }

    @Test
    void anotherNameUnderAKnownNumberIsRefused() throws IOException {
        take("K-5,organisation,Fantasi Fem AS," + number(44) + ",Prøve Fem,,,2022-01-01,,customer");

        var outcome = take("K-5,organisation,Fantasi Fem AS," + number(44) + ",Prøve Seks,,,2025-01-01,,customer");

        assertThat(outcome.refused()).singleElement().satisfies(row ->
                assertThat(row.problems()).containsExactly(new Problem("customer_no", Code.DUPLICATE_IN_REGISTER)));
    }

    @Test
    void anOldFileBringsNothingErasedBack() throws IOException {
        var row = "K-6,organisation,Fantasi Glemt AS," + number(45) + ",Prøve Glemt,,,2020-01-01,2024-01-31,customer";
        take(row);
        var subject = subject("K-6");
        erasure.execute(COMPANY, subject, Erasure.Weighed.allEnd(Set.copyOf(database.sql("select distinct purpose from ledger.ground").query(String.class).list())),
                new Actor.Job("test", COMPANY));

        var outcome = take(row);

        assertThat(outcome.counts().refused()).isOne();
        assertThat(collected("K-6")).isEmpty();
    }

    private Import.Outcome take(String... rows) throws IOException {
        var sheet = Sheet.open(Files.writeString(folder.resolve("customers.csv"), HEADER + String.join("\n", rows) + "\n"));
        return intake.run(new Import.Order(COMPANY, Mapping.guess(Column.class, sheet.header()), new Undated.Ask(), true, new Actor.Job("test", COMPANY)), sheet);
    }

    private SubjectId subject(String number) {
        return parties.numbered(COMPANY, number).getFirst().subject();
    }

    private Party party(String number) {
        return parties.get(parties.numbered(COMPANY, number).getFirst().party());
    }

    private List<LocalDate> collected(String number) {
        return database.sql("select collected from register.person where subject = ?").param(subject(number).value()).query(LocalDate.class).list();
    }

    /// How many of someone's records have a ground without an end yet.
    private long open(String number) {
        return database.sql("select count(*) from register.person h join ledger.terms t on t.id = h.terms where h.subject = ? and t.due = 'infinity'")
                .param(subject(number).value()).query(Long.class).single();
    }

    private static String number(int n) {
        return java.util.stream.IntStream.iterate(900_500_000 + 20 * n, i -> i + 1).mapToObj(String::valueOf)
                .filter(digits -> OrganisationNumber.parse(Country.NO, digits).isPresent()).findFirst().orElseThrow();
    }
}
