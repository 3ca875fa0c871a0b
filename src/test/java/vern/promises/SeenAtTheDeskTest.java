package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.register.Given;
import vern.testing.Desk;

/// Customer service opens a customer and asks of a datum why it is there.
@Story
class SeenAtTheDeskTest {

    @Autowired Counter counter;
    @Autowired org.springframework.jdbc.core.simple.JdbcClient database;

    private static String page(SubjectId who) {
        return "/desk/people/" + who.value();
    }

    /// The answer to *why*, for the first datum of that field.
    private static String why(Desk desk, SubjectId who, String category, String field) {
        var link = Pattern.compile("\\?vis=(" + category + "-\\d+-" + field + ")#").matcher(desk.read(page(who)));
        assertThat(link.find()).as("%s %s is on the page", category, field).isTrue();
        String open = desk.read(page(who) + "?vis=" + link.group(1));
        return open.substring(open.indexOf("datum-open")).replaceAll("<svg.*?</svg>", "").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    @Keeps("M1-08")
    void medicItShowsThatANewCustomerIsInTheRegisterForTheRegistersPurpose() {
        SubjectId customer = counter.customer("medic-it", "D-1", Row.contact("Fantasi Tann AS", "Fantasi Tannmo").since(counter.today()));

        String reasons = why(counter.desk("medic-it", "customer-service"), customer, "contact", "email");

        assertThat(reasons).contains("Keep the customer register legitimate interest");
    }

    @Test
    @Keeps("T-19")
    void itTotalShowsTheAgreementThatAServiceBelongsToAndThatItIsForDelivering() {
        LocalDate start = counter.today().minusDays(30);
        SubjectId customer = counter.customer("it-total", "D-1", Row.person("Fantasi Fibermo").since(start).and("subscription", "Fiber 500"));
        Desk desk = counter.desk("it-total", "customer-service");

        String service = why(desk, customer, "service", "subscription-type");
        String contact = why(desk, customer, "contact", "email");

        assertThat(service).contains("Deliver the services contract").contains("Belongs to the agreement from");
        assertThat(contact).contains("Deliver the services contract").contains("Belongs to the customer relation from");
    }

    @Test
    @Keeps("T-11")
    void itTotalListsBothServicesOfACustomerOnTheirPageAndInTheirReport() {
        SubjectId customer = counter.subscriber("it-total", Given.of("customer", Map.of("name", "Fantasi Tomo", "email", "tomo@postkasse.example", "phone", "+47 000 00 996", "address", "Eksempelveien 3")).born(LocalDate.of(1970, 4, 1)),
                "Fiber 500", "Sikkerhetskopi 100");
        Desk desk = counter.desk("it-total", "customer-service");

        assertThat(desk.read(page(customer))).contains("Fiber 500", "Sikkerhetskopi 100");
        assertThat(desk.read(page(customer) + "/access")).contains("Fiber 500", "Sikkerhetskopi 100");
        new Asked(counter, database).shown(desk, "access", customer);
        assertThat(desk.read(page(customer) + "/access.json")).contains("\"Fiber 500\"", "\"Sikkerhetskopi 100\"");
    }

    @Test
    @Keeps("T-04")
    void itTotalGivesACustomerTheTypeOfTheirSubscriptionAndWhatHasBeenNotedOfThem() {
        SubjectId customer = counter.customer("it-total", "D-4", Row.person("Fantasi Notmo").since(counter.today()).and("subscription", "Fiber 250"));
        Desk desk = counter.desk("it-total", "customer-service");
        String notes = "/desk/notes/" + customer.value();

        desk.send(notes, notes, Map.of("note", "Vil helst ringes etter klokka fire."));
        new Asked(counter, database).shown(desk, "access", customer);

        assertThat(desk.read(page(customer) + "/access")).contains("Fiber 250", "Vil helst ringes etter klokka fire.");
        assertThat(desk.read(page(customer) + "/access.json")).contains("\"Fiber 250\"", "\"Vil helst ringes etter klokka fire.\"");
    }

    @Test
    @Keeps("T-59")
    void itTotalShowsBothInterestsBehindWhatItDoesForItsOwnSake() {
        String purposes = counter.desk("it-total", "managing-director").read("/desk/statement/purposes");

        assertThat(purposes).containsPattern("(?s)id=\"improve\".{0,200}Get better.{0,200}legitimate interest.{0,600}The interest.{0,200}You get better services, and we see what is needed"
                + ".{0,900}The balance.{0,900}use stops while we weigh");
        assertThat(purposes).containsPattern("(?s)id=\"follow-up\".{0,900}Both you and we gain");
    }

    @Test
    @Keeps({"S-29", "S-38"})
    void micromedicShowsOfOneAddressEveryPurposeWithItsOwnBasis() {
        SubjectId customer = counter.customer("micromedic", "D-1", Row.contact("Fantasi Handkirurgi", "Fantasi Handmo").since(counter.today()));

        String reasons = why(counter.desk("micromedic", "sales"), customer, "contact", "email");

        assertThat(reasons).contains("Administer the customer relationship contract", "Offer customers products, service and repair legitimate interest");
    }

    @Test
    @Keeps("S-22")
    void micromedicRemembersThatAContactCameFromADemonstration() {
        SubjectId customer = counter.customer("micromedic", "D-2", Row.contact("Fantasi Fotkirurgi", "Fantasi Fotmo").since(counter.today()).and("source", "demonstration"));
        SubjectId other = counter.customer("micromedic", "D-3", Row.contact("Fantasi Knäkirurgi", "Fantasi Knämo").since(counter.today()).and("source", "customer"));
        Desk desk = counter.desk("micromedic", "sales");

        assertThat(why(desk, customer, "contact", "email")).contains("demonstration");
        assertThat(why(desk, other, "contact", "email")).doesNotContain("demonstration");
    }

    @Test
    @Keeps("M2-22")
    void midtItShowsThatWhatItHoldsIsForDelivering() {
        SubjectId customer = counter.customer("midt-it", "D-1", Row.person("Fantasi Vannmo").since(counter.today()).and("subscription", "Bredbånd 250").and("source", "order"));
        Desk desk = counter.desk("midt-it", "customer-service");

        for (String field : new String[] {"name", "address"}) {
            assertThat(why(desk, customer, "contact", field)).contains("Deliver subscription, equipment and services contract");
        }
        assertThat(why(desk, customer, "service", "subscription-type")).contains("Deliver subscription, equipment and services contract");
    }

    @Test
    @Keeps("S-06")
    void micromedicShowsTheParentThePurposeAndTheBasisOfSharingInTheGroup() {
        String purposes = counter.desk("micromedic", "dpo").read("/desk/statement/purposes");

        assertThat(purposes).containsPattern("(?s)id=\"share-in-group\".{0,200}Cooperate in the group.{0,200}legitimate interest.{0,300}6\\(1\\)\\(f\\)"
                + ".{0,3000}Goes to.{0,80}Ortomedic AS");
    }
}
