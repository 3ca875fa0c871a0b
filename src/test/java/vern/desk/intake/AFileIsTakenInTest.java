package vern.desk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.start.Installation;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.VernTest;

/// Customer service brings a file, sees what it gives, and takes it in.
@VernTest
class AFileIsTakenInTest {

    private static final String HEADER = "kundenr,navn,epost,telefon,adresse,kunde_siden\n";

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Installation installation;

    @Nested
    class WhenAllRowsAreRight {

        @Test
        void takesThemInAndKeepsNothingOfTheFile() {
            var desk = desk("kundeservice");
            var here = bring(desk, HEADER + row("A-1", "Tenkt Filrad") + row("A-2", "Tenkt Filrad To"));

            var review = desk.get(here).body();
            var none = numbers("A-");
            desk.send(here, here + "/run", Map.of());
            var result = ended(desk, here).body();

            assertThat(review).contains("2 customers in the file", "Take in all 2", "Tenkt Filrad");
            assertThat(none).isEmpty();
            assertThat(result).contains("2 customers were taken in", "erased here").doesNotContain("Tenkt");
            assertThat(numbers("A-")).containsExactly("A-1", "A-2");
            assertThat(lying()).isEmpty();
        }

        @Test
        void saysInTheTrailWhichAccountTookThemIn() {
            var desk = desk("kundeservice");
            var here = bring(desk, HEADER + row("B-1", "Tenkt Spor"));

            desk.send(here, here + "/run", Map.of());
            ended(desk, here);

            var account = database.sql("select id from staff.account where address = 'kundeservice@it-total.example'").query(Long.class).single();
            assertThat(database.sql("select actor_id from audit.entry where kind = 'register.import' order by id desc limit 1").query(String.class).single())
                    .isEqualTo(account.toString());
        }

        @Test
        void readsAnExcelWorkbookToo() throws IOException {
            var desk = desk("kundeservice");
            var answer = desk.upload("/desk/import", "/desk/import", Map.of(), new Desk.Upload("file", "kunder.xlsx", workbook(
                    List.of("kundenr", "navn", "epost", "telefon", "adresse", "kunde_siden"),
                    List.of("X-1", "Tenkt Regneark", "regneark@kunde.example", "38 13 70 01", "Eksempelveien 1", "2024-01-01"))));
            var here = answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");

            desk.send(here, here + "/run", Map.of());
            ended(desk, here);

            assertThat(numbers("X-")).containsExactly("X-1");
        }

        @Test
        void takesInvoicesOfKnownCustomers() {
            var desk = desk("kundeservice");
            var customers = bring(desk, HEADER + row("F-1", "Tenkt Fakturert"));
            desk.send(customers, customers + "/run", Map.of());
            ended(desk, customers);
            var here = bring(desk, "fakturanr,kundenr,fakturadato,beløp,navn\nI-77," + "F-1," + app.now().toString().substring(0, 10) + ",100.00,Tenkt Fakturert\n");

            var review = desk.get(here).body();
            desk.send(here, here + "/run", Map.of());

            assertThat(review).contains("One invoice in the file");
            assertThat(ended(desk, here).body()).contains("One invoice was taken in");
        }
    }

    @Nested
    class WhenSomeRowsAreWrong {

        private final String file = HEADER + row("C-1", "Tenkt God") + row("C-2", "Tenkt Feil").replace("@", " hos ");

        @Test
        void saysInWhichRowAndWhatToWriteInstead() {
            var desk = desk("kundeservice");

            var review = desk.get(bring(desk, file.replace("C-", "D-"))).body();

            assertThat(review).contains("Row 3", "is no e-mail address", "Take in the one that is good");
        }

        @Test
        void takesNothingWhereAllOrNothingIsWanted() {
            var desk = desk("kundeservice");
            var here = bring(desk, file.replace("C-", "E-"));

            desk.send(here, here + "/run", Map.of());
            ended(desk, here);

            assertThat(numbers("E-")).isEmpty();
            assertThat(desk.get(here).body()).contains("Nothing has been taken in yet");
        }

        @Test
        void takesTheGoodOnesAndGivesTheRestAsAFileToMendUntilItIsThrownAway() {
            var desk = desk("kundeservice");
            var here = bring(desk, file);

            desk.send(here, here + "/run", Map.of("good", "yes"));
            var result = ended(desk, here).body();
            var mend = desk.get(here + "/mend.csv").body();
            desk.send(here, here + "/removal", Map.of());

            assertThat(numbers("C-")).containsExactly("C-1");
            assertThat(result).contains("One row to mend");
            assertThat(mend).contains("this must be mended", "Tenkt Feil", "is no e-mail address").doesNotContain("Tenkt God");
            assertThat(desk.get(here + "/mend.csv").statusCode()).isEqualTo(404);
            assertThat(lying()).isEmpty();
        }
    }

    @Nested
    class WhenTheFileHasToBeExplained {

        @Test
        void aColumnThatWasNotUnderstoodIsGivenItsMeaning() {
            var desk = desk("kundeservice");
            var here = bring(desk, "kundenr;hvem;epost;telefon;adresse;kunde_siden\nG-1;Tenkt Kolonne;kolonne@kunde.example;38137002;Eksempelveien 2;2024-01-01\n");
            var before = desk.get(here).body();

            desk.send(here, here, Map.of("c1", "name"));

            assertThat(before).contains("must be filled in");
            assertThat(desk.get(here).body()).contains("Take in the one").doesNotContain("must be filled in");
        }

        @Test
        void rowsWithoutADayAreAskedAboutAndTheAnswerCounts() {
            var desk = desk("kundeservice");
            var here = bring(desk, HEADER + row("H-1", "Tenkt Udatert").replace("2024-01-01", ""));
            var asked = desk.get(here).body();

            var refused = desk.send(here, here, Map.of("undated", "day", "since", "2099-01-01")).body();
            desk.send(here, here, Map.of("undated", "day", "since", "2020-02-29"));
            desk.send(here, here + "/run", Map.of());
            ended(desk, here);

            assertThat(asked).contains("do not say when the agreement began");
            assertThat(refused).contains("Write a day that has been");
            assertThat(database.sql("select a.started::text from register.link l join register.agreement a on a.party = l.party where l.number = 'H-1'")
                    .query(String.class).single()).isEqualTo("2020-02-29");
        }

        @Test
        void whatIsNoTableOrHasNoRowsIsRefusedInPlainWords() {
            var desk = desk("kundeservice");

            assertThat(upload(desk, "").body()).contains("Choose a file first");
            assertThat(upload(desk, HEADER).body()).contains("has no rows below its headings");
            assertThat(lying()).isEmpty();
        }
    }

    @Nested
    class WhoeverIsNotMeant {

        @Test
        void isSentToSignInOrRefusedOrFindsNothing() {
            var desk = desk("kundeservice");
            var here = bring(desk, HEADER + row("J-1", "Tenkt Lukket"));
            var paths = List.of(here, here + "/mend.csv");

            assertThat(paths).allSatisfy(path -> {
                assertThat(new Desk(app.url("/").getPort()).get(path).headers().firstValue("Location").orElse("")).endsWith("/desk/sign-in");
                assertThat(desk("tekniker").get(path).statusCode()).isEqualTo(403);
                assertThat(desk("administrator").get(path).statusCode()).isEqualTo(404);
            });
            assertThat(desk.get(here + "/run").statusCode()).isEqualTo(405);
            assertThat(desk("tekniker").get("/desk/import").statusCode()).isEqualTo(403);
        }

        @Test
        void getsNothingOfAFileWhoseHourIsOver() {
            var desk = desk("kundeservice");
            var here = bring(desk, HEADER + row("K-1", "Tenkt Glemt"));

            app.advance(Duration.ofMinutes(61));

            assertThat(desk.get(here).statusCode()).isEqualTo(404);
            assertThat(lying()).isEmpty();
        }

        @Test
        void seesNoFileAfterWithdrawingTheUndertaking() {
            var desk = desk("regnskap");
            var here = bring(desk, HEADER + row("L-1", "Tenkt Taushet"));

            database.sql("update staff.undertaking set withdrawn_at = signed_at where account = (select id from staff.account where address = 'regnskap@it-total.example')").update();
            var answer = desk.get(here);
            database.sql("update staff.undertaking set withdrawn_at = null where account = (select id from staff.account where address = 'regnskap@it-total.example')").update();

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/desk/undertaking");
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInPlainWords() {
        var desk = desk("kundeservice");
        var large = new byte[21 * 1024 * 1024];
        java.util.Arrays.fill(large, (byte) 'x');

        var answer = desk.upload("/desk/import", "/desk/import", Map.of(), new Desk.Upload("file", "stor.csv", large));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(desk.get(answer.headers().firstValue("Location").orElseThrow()).body()).contains("The file is too large");
        assertThat(lying()).isEmpty();
    }

    private static String row(String number, String name) {
        return number + "," + name + "," + number.toLowerCase(java.util.Locale.ROOT) + "@kunde.example,38 13 70 03,Eksempelveien 3,2024-01-01\n";
    }

    private static byte[] workbook(List<String> header, List<String> cells) throws IOException {
        try (var book = new XSSFWorkbook(); var bytes = new ByteArrayOutputStream()) {
            var sheet = book.createSheet();
            for (int at = 0; at < 2; at++) {
                var row = sheet.createRow(at);
                var values = at == 0 ? header : cells;
                for (int column = 0; column < values.size(); column++) row.createCell(column).setCellValue(values.get(column));
            }
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private HttpResponse<String> upload(Desk desk, String content) {
        return desk.upload("/desk/import", "/desk/import", Map.of(), new Desk.Upload("file", "kunder.csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    /// The page of the file that was brought.
    private String bring(Desk desk, String content) {
        return upload(desk, content).headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    /// The page once the run is over, as the browser gets to it by asking again.
    private HttpResponse<String> ended(Desk desk, String here) {
        for (int tries = 0; tries < 300; tries++) {
            var answer = desk.get(here);
            if (answer.headers().firstValue("Refresh").isEmpty()) return answer;
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("the run does not end");
    }

    private List<String> numbers(String beginning) {
        return database.sql("select number from register.link where controller = 'it-total' and number like ? order by number").param(beginning + "%")
                .query(String.class).list();
    }

    private List<String> lying() {
        var files = installation.data().resolve("uploads").toFile().list();
        var waiting = database.sql("select file from intake.upload where state = 'WAITING'").query(String.class).list();
        return files == null ? List.of() : java.util.stream.Stream.of(files).filter(file -> !waiting.contains(file)).toList();
    }

    private Desk desk(String who) {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort()).signedIn(who + "@it-total.example");
    }
}
