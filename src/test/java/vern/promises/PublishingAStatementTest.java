package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.yaml.snakeyaml.Yaml;
import vern.ledger.Publication;
import vern.start.Published;
import vern.statement.Reading;
import vern.statement.Statements;
import vern.testing.AppUnderTest;
import vern.testing.Browser;

/// A company publishes its next version, and visitors go looking for it.
@Story
@ExtendWith(Browser.class)
class PublishingAStatementTest {

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Publication publication;
    @Autowired Published published;

    private void publish(String company, String file) {
        assertThat(publication.publish(file, company, Counter.clerk(company))).isInstanceOf(Publication.Outcome.Published.class);
    }

    private static final String REPLACED = "Ellers ligger den nyeste utgaven alltid lett synlig på nettstedet.";

    @Test
    @Keeps({"M1-54", "M1-56"})
    void medicItSaysWhyAVersionComesShowsItFromEveryPageAndKeepsTheOld(Page page) {
        String changed = counter.nextVersion("medic-it").replace(REPLACED, "Ellers finner du alltid den nyeste utgaven her.");
        Reading withoutCause = Statements.read(changed.replaceFirst("(?m)^  cause: .*\\R", ""), "medic-it");

        publish("medic-it", changed);
        page.navigate(app.url("/medic-it/").toString());
        page.locator("footer a[href='/medic-it/privacy']").click();
        String newest = page.textContent("#M1-56");
        page.navigate(app.url("/medic-it/privacy/versions/12").toString());

        assertThat(withoutCause).isInstanceOf(Reading.Unreadable.class);
        assertThat(withoutCause.findings().toString()).contains("cause");
        assertThat(newest).contains("Ellers finner du alltid den nyeste utgaven her.");
        assertThat(page.textContent("#M1-56")).contains(REPLACED);
    }

    @Test
    @Keeps("M2-56")
    void midtItsNewestVersionIsAtTheSameAddressAtOnce(Page page) {
        page.navigate(app.url("/midt-it/privacy").toString());
        assertThat(page.textContent("#M2-56")).contains("Den nyeste utgaven ligger alltid på nettstedet.");

        publish("midt-it", counter.nextVersion("midt-it").replace("Den nyeste utgaven ligger alltid på nettstedet.", "Her ligger alltid den nyeste utgaven."));
        page.navigate(app.url("/midt-it/privacy").toString());

        assertThat(page.textContent("#M2-56")).contains("Her ligger alltid den nyeste utgaven.");
    }

    @Test
    @Keeps("S-63")
    void micromedicsPageShowsTheVersionThatWasPublishedLast(Page page) {
        publish("micromedic", counter.nextVersion("micromedic").replace("Vi kan uppdatera texten, och", "Texten kan vi uppdatera, och"));

        page.navigate(app.url("/micromedic/privacy?lang=sv").toString());

        assertThat(page.textContent("#S-63")).contains("Texten kan vi uppdatera, och den senaste versionen finns alltid på den här sidan.");
        assertThat(page.textContent(".hero")).contains("ersion " + published.of("micromedic").version().number());
    }

    @Test
    @Keeps("S-50")
    void micromedicsTableHasARowOfFiveFilledColumnsForEachPurposeAlsoForANewOne(Page page) {
        String added = counter.nextVersion("micromedic").replaceFirst("(?m)^recipients:$", """
                  fantasy:
                    name: { nb: "Fantasere", sv: "Fantisera", en: "Fantasise" }
                    basis: contract
                    because: { nb: "Fordi vi vil.", sv: "För att vi vill.", en: "Because we want to." }
                    categories: { contact: while relationship }
                    roles: [customer-service]
                    recipients: []
                recipients:""");

        publish("micromedic", added);
        page.navigate(app.url("/micromedic/privacy?lang=sv&vis=alt").toString());

        Map<String, Object> purposes = new Yaml().<Map<String, Map<String, Object>>>load(added).get("purposes");
        List<String> rows = page.locator("table[id^=purposes-] tbody tr").allInnerTexts();
        assertThat(rows).hasSize(purposes.size()).anyMatch(row -> row.contains("Fantisera"));
        assertThat(page.locator("table[id^=purposes-] tbody tr").all()).allSatisfy(row ->
                assertThat(row.locator("th, td").allInnerTexts()).hasSizeGreaterThanOrEqualTo(5).noneMatch(String::isBlank));
    }
}
