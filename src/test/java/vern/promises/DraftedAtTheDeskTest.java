package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.testing.Desk;

/// What a company wants to declare is brought to the desk, looked at and published there, or refused.
@Story
class DraftedAtTheDeskTest {

    private static final String DRAFT = "/desk/statement/draft";

    @Autowired Counter counter;
    @Autowired JdbcClient database;

    @AfterEach
    void putAway() {
        database.sql("delete from papers.draft").update();
    }

    private static String bring(Desk desk, String file) {
        HttpResponse<String> brought = desk.upload(DRAFT, DRAFT, Map.of(), new Desk.Upload("file", "statement.yaml", file.getBytes(StandardCharsets.UTF_8)));
        assertThat(brought.statusCode()).isEqualTo(302);
        return desk.read(DRAFT);
    }

    private long versions(String company) {
        return database.sql("select count(*) from ledger.statement s join ledger.controller c on c.id = s.controller where c.key = ?").param(company)
                .query(Long.class).single();
    }

    private void refuses(String company, String spoiled, String... said) {
        Desk desk = counter.desk(company, "managing-director");
        long before = versions(company);

        String page = bring(desk, spoiled);
        String after = desk.send("/desk/people", DRAFT + "/publication", Map.of()).body();

        assertThat(page).contains(said).doesNotContain(DRAFT + "/publication");
        assertThat(Desk.plain(after)).contains(said);
        assertThat(versions(company)).isEqualTo(before);
    }

    private void publishes(String company, String file) {
        Desk desk = counter.desk(company, "managing-director");
        long before = versions(company);

        String page = bring(desk, file);
        HttpResponse<String> answer = desk.send(DRAFT, DRAFT + "/publication", Map.of());

        assertThat(page).contains(DRAFT + "/publication");
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("published=");
        assertThat(versions(company)).isEqualTo(before + 1);
    }

    private static final String AMERICAN = """

            recipients:
              helper:
                name: { nb: "Fantasihjelp Inc", sv: "Fantasihjälp Inc", en: "Fantasy Help Inc" }
                does: { nb: "hjelper oss", sv: "hjälper oss", en: "helps us" }
                role: processor
                countries: [US]
                agreement: { signed: 2024-05-02, reviewed: 2026-03-16 }
            """;

    @Test
    @Keeps("T-39")
    void itTotalTakesNobodyOutsideTheEeaIntoUseWithoutStandardClausesOrAnAdequacyDecision() {
        String used = counter.nextVersion("it-total").replaceFirst("\nrecipients:\n", AMERICAN).replaceFirst("(?m)^    recipients: \\[", "    recipients: [helper, ");

        refuses("it-total", used.replace("recipients: [helper, ]", "recipients: [helper]"), "data go to US by `helper` without a valid mechanism", "kind: scc");
        publishes("it-total", used.replace("recipients: [helper, ]", "recipients: [helper]").replace("countries: [US]\n    agreement: { signed: 2024-05-02",
                "countries: [US]\n    mechanisms: [{ kind: scc, from: 2024-05-02 }]\n    agreement: { signed: 2024-05-02"));
    }

    @Test
    @Keeps("M1-35")
    void medicItMayNotRelyOnPrivacyShieldAlone() {
        String alone = counter.nextVersion("medic-it").replace("    parent-country: US\n    mechanisms: [{ kind: scc, from: 2022-12-27 }]",
                "    parent-country: US\n    mechanisms: [{ kind: privacy-shield, from: 2016-08-01 }]");

        refuses("medic-it", alone, "data go to US by `form-provider` without a valid mechanism", "Privacy Shield is not");
        publishes("medic-it", counter.nextVersion("medic-it"));
    }

    @Test
    @Keeps("M1-32")
    void medicItListsEveryCountryOfItsHostWithItsGround() {
        String register = counter.desk("medic-it", "privacy-handler").read("/desk/statement/transfers");

        for (String outside : new String[] {"United States", "Ukraine", "Israel"}) {
            assertThat(register).containsPattern("(?s)Wix\\.com.{0,400}" + outside + ".{0,300}outside the EEA.{0,600}yes");
        }
        for (String inside : new String[] {"Lithuania", "Germany"}) {
            assertThat(register).containsPattern("(?s)Wix\\.com.{0,400}" + inside + ".{0,300}in the EEA.{0,600}yes, in the EEA");
        }
        assertThat(register).containsPattern("(?s)Wix\\.com.{0,400}and other countries.{0,300}standard contractual clauses");
    }

    @Test
    @Keeps("O-13")
    void oneMedListsItsMailProviderAsATransferThatMayComeAboutAndSaysWhatItFound() {
        String register = counter.desk("onemed", "privacy-handler").read("/desk/statement/transfers");

        assertThat(register).containsPattern("(?s)Microsoft Outlook.{0,400}Ireland.{0,600}yes, in the EEA");
        assertThat(register).containsPattern("(?s)Microsoft Outlook.{0,400}United States.{0,400}Assessed in March 2026.{0,900}may become a transfer");
    }

    @Test
    @Keeps("M2-43")
    void midtItStartsNoNewUseOfItsOwnInterestWithoutHavingWeighedIt() {
        String unweighed = counter.nextVersion("midt-it").replaceFirst("(?m)^recipients:$", """
                  fantasy:
                    name: { nb: "Fantasere", sv: "Fantisera", en: "Fantasise" }
                    basis: legitimate-interest
                    because: { nb: "Fordi vi vil.", sv: "För att vi vill.", en: "Because we want to." }
                    categories: { contact: while relationship }
                    roles: [customer-service]
                    recipients: []
                recipients:""");

        refuses("midt-it", unweighed, "Mend it, and bring it again", "assessment-missing");
    }

    @Test
    @Keeps({"M2-01", "M2-55"})
    void midtItUsesNoNewCategoryBeforeItsNoticeSaysSoAndTheDeskShowsThatItWaits() {
        Desk desk = counter.desk("midt-it", "managing-director");
        String added = counter.nextVersion("midt-it").replaceFirst("(?m)^categories:$", """
                categories:
                  whim:
                    name: { nb: "innfall", sv: "infall", en: "whims" }
                    audience: customers
                    fields: [note]
                    sources: [customer]
                    disposal: erase""").replaceFirst("(?m)^recipients:$", """
                  fantasy:
                    name: { nb: "Fantasere", sv: "Fantisera", en: "Fantasise" }
                    basis: contract
                    because: { nb: "Fordi vi vil.", sv: "För att vi vill.", en: "Because we want to." }
                    consequence: { nb: "Ellers går det ikke.", sv: "Annars går det inte.", en: "Otherwise we cannot." }
                    categories: { whim: while relationship }
                    roles: [customer-service]
                    recipients: []
                recipients:""");

        String draft = bring(desk, added);
        String waiting = desk.read("/desk/statement");
        String before = desk.read("/midt-it/privacy?vis=alt&lang=en");
        desk.send(DRAFT, DRAFT + "/publication", Map.of());

        assertThat(draft).contains("whims", "Fantasise", "to be told before", "Material");
        assertThat(waiting).contains("A draft is waiting to be published.");
        assertThat(before).contains("How long").doesNotContainIgnoringCase("whims").doesNotContain("Fantasise");
        assertThat(desk.read("/midt-it/privacy?vis=alt&lang=en")).containsIgnoringCase("whims").contains("Fantasise");
        assertThat(desk.read("/desk/statement")).doesNotContain("A draft is waiting");
        assertThat(desk.read("/midt-it/privacy/versions?lang=en")).contains("services");
    }

    @Test
    @Keeps("M1-11")
    void medicItShowsTheBalancingOfItsRegisterAndThatANoStopsIt() {
        String purposes = counter.desk("medic-it", "customer-service").read("/desk/statement/purposes");

        assertThat(purposes).containsPattern("(?s)id=\"customer-register\".{0,300}legitimate interest.{0,300}6\\(1\\)\\(f\\).{0,900}The interest.{0,900}The balance"
                + ".{0,900}use stops while we weigh");
    }

    @Test
    @Keeps("M1-62")
    void medicItListsItsLogsWithAddressesAsPersonalWithTheirRule() {
        String record = counter.desk("medic-it", "privacy-handler").read("/desk/statement/record-controller.html");

        assertThat(record).containsIgnoringCase("IP addresses").containsPattern("(?s)IP address.{0,3000}30 days after");
    }

    @Test
    @Keeps("M2-20")
    void midtItAsksForNoConsentWithoutSayingWhatItWantsAndWhatFor() {
        String without = counter.nextVersion("midt-it").replaceFirst("(?m)^    categories:\\n      optional: while consent\\n", "    categories: {}\n");
        String unsaid = counter.nextVersion("midt-it").replaceFirst("(?s)(\\n  optional:\\n    name:\\n.{0,200}?basis: consent\\n)    consent:\\n.*?(    because:)", "$1$2");

        refuses("midt-it", without, "optional");
        refuses("midt-it", unsaid, "consent");
    }
}
