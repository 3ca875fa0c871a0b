package vern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vern.bench.HandClock;
import vern.bench.LedgerDatabase;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Publication;
import vern.ledger.Sweep;
import vern.register.intake.Column;
import vern.register.intake.Import;
import vern.register.intake.Mapping;
import vern.register.intake.Sheet;
import vern.register.intake.Undated;
import vern.statement.Reading;
import vern.statement.Statements;
import vern.testing.Postgres;

/// Whatever length an example's statement is given, a fresh customer is there on the last permitted day and gone the night after.
class ARetentionPeriodIsChangedTest {

    private static final Path EXAMPLE = Path.of("examples/it-total/statement.yaml");
    private static final String DECLARED = "contact: while relationship, then 1 year";
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Actor JOB = new Actor.Job("test", "it-total");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "while relationship, then 1 year | 2027-05-20",
        "while relationship, then 5 months | 2026-10-20",
        "while relationship, then 40 days | 2026-06-29",
        "while relationship, then 2 years | 2028-05-20",
        "while relationship, then 21 months 9 days | 2028-02-29",
        "at least 3 years after relationship-ended | 2029-05-20",
        "6 months after end of accounting year of relationship-ended | 2027-06-30",
        "2 years after end of calendar year of relationship-ended | 2028-12-31",
        "while relationship, then 2 years and at most 36 months from collected | 2027-01-01"})
    void theLastDayFollowsTheFile(String rule, LocalDate last) throws Exception {
        var source = Postgres.empty();
        LedgerDatabase.migrate(source, RegisterTables.migrations());
        var clock = new HandClock();
        clock.standAt(Instant.parse("2026-06-01T10:00:00Z"));
        var setting = LedgerDatabase.setting(source, clock, RegisterTables.kept());
        var text = Files.readString(EXAMPLE);
        assertThat(text).containsOnlyOnce(DECLARED);
        var statement = (Reading.Readable) Statements.read(text.replace(DECLARED, "contact: " + rule), "statement.yaml");
        new Publication(setting).publishUnread(statement.statement(), JOB);
        take(setting);

        var lastDay = held(setting, clock, source, last.atTime(23, 59).atZone(OSLO).toInstant());
        var nextNight = held(setting, clock, source, last.plusDays(1).atTime(3, 0).atZone(OSLO).toInstant());

        assertThat(lastDay).isOne();
        assertThat(nextNight).isZero();
    }

    private void take(Ledger.Setting setting) throws IOException {
        var sheet = Sheet.open(Files.writeString(folder.resolve("customers.csv"), """
                customer_no,kind,name,email,phone,address,postal_code,city,country,agreement_start,agreement_end,source
                P-1,person,Tenkt Fersk,fersk@kunde.example,+47 38 13 00 01,Eksempelveien 7,4876,Grimstad,NO,2024-01-01,2026-05-20,customer
                """));
        var order = new Import.Order("it-total", Mapping.guess(Column.class, sheet.header()), new Undated.Ask(), false, JOB);
        assertThat(new Import(setting, new Ledger(setting)).run(order, sheet).counts().taken()).isOne();
    }

    private static long held(Ledger.Setting setting, HandClock clock, DataSource source, Instant night) throws SQLException {
        clock.standAt(night);
        new Sweep(setting).run(night);
        try (var connection = source.getConnection(); var count = connection.createStatement();
                var row = count.executeQuery("select count(*) from register.person")) {
            row.next();
            return row.getLong(1);
        }
    }
}
