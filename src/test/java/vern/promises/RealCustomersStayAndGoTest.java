package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.orders.InvoiceColumn;
import vern.orders.InvoiceImport;
import vern.register.Parties;
import vern.register.intake.Column;
import vern.register.intake.Import;
import vern.register.intake.Mapping;
import vern.register.intake.Sheet;
import vern.register.intake.Undated;

/// Files that others made, taken into two companies; an agreement ends at the desk, the clock moves, and what stays and what went
/// agrees with the statement to the day, at the desk and in the tables.
@Story
class RealCustomersStayAndGoTest {

    /// The year of the newest invoice in the file.
    private static final int NEWEST = 2025;

    @Autowired Counter counter;
    @Autowired Import customers;
    @Autowired InvoiceImport invoices;
    @Autowired Parties parties;
    @Autowired JdbcClient database;

    private static Sheet foreign(String name) throws Exception {
        return Sheet.open(Path.of("src/test/resources/foreign", name));
    }

    /// The invoices of 2021 to 2025, so many years later that the newest are three years old, whatever the clock shows: the duty to keep
    /// them has two more years to run.
    private Path ofLateYears(Path invoices, Path folder) throws Exception {
        var later = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?= 00:00:00)").matcher(Files.readString(invoices))
                .replaceAll(day -> LocalDate.parse(day.group()).plusYears(counter.today().getYear() - NEWEST - 3).toString());
        return Files.writeString(folder.resolve("invoices.csv"), later);
    }

    private void take(String company, String file, LocalDate since) throws Exception {
        var sheet = foreign(file);
        customers.run(new Import.Order(company, Mapping.guess(Column.class, sheet.header()), new Undated.BegunOn(since), true, Counter.clerk(company)), sheet);
    }

    private SubjectId subject(String company, String number) {
        return parties.numbered(company, number).getFirst().subject();
    }

    private void endAtTheDesk(String company, SubjectId who, LocalDate day) throws Exception {
        var desk = counter.desk(company, "customer-service");
        var page = "/desk/people/" + who.value();
        var agreement = parties.agreements(counter.party(who).id()).getFirst().id();
        var answer = desk.send(page, page + "/agreement-end", Map.of("about", "" + agreement, "day", day.toString(), "confirmed", "yes"));
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private String hits(String company, String role, String words) throws Exception {
        return counter.desk(company, role).send("/desk/people", "/desk/people", Map.of("q", words)).body();
    }

    @Test
    void aPrivateCustomersInvoicesOutliveTheContactDetailsAndSayByWhichLaw(@TempDir Path folder) throws Exception {
        take("it-total", "chinook/chinook-customers.csv", LocalDate.of(2024, 1, 1));
        var buyers = new HashMap<String, InvoiceImport.Buyer>();
        for (var number = 1; number < 60; number++) buyers.put("" + number, new InvoiceImport.Buyer("Leonie Köhler", "Theodor-Heuss-Straße 34"));
        var sheet = Sheet.open(ofLateYears(Path.of("src/test/resources/foreign/chinook/chinook-invoices.csv"), folder));
        invoices.run(new InvoiceImport.Order("it-total", Mapping.guess(InvoiceColumn.class, sheet.header()), true, Counter.clerk("it-total"), buyers), sheet);
        var who = subject("it-total", "2");
        var newest = database.sql("select max(issued) from orders.invoice where subject = ?").param(who.value()).query(String.class).optional();
        var year = newest.map(day -> Integer.parseInt(day.substring(0, 4))).orElseThrow();
        var last = counter.today();

        endAtTheDesk("it-total", who, last);
        counter.waitUntil(last.plusYears(1));
        var lastDay = counter.held(who);
        var foundOnTheLastDay = hits("it-total", "customer-service", "leonekohler@");
        counter.waitUntil(last.plusYears(1).plusDays(1));

        assertThat(lastDay).contains("contact");
        assertThat(foundOnTheLastDay).contains("Leonie Köhler");
        assertThat(counter.held(who)).doesNotContain("contact").isEqualTo(year + 5 >= counter.today().getYear() ? java.util.Set.of("invoice") : java.util.Set.of());
        assertThat(hits("it-total", "customer-service", "leonekohler@")).doesNotContain("Leonie Köhler");
        var page = counter.desk("it-total", "accounting").read("/desk/people/" + who.value());
        assertThat(page).contains("Bookkeeping Act", "Blocked");
        counter.waitUntil(LocalDate.of(year + 5, 12, 31));
        assertThat(counter.held(who)).containsExactly("invoice");
        counter.waitUntil(LocalDate.of(year + 6, 1, 1));
        assertThat(counter.held(who)).isEmpty();
        assertThat(database.sql("select count(*) from orders.invoice where subject = ?").param(who.value()).query(Long.class).single()).isZero();
    }

    @Test
    void anOrganisationsContactPersonGoesAYearAfterItsLastAgreement() throws Exception {
        take("onemed", "northwind/northwind-customers.csv", LocalDate.of(2024, 1, 1));
        var who = subject("onemed", "SANTG");
        var last = counter.today();

        endAtTheDesk("onemed", who, last);
        counter.waitUntil(last.plusYears(1));
        var lastDay = List.of(counter.held(who).contains("contact"), hits("onemed", "customer-service", "Santé Gourmet").contains("Jonas Bergulfsen"));
        counter.waitUntil(last.plusYears(1).plusDays(1));

        assertThat(lastDay).containsExactly(true, true);
        assertThat(counter.held(who)).isEmpty();
        assertThat(hits("onemed", "customer-service", "Santé Gourmet")).doesNotContain("Jonas Bergulfsen");
        assertThat(Optional.of(counter.party(who)).map(party -> party.name().isPresent())).contains(true);
    }
}
