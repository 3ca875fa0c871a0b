package vern.site.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;
import vern.ledger.Actor;
import vern.ledger.Publication;
import vern.site.Visitor;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

@VernTest
@Import(Drawer.class)
class AVersionIsPublishedTest {

    @Autowired
    AppUnderTest app;

    @Autowired
    Publication publication;

    /// Version 7 rewords O-20 and keeps something longer than version 6 did. Publishing it again changes nothing.
    @BeforeEach
    void aNewVersionIsInForce() throws Exception {
        var file = new ClassPathResource("examples/onemed/statement.yaml").getContentAsString(StandardCharsets.UTF_8)
                .replace("  number: 6", "  number: 7").replace("  effective: 2026-08-15", "  effective: 2026-11-01").replace("  told: 2026-07-30", "  told: 2026-10-15")
                .replace("sletter vi dem eller gjør dem umulige å kjenne igjen.", "sletter vi dem samme natt eller gjør dem umulige å kjenne igjen.")
                .replace("security-event: 90 days after collected", "security-event: 120 days after collected");

        publication.publish(file, "onemed", new Actor.Job("test", "onemed"));
    }

    @Test
    void theStableAddressShowsTheNewVersionAndWhatItChanged() {
        var page = page("/onemed/privacy?lang=nb");

        assertThat(page).contains("Versjon 7, gjelder fra 1. november 2026.", "Fra versjon 6 til 7", "<ins>samme natt </ins>");
    }

    @Test
    void theOldVersionKeepsItsAddressAndItsWords() {
        var page = page("/onemed/privacy/versions/6?lang=nb");

        assertThat(page).contains("Du leser versjon 6, som ikke er den som gjelder.", "Versjon 6, gjelder fra 15. august 2026.").doesNotContain("sletter vi dem samme natt");
    }

    @Test
    void theListTellsWhenWhyAndWhatIsNew() {
        var page = page("/onemed/privacy/versions?lang=nb");

        assertThat(page).contains("/onemed/privacy/versions/7", "1. november 2026", "tjenestene", "gjelder nå", "/onemed/privacy/versions/6/7", "Varslet 15. oktober 2026");
    }

    @Test
    void theDifferenceIsToldInPlainWordsWithItsVerdict() {
        var page = page("/onemed/privacy/versions/6/7?lang=nb");

        assertThat(page).contains("Vesentlig: folk får vite det før", "De fikk vite det 15. oktober 2026.", "id=\"O-20\"", "<ins>samme natt </ins>");
    }

    @Test
    void aSentenceHasAHistory() {
        var page = page("/onemed/privacy/versions?vis=O-20&lang=nb");

        assertThat(page).contains("Løftets historie", "Versjon 6, fra 15. august 2026", "Versjon 7, fra 1. november 2026", "<ins>samme natt </ins>");
    }

    @Test
    void thePagesAreReadableByEveryone() {
        Browser.everyWay("versions", page -> page.navigate(app.url("/onemed/privacy/versions?vis=O-20").toString()));
        Browser.everyWay("difference", page -> page.navigate(app.url("/onemed/privacy/versions/6/7").toString()));
        Browser.everyWay("old-version", page -> page.navigate(app.url("/onemed/privacy/versions/6").toString()));
    }

    private String page(String address) {
        return HtmlUtils.htmlUnescape(new Visitor(app).read(address).body()).replace('\u00a0', ' ');
    }
}
