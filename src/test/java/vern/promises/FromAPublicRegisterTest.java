package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.promises.Counter.Row;
import vern.start.Installation;
import vern.testing.Desk;
import vern.testing.Postbox;

/// What a public register says is taken over, and stays known as that.
@Story
class FromAPublicRegisterTest {

    @Autowired Counter counter;
    @Autowired Installation installation;
    @Autowired Dispatch dispatch;

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

    @Test
    void whoeverHasMovedGetsTheAddressOfTheRegisterWithItsSourceAndIsTold() throws Exception {
        SubjectId customer = counter.customer("midt-it", "FP-7", Row.person("Fantasi Flytteli").since(counter.today()).and("email", "flytteli@postkasse.example").and("source", "order"));
        var file = installation.data().resolve("population").resolve("midt-it.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "customer_no,address,postal_code,city\nFP-7,Fantasiflyttveien 4,6470,Eresfjord\nFP-0,Ingen,0000,Ingen\n");
        Desk desk = counter.desk("midt-it", "customer-service");
        try {
            assertThat(desk.read("/desk/population")).contains("2 customers have moved");

            assertThat(Desk.plain(desk.send("/desk/population", "/desk/population", Map.of()).body())).contains("One customer got a new address");
        } finally {
            Files.delete(file);
        }
        counter.waitDays(1);
        dispatch.deliver();

        String report = counter.desk("midt-it", "privacy-handler").read("/desk/people/" + customer.value() + "/access").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
        assertThat(report).contains("Fantasiflyttveien 4").containsPattern("public registers[^.]*");
        assertThat(Postbox.of("flytteli@postkasse.example")).anySatisfy(mail -> assertThat(mail.getContent().toString()).contains("offentlige registre"));
        assertThat(counter.desk("it-total", "customer-service").get("/desk/population").statusCode()).isEqualTo(404);
        assertThat(counter.desk("midt-it", "marketing").get("/desk/population").statusCode()).isEqualTo(403);
    }
}
