package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.register.Given;
import vern.testing.Desk;

/// People ask for what is held about them, or that it goes; the desk answers.
@Story
class AnsweredWhenAskedTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired Counter counter;
    @Autowired org.springframework.jdbc.core.simple.JdbcClient database;

    private static String page(SubjectId who) {
        return "/desk/people/" + who.value();
    }

    private JsonNode report(Desk desk, SubjectId who) {
        new Asked(counter, database).shown(desk, "access", who);
        return JSON.readTree(desk.get(page(who) + "/access.json").body());
    }

    private static List<JsonNode> data(JsonNode report, String category) {
        return report.get("data").valueStream().filter(one -> one.get("category").asString().equals(category)).toList();
    }

    /// The erasure is asked for, weighed in the person's favour, and carried out; the page with the letter.
    private String erased(Desk desk, SubjectId who, String... ending) {
        Map<String, String> form = new java.util.TreeMap<>();
        for (String purpose : ending) form.put("weigh." + purpose, "end");
        String request = new Asked(counter, database).shown(desk, "erasure", who);
        return Desk.plain(desk.send(request, request + "/answer", form).body());
    }

    @Test
    @Keeps("M1-05")
    void medicItGivesTheSameFourWaysToReachItOnThePageAndInItsAnswer() {
        SubjectId customer = counter.customer("medic-it", "A-1", Row.contact("Fantasi Øre AS", "Fantasi Øremo").since(counter.today()));
        Desk desk = counter.desk("medic-it", "managing-director");
        String moved = counter.nextVersion("medic-it").replace("Eksempelgata 4", "Eksempelgata 44").replace("22 89 21 00", "22 89 21 99");

        String before = desk.read(page(customer) + "/access");
        desk.upload("/desk/statement/draft", "/desk/statement/draft", Map.of(), new Desk.Upload("file", "s.yaml", moved.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        desk.send("/desk/statement/draft", "/desk/statement/draft/publication", Map.of());

        assertThat(before).contains("Eksempelgata 4,", "984 105 894");
        for (String path : new String[] {page(customer) + "/access", "/medic-it/privacy?vis=alt&lang=en"}) {
            assertThat(desk.read(path)).as(path).contains("Eksempelgata 44", "22 89 21 99", "984 105 894", "@medic-it.example").doesNotContain("Eksempelgata 4,");
        }
    }

    @Test
    @Keeps("M1-09")
    void medicItKeepsSeveralContactPersonsEachWithTheirAddressAndGivesEachTheirs() {
        Row first = Row.contact("Fantasi Nese AS", "Fantasi Nesmo").since(counter.today()).and("organisation_number", "999900005").and("address", "Eksempelveien 71").and("city", "Molde");
        SubjectId one = counter.customer("medic-it", "A-2", first.without("organisation_number"));
        SubjectId two = counter.customer("medic-it", "A-3", first.without("organisation_number").and("name", "Fantasi Halsmo").and("email", "halsmo@eksempel.example").and("address", "Eksempelveien 72"));
        Desk desk = counter.desk("medic-it", "managing-director");

        assertThat(data(report(desk, one), "contact").getFirst().get("fields").toString())
                .contains("Fantasi Nese AS", "Fantasi Nesmo", "Eksempelveien 71", "+4700000998", "@eksempel.example").doesNotContain("Eksempelveien 72");
        assertThat(data(report(desk, two), "contact").getFirst().get("fields").toString())
                .contains("Fantasi Nese AS", "Fantasi Halsmo", "Eksempelveien 72", "halsmo@eksempel.example").doesNotContain("Nesmo");
    }

    @Test
    @Keeps("M1-42")
    void medicItErasesAllButTheInvoicesOnRequestAndSaysWhyTheyStay() {
        LocalDate end = counter.today().plusDays(1);
        SubjectId customer = counter.customer("medic-it", "A-4", Row.contact("Fantasi Munn AS", "Fantasi Munnmo").since(end.minusYears(1)).until(end));
        counter.invoice("medic-it", "A-4", end.minusMonths(2));
        counter.relation("medic-it", customer, "judged-likely", counter.today());
        counter.waitDays(3);
        Set<String> before = counter.held(customer);

        String letter = erased(counter.desk("medic-it", "managing-director"), customer, "customer-register");

        assertThat(before).containsExactlyInAnyOrder("contact", "invoice");
        assertThat(counter.held(customer)).containsExactly("invoice");
        assertThat(letter).contains("Erased:", "contact details", "Not erased yet:", "Bookkeeping Act", "requires us to keep them until");
    }

    @Test
    @Keeps("M2-09")
    void midtItSaysOfAnAddressFromThePopulationRegisterThatItIsFromThereAndWhen() {
        SubjectId customer = counter.subscriber("midt-it", Given.of("order", Map.of("name", "Fantasi Flyttmo", "email", "flyttmo@postkasse.example",
                "phone", "+47 000 00 997", "address", "Eksempelveien 1", "postal-code", "6470", "city", "Eresfjord", "country", "NO")).born(LocalDate.of(1970, 4, 1)), "Bredbånd 250");
        counter.waitDays(2);
        counter.refresh("midt-it", customer, Map.of("address", "Eksempelveien 2"));
        Desk desk = counter.desk("midt-it", "privacy-handler");

        JsonNode contact = data(report(desk, customer), "contact").getFirst();

        assertThat(contact.get("source").asString()).isEqualTo("order");
        assertThat(contact.get("fields").get("address").asString()).isEqualTo("Eksempelveien 2");
        assertThat(contact.get("field_sources").toString()).contains("\"address\"", "\"public-register\"", counter.today().toString()).doesNotContain("\"name\"");
        assertThat(desk.read(page(customer) + "/access")).containsPattern("Address: from (a )?public register");
    }

    @Test
    @Keeps("S-21")
    void micromedicSaysBesideATelephoneFromAPublicSourceWhereItIsFromAndWhen() {
        SubjectId customer = counter.customer("micromedic", "A-21", Row.contact("Fantasi Källa", "Fantasi Källmo").since(counter.today().minusDays(9)));
        counter.waitDays(1);
        counter.refresh("micromedic", customer, Map.of("phone", "+46 8 000 00 21"));

        JsonNode contact = data(report(counter.desk("micromedic", "privacy-handler"), customer), "contact").getFirst();

        assertThat(contact.get("fields").get("phone").asString()).isEqualTo("+46 8 000 00 21");
        assertThat(contact.get("field_sources").toString()).contains("\"phone\"", "\"public-register\"", counter.today().toString()).doesNotContain("\"name\"");
    }

    @Test
    @Keeps({"S-15", "S-51"})
    void micromedicsReportHoldsTheInterestsAndSaysOfEveryItemWhatItIsFor() {
        SubjectId customer = counter.customer("micromedic", "A-1", Row.contact("Fantasi Axel", "Fantasi Axelmo").since(counter.today().minusDays(9))
                .and("source", "demonstration").and("note", "Fixation av handled"));
        counter.invoice("micromedic", "A-1", counter.today());

        JsonNode report = report(counter.desk("micromedic", "privacy-handler"), customer);

        assertThat(data(report, "interest").getFirst().get("fields").toString()).contains("Fixation av handled");
        assertThat(report.get("data").size()).isGreaterThanOrEqualTo(3);
        assertThat(report.get("data").valueStream()).allSatisfy(item -> assertThat(item.get("purposes").size()).isPositive());
    }

    @Test
    @Keeps("S-47")
    void micromedicsReportNamesTheParentCompanyAmongThoseWhoGetTheContact() {
        SubjectId customer = counter.customer("micromedic", "A-2", Row.contact("Fantasi Tumme", "Fantasi Tummo").since(counter.today()));

        Desk desk = counter.desk("micromedic", "privacy-handler");

        assertThat(report(desk, customer).get("recipients").toString()).contains("Ortomedic AS");
        assertThat(desk.read(page(customer) + "/access")).contains("Ortomedic AS");
        assertThat(desk.read("/micromedic/privacy?vis=alt&lang=sv")).contains("Ortomedic AS");
    }

    @Test
    @Keeps("M1-51")
    void medicItNamesTheAuthorityWhenItSaysNo() {
        SubjectId customer = counter.customer("medic-it", "A-5", Row.contact("Fantasi Kne AS", "Fantasi Knemo").since(counter.today().minusYears(1)));
        counter.invoice("medic-it", "A-5", counter.today().minusMonths(2));

        String letter = erased(counter.desk("medic-it", "managing-director"), customer);

        assertThat(counter.held(customer)).contains("contact", "invoice");
        assertThat(letter).contains("Datatilsynet").doesNotContain("IMY");
    }

    @Test
    @Keeps({"S-55", "S-62"})
    void micromedicRefusesWhereAContractNeedsTheDataAndNamesTheSwedishAuthority() {
        SubjectId customer = counter.customer("micromedic", "A-3", Row.contact("Fantasi Armbåge", "Fantasi Armmo").since(counter.today().minusYears(1)));

        String letter = erased(counter.desk("micromedic", "privacy-handler"), customer);

        assertThat(counter.held(customer)).contains("contact");
        assertThat(letter).contains("IMY", "administer the customer relationship").doesNotContain("Datatilsynet");
    }
}
