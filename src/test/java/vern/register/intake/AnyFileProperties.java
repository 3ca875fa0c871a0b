package vern.register.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vern.register.Duties;
import vern.statement.Reading;
import vern.statement.Statements;

class AnyFileProperties {

    private static final Duties DUTIES = duties();

    @Property(tries = 300)
    void anyBytesAreATableOrAreSaidToBeNone(@ForAll byte[] bytes) throws IOException {
        checkAll(bytes);
    }

    @Property(tries = 300)
    void everyRowIsEitherUnderstoodOrRefusedWithAReason(@ForAll("tables") String table) throws IOException {
        var checked = checkAll(table.getBytes(StandardCharsets.UTF_8));

        assertThat(checked).allSatisfy(row -> {
            switch (row) {
                case Checks.Checked.Good(var candidate) -> assertThat(candidate.fields()).containsKey("name");
                case Checks.Checked.Bad(_, var problems) -> assertThat(problems).isNotEmpty();
            }
        });
    }

    @Provide
    Arbitrary<String> tables() {
        var cell = Arbitraries.oneOf(
                Arbitraries.of("", "person", "organisation", "2024-01-01", "31.12.2023", "9999-99-99", "NO", "order", "+47 000 00 101", "\"", "=1+1", "900203217"),
                Arbitraries.strings().ofMaxLength(20));
        var header = Stream.of(Column.values()).map(Headed::header).collect(Collectors.joining(","));
        return cell.list().ofMinSize(1).ofMaxSize(25).map(cells -> String.join(",", cells)).list().ofMaxSize(8)
                .map(rows -> header + "\n" + String.join("\n", rows));
    }

    private static List<Checks.Checked> checkAll(byte[] bytes) throws IOException {
        var file = Files.createTempFile("vern-any", ".csv");
        var checked = new java.util.ArrayList<Checks.Checked>();
        try {
            Files.write(file, bytes);
            var sheet = Sheet.open(file);
            var checks = new Checks(DUTIES, Mapping.guess(Column.class, sheet.header()), new Undated.Ask(), LocalDate.of(2026, 11, 23));
            sheet.each((row, cells) -> checked.add(checks.check(row, cells)));
        } catch (Sheet.UnreadableFile expected) {
            assertThat(expected.getMessage()).isEqualTo("the file is not a table that can be read");
        } finally {
            Files.delete(file);
        }
        return checked;
    }

    private static Duties duties() {
        try {
            var place = Path.of("examples/midt-it/statement.yaml");
            return new Duties(((Reading.Readable) Statements.read(Files.readString(place), place.toString())).statement());
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }
}
