package vern.register.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;

/// A table that comes with Vern for demonstrations.
public final class ExampleFile {

    private ExampleFile() {}

    /// What `reading` makes of the file; empty if there is no such file.
    public static <T> Optional<T> with(String place, Function<Sheet, T> reading) {
        var resource = new ClassPathResource(place);
        if (!resource.exists()) return Optional.empty();
        try {
            var copy = Files.createTempFile("vern-example", ".csv");
            try (var stream = resource.getInputStream()) {
                Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
                return Optional.of(reading.apply(Sheet.open(copy)));
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
