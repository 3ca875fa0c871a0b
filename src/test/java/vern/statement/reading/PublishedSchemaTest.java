package vern.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vern.statement.Fixture;

/// The schema that editors complete from says what the reader says.
class PublishedSchemaTest {

    private static final Path PUBLISHED = Path.of("docs/statement.schema.json");

    @Test
    void isPrintedFromTheShapeThatTheReaderChecksBy() throws IOException {
        var printed = JsonSchema.ofStatements();

        Files.writeString(Path.of("target/statement.schema.json"), printed);

        assertThat(PUBLISHED).as("copy target/statement.schema.json to " + PUBLISHED).hasContent(printed);
    }

    @Test
    void acceptsTheCompleteStatement() {
        assertThat(errors(Fixture.complete().text())).isEmpty();
    }

    @Test
    void refusesWhatTheReaderRefuses() {
        var complete = Fixture.complete();

        assertThat(List.of(
                complete.with("trade-name:", "trade-nmae:"),
                complete.with("basis: contract", "basis: contrct"),
                complete.with("2026-09-15", "yesterday"),
                complete.with("hue: 264", "hue: blue"),
                complete.with("[person, form]", "person"))).allSatisfy(spoiled -> {
                    assertThat(spoiled.read().findings()).isNotEmpty();
                    assertThat(errors(spoiled.text())).isNotEmpty();
                });
    }

    @Test
    void describesEveryKey() {
        assertThat(undescribed(StatementFile.SHAPE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsEachExample(Path example) throws IOException {
        assertThat(errors(Files.readString(example))).isEmpty();
    }

    static Stream<Path> examples() throws IOException {
        try (var folders = Files.list(Path.of("examples"))) {
            var found = folders.map(folder -> folder.resolve("statement.yaml")).filter(Files::exists).toList();
            return found.isEmpty() ? Stream.of(Path.of("src/test/java/vern/statement/complete.yaml")) : found.stream();
        }
    }

    private static List<String> errors(String yaml) {
        return schema().validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(JsonSchema.ofStatements(), InputFormat.JSON);
    }

    private static List<String> undescribed(Shape shape) {
        return switch (shape) {
            case Shape.Group group -> group.fields().entrySet().stream().flatMap(field -> Stream.concat(
                    field.getValue().says().isBlank() ? Stream.of(field.getKey()) : Stream.of(),
                    undescribed(field.getValue().shape()).stream())).toList();
            case Shape.Keyed keyed -> undescribed(keyed.of());
            case Shape.Listed listed -> undescribed(listed.of());
            case Shape.Text _, Shape.Line _, Shape.Word _, Shape.Number _, Shape.Flag _, Shape.Reference _ -> List.of();
        };
    }
}
