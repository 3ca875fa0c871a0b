package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.Desk;

/// What a public register says is taken over, and stays known as that.
@Story
class FromAPublicRegisterTest {

    @Autowired Counter counter;

    @Test
    @Keeps("S-21")
    void micromedicsReportSaysOfAnAddressFromAPublicSourceWhenceAndWhen() {
        SubjectId contact = counter.customer("micromedic", "FP-1", Row.contact("Fantasikliniken AB", "Fantasi Källa").since(counter.today()));
        counter.refresh("micromedic", contact, Map.of("work-address", "Fantasigatan 8"));

        String report = counter.desk("micromedic", "privacy-handler").read("/desk/people/" + contact.value() + "/access").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");

        assertThat(report).contains("Fantasigatan 8").containsPattern("public registers[^.]*" + counter.today().format(DateTimeFormatter.ofPattern("d MMMM y", Locale.ENGLISH)));
    }

    @Test
    void withoutARegisterNothingIsAskedAndNothingChanges() {
        Desk desk = counter.desk("medic-it", "sales");

        String away = Desk.plain(desk.send("/desk/entities", "/desk/entities", Map.of("number", "900202415")).body());
        String wrong = Desk.plain(desk.send("/desk/entities", "/desk/entities", Map.of("number", "900202416")).body());

        assertThat(away).contains("The register does not answer, or is not set up");
        assertThat(wrong).contains("wrong length or check digit");
    }
}
