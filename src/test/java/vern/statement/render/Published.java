package vern.statement.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import vern.law.Law;
import vern.statement.Reading;
import vern.statement.Statement;
import vern.statement.Statements;

/// A statement in one of its languages: the sample's, and every example company's.
record Published(Statement statement, String language) {

    Notice notice() {
        return Notice.of(statement, language, Law.standard());
    }

    static Stream<Published> all() {
        return Stream.concat(Stream.of(Sample.statement()), examples())
                .flatMap(s -> s.languages().stream().map(l -> new Published(s, l)));
    }

    /// An example that cannot be read is the reader's failure and shown by its tests.
    private static Stream<Statement> examples() {
        try (var folders = Files.list(Path.of("examples"))) {
            return folders.map(f -> f.resolve("statement.yaml")).filter(Files::exists).sorted().toList().stream()
                    .map(Statements::read).flatMap(r -> switch (r) {
                        case Reading.Readable readable -> Stream.of(readable.statement());
                        case Reading.Unreadable _ -> Stream.<Statement>empty();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return statement.controller().key() + " in " + language;
    }
}
