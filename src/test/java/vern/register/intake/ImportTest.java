package vern.register.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.register.Problem;
import vern.register.Problem.Code;
import vern.register.Search;
import vern.testing.VernTest;

@VernTest
class ImportTest {

    private static final String HEADER = "customer_no,kind,company,organisation_number,name,email,phone,birth_date,agreement_start,source\n";

    @Autowired Import intake;
    @Autowired JdbcClient database;
    @Autowired Search search;
    @TempDir Path folder;

    @Nested
    class WhenARowIsWrong {

        @Test
        void tellsTheColumnOfEachMistakeAndWhatKindItIs() throws IOException {
            var sheet = file("""
                    X-1,person,,,Prøve En,ikke en adresse,+47 000 01 001,1980-02-30,2024-01-01,order
                    X-2,organisation,Prøve AS,900203218,Prøve To,,,,2024-01-01,order
                    X-3,person,,,Prøve Tre,,,,2024-01-01,order
                    X-4,person,,,Prøve Fire,,,1980-01-01,2024-01-01,rumour
                    X-5,person,,,,,,1980-01-01,,order
                    """);

            var outcome = intake.preview(order("midt-it", sheet, false), sheet);

            assertThat(outcome.counts()).isEqualTo(new Import.Counts(0, 0, 5));
            assertThat(outcome.refused()).extracting(Import.Refused::row).containsExactly(2, 3, 4, 5, 6);
            assertThat(outcome.refused()).extracting(Import.Refused::problems).containsExactly(
                    List.of(new Problem("birth_date", Code.UNREADABLE_DATE), new Problem("email", Code.BAD_EMAIL)),
                    List.of(new Problem("organisation_number", Code.BAD_ORGANISATION_NUMBER)),
                    List.of(new Problem("birth_date", Code.BIRTH_DATE_MISSING)),
                    List.of(new Problem("source", Code.SOURCE_NOT_DECLARED)),
                    List.of(new Problem("agreement_start", Code.START_UNKNOWN), new Problem("name", Code.MISSING)));
        }

        /// `\u202E` turns what follows round: `Prøve\u202Eneddi` reads as `Prøvedden`; a bell and a space without width hide in a name.
        @Test
        void refusesWhatNobodyCanSeeAndTakesALineEndInANameForASpace() throws IOException {
            var sheet = file("U-1,person,,,Prøve\u202Eneddi,,,1980-01-01,2024-01-01,order\nU-2,person,,,Prøve\u0007Null,,,1980-01-01,2024-01-01,order\n"
                    + "U-3,person,,,Prøve\u200BSkjult,,\u202A+47 38 13 00 02\u202C,1980-01-01,2024-01-01,order\nU-4,person,,,\"Prøve\n  Usynlig\",,,1980-01-01,2024-01-01,order\n");

            var outcome = intake.run(order("midt-it", sheet, true), sheet);

            assertThat(outcome.counts()).isEqualTo(new Import.Counts(1, 0, 3));
            assertThat(outcome.refused()).extracting(Import.Refused::problems).containsExactly(
                    List.of(new Problem("name", Code.UNSEEN)), List.of(new Problem("name", Code.UNSEEN)), List.of(new Problem("name", Code.UNSEEN), new Problem("phone", Code.UNSEEN)));
            assertThat(database.sql("select count(*) from register.person where name = 'Prøve Usynlig'").query(Long.class).single()).isOne();
        }

        @Test
        void leavesNothingBehindWhenAllIsAskedForAndOneRowIsWrong() throws IOException {
            var sheet = file("N-1,person,,,Prøve Alene,alene@kunde.example,,1980-01-01,2024-01-01,order\nN-2,person,,,Prøve Feil,,,,2024-01-01,order\n");
            var before = everything();

            var outcome = intake.run(order("midt-it", sheet, false), sheet);

            assertThat(outcome.written()).isFalse();
            assertThat(outcome.counts().refused()).isOne();
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        void takesTheGoodRowsAndGivesTheRestBackToMend() throws IOException {
            var sheet = file("M-1,person,,,Prøve Mend,mend@kunde.example,,1980-01-01,2024-01-01,order\nM-2,person,,,=1+2,,+47 000 01 002,,2024-01-01,order\n");
            var mended = new StringWriter();

            var outcome = intake.run(order("midt-it", sheet, true), sheet);
            MendFile.write(sheet, outcome.refused(), "reason", problem -> problem.code().name(), mended);

            assertThat(outcome.counts()).isEqualTo(new Import.Counts(1, 0, 1));
            assertThat(mended.toString().lines()).hasSize(2).last().asString()
                    .isEqualTo("M-2,person,,,'=1+2,,+47 000 01 002,,2024-01-01,order,birth_date: BIRTH_DATE_MISSING");
        }

        @Test
        void aSecondImportOfTheSameFileFindsItsCustomersInTheRegister() throws IOException {
            var sheet = file("D-1,person,,,Prøve Dobbel,,,1980-01-01,2024-01-01,order\nD-1,person,,,Prøve Dobbel,,,1980-01-01,2024-01-01,order\n");

            var first = intake.run(order("midt-it", sheet, true), sheet);
            var second = intake.run(order("midt-it", sheet, true), sheet);

            assertThat(first.refused()).containsExactly(new Import.Refused(3, List.of(new Problem("customer_no", Code.DUPLICATE_IN_FILE))));
            assertThat(second.refused().getFirst()).isEqualTo(new Import.Refused(2, List.of(new Problem("customer_no", Code.DUPLICATE_IN_REGISTER))));
        }
    }

    @Nested
    class WhateverTheFileIsLike {

        @Test
        void readsLatinWithSemicolonsAndUtf8WithAMarkAndTabsAlike() throws IOException {
            var latin = written("a.csv", "navn;epost;fødselsdato\nPrøve Æble;aeble@kunde.example;01.02.1980\n", Charset.forName("windows-1252"));
            var marked = written("b.csv", "\ufeffnavn\tepost\tfødselsdato\nPrøve Æble\taeble@kunde.example\t01.02.1980\n", StandardCharsets.UTF_8);

            for (var sheet : List.of(Sheet.open(latin), Sheet.open(marked))) {
                assertThat(sheet.header()).containsExactly("navn", "epost", "fødselsdato");
                assertThat(Mapping.guess(Column.class, sheet.header()).places()).containsOnlyKeys(Column.NAME, Column.EMAIL, Column.BIRTH_DATE);
                sheet.each((row, cells) -> {
                    assertThat(cells.getFirst()).isEqualTo("Prøve Æble");
                    return true;
                });
            }
        }

        @Test
        void readsUnicodeTextAsExcelWritesItAndRefusesWhatIsNoText() throws IOException {
            var unicode = Sheet.open(written("u.csv", "navn\tepost\nPrøve Æble\taeble@kunde.example\n", StandardCharsets.UTF_16));
            var rows = new ArrayList<List<String>>();
            unicode.each((_, cells) -> rows.add(cells));
            var zeros = written("z.csv", "navn,epost\nPrøve\0Null,null@kunde.example\n", StandardCharsets.UTF_8);

            assertThat(unicode.header()).containsExactly("navn", "epost");
            assertThat(rows).containsExactly(List.of("Prøve Æble", "aeble@kunde.example"));
            assertThatThrownBy(() -> Sheet.open(zeros)).isInstanceOf(Sheet.UnreadableFile.class);
        }

        @Test
        void takesTheLastDayThatOldSystemsWriteForAnAgreementWithoutEnd() throws IOException {
            var sheet = Sheet.open(written("e.csv", "customer_no,company,name,agreement_start,agreement_end\nE-9999,Prøve Evig AS,Prøve Evig,2024-01-01,9999-12-31\n", StandardCharsets.UTF_8));

            var outcome = intake.run(order("onemed", sheet, false), sheet);

            assertThat(outcome.refused()).isEmpty();
            assertThat(outcome.written()).isTrue();
        }

        @Test
        void readsAWorkbookWithItsDaysAsDays() throws IOException {
            var place = folder.resolve("customers.xlsx");
            try (var workbook = new XSSFWorkbook(); var out = Files.newOutputStream(place)) {
                var sheet = workbook.createSheet();
                var day = workbook.createCellStyle();
                day.setDataFormat(workbook.createDataFormat().getFormat("d.m.yy"));
                var header = sheet.createRow(0);
                header.createCell(0).setCellValue("name");
                header.createCell(1).setCellValue("birth_date");
                var row = sheet.createRow(1);
                row.createCell(0).setCellValue("Prøve Regneark");
                row.createCell(1).setCellValue(LocalDate.of(1980, 2, 29));
                row.getCell(1).setCellStyle(day);
                workbook.write(out);
            }

            var read = new java.util.ArrayList<List<String>>();
            Sheet.open(place).each((row, cells) -> read.add(cells));

            assertThat(read).containsExactly(List.of("Prøve Regneark", "1980-02-29"));
        }

        @Test
        void opensNoWorkbookThatGrowsToFillTheMemory() throws IOException {
            var place = folder.resolve("grows.xlsx");
            try (var workbook = new XSSFWorkbook(); var out = Files.newOutputStream(place)) {
                workbook.createSheet().createRow(0).createCell(0).setCellValue("name");
                workbook.write(out);
            }
            var random = new java.util.Random(7);
            try (var archive = java.nio.file.FileSystems.newFileSystem(place); var out = Files.newBufferedWriter(archive.getPath("xl/sharedStrings.xml"))) {
                out.write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
                for (int text = 0; text < 80_000; text++) out.write("<si><t>" + "a".repeat(500) + random.nextInt(100_000_000) + "</t></si>");
                out.write("</sst>");
            }

            assertThat(Files.size(place)).as("not so much smaller that it would be known by that alone").isGreaterThan(500_000);
            assertThatThrownBy(() -> Sheet.open(place)).isInstanceOf(Sheet.UnreadableFile.class);
        }
    }

    @Nested
    class WhenOthersMadeTheFile {

        @Test
        void understandsChinooksColumnsAndTakesAllOfItsCustomers() throws IOException {
            var sheet = foreign("chinook/chinook-customers.csv");

            var asked = intake.preview(order("it-total", sheet, false), sheet);
            var taken = intake.run(new Import.Order("it-total", Mapping.guess(Column.class, sheet.header()),
                    new Undated.BegunOn(LocalDate.of(2024, 1, 1)), false, job("it-total")), sheet);

            assertThat(asked.refused()).allSatisfy(row -> assertThat(row.problems()).contains(new Problem("agreement_start", Code.START_UNKNOWN)));
            assertThat(taken).isEqualTo(new Import.Outcome(true, new Import.Counts(59, 0, 0), List.of()));
            assertThat(search.find(new Actor.Staff(1, "it-total", java.util.Set.of("customer-service"), true), "bjorn.hansen@", 5)).hasSize(1);
        }

        @Test
        void understandsNorthwindsColumnsAndMakesPartiesOfItsCompanies() throws IOException {
            var sheet = foreign("northwind/northwind-customers.csv");

            var outcome = intake.run(new Import.Order("onemed", Mapping.guess(Column.class, sheet.header()),
                    new Undated.BegunOn(LocalDate.of(2024, 1, 1)), false, job("onemed")), sheet);

            assertThat(outcome).isEqualTo(new Import.Outcome(true, new Import.Counts(91, 0, 0), List.of()));
            assertThat(database.sql("select name from register.party p join register.link l on l.party = p.id where l.number = 'SANTG'")
                    .query(String.class).single()).isEqualTo("Santé Gourmet");
        }
    }

    @Test
    void remembersHowAFileWasUnderstoodAndLeavesOnlyCountsInTheTrail() throws IOException {
        var sheet = file("R-1,person,,,Prøve Husket,husket@kunde.example,,1980-01-01,2024-01-01,order\n");

        intake.run(order("midt-it", sheet, false), sheet);

        assertThat(intake.remembered("midt-it", sheet.header())).get().asString().startsWith("customer_no=0 kind=1");
        assertThat(database.sql("select details from audit.entry where kind = 'register.import' order by id desc limit 1").query(String.class).single())
                .contains("\"taken.count\": \"1\"").doesNotContain("Husket");
    }

    private List<Long> everything() {
        return List.of("register.person", "register.detail", "register.party", "register.link", "register.agreement", "ledger.subject",
                "ledger.anchor", "register.import", "audit.entry").stream()
                .map(table -> database.sql("select count(*) from " + table).query(Long.class).single()).toList();
    }

    private Import.Order order(String controller, Sheet sheet, boolean goodRowsNow) {
        return new Import.Order(controller, Mapping.guess(Column.class, sheet.header()), new Undated.Ask(), goodRowsNow, job(controller));
    }

    private static Actor job(String controller) {
        return new Actor.Job("test", controller);
    }

    private Sheet file(String rows) throws IOException {
        return Sheet.open(written("customers.csv", HEADER + rows, StandardCharsets.UTF_8));
    }

    private Path written(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private static Sheet foreign(String name) throws IOException {
        return Sheet.open(Path.of("src/test/resources/foreign", name));
    }
}
