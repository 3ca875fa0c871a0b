package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamingPromisesTest {

    private final Promises promises = Promises.under(Path.of(""));

    @Test
    void everyNameThatATestGivesIsAPromise() {
        JavaClasses tests = new ClassFileImporter().importPath("target/test-classes");

        List<String> unknown = tests.stream()
                .flatMap(NamingPromisesTest::names)
                .filter(name -> promises.find(name).isEmpty())
                .toList();

        assertThat(unknown).as("names in @Keeps that no examples/*/promises.yaml has").isEmpty();
    }

    @Test
    void aPromiseIsFoundByItsWholeIdAndByItsBeginning() {
        assertThat(promises.find("T-36")).isPresent().isEqualTo(promises.find("T-36-contact-form-delete-when-solved"));
        assertThat(promises.find("M1-04")).hasValueSatisfying(promise -> assertThat(promise.company()).isEqualTo("medic-it"));
        assertThat(promises.find("T-360")).isEmpty();
    }

    @Test
    void thereAreAsManyPromisesAsTheStatementsMake() {
        assertThat(promises.all()).hasSize(319);
    }

    private static Stream<String> names(JavaClass type) {
        Stream<Optional<Keeps>> places = Stream.concat(
                Stream.of(type.tryGetAnnotationOfType(Keeps.class)),
                type.getMethods().stream().map(method -> method.tryGetAnnotationOfType(Keeps.class)));
        return places.flatMap(Optional::stream).flatMap(keeps -> Stream.of(keeps.value()));
    }
}
