package vern.statement.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static vern.statement.retention.Rules.rule;

import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vern.law.Law;

class KeepSentencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        while relationship, then 1 year | nb | mens du er kunde, så ett år
        while relationship, then 1 year | sv | medan du är kund, sedan ett år
        while relationship, then 1 year | en | while you are a customer, then one year
        while agreement or warranty     | nb | mens avtalen gjelder eller garantien gjelder
        while agreement or on instruction | en | while the agreement runs, or until our principal tells us to erase
        until case-closed               | nb | til henvendelsen er løst
        until case-closed               | sv | tills ärendet är löst
        at most 12 months from collected, review at 6 months | nb | høyst tolv måneder etter at vi fikk opplysningene, med ny vurdering etter seks måneder
        90 days after collected         | sv | 90 dagar efter att vi fick uppgifterna
        3 years 6 months after collected | nb | tre år og seks måneder etter at vi fikk opplysningene
        law no/bokforingsloven-13 from invoice-issued | nb | fem år etter regnskapsåret (bokføringsloven § 13)
        law se/bokforingslagen-7-2 from invoice-issued | sv | sju år efter kalenderåret då räkenskapsåret tog slut (bokföringslagen 7 kap. 2 §)
        indefinitely because "vi vil kjenne igjen kommentarer" | nb | uten sluttdato, fordi vi vil kjenne igjen kommentarer
        indefinitely because "et nei gjelder" sv "ett nej gäller" | sv | utan slutdatum, eftersom ett nej gäller
        indefinitely because "et nei gjelder" sv "ett nej gäller" | nb | uten sluttdato, fordi et nei gjelder
        until case-closed and at most 1 year from collected | en | until the enquiry is resolved, but at most one year after we received the data
        until case-closed and while relationship | en | until the enquiry is resolved, or while you are a customer, whichever comes first
        while consent and while subscription | nb | mens samtykket ditt gjelder og mens abonnementet løper
        """)
    void aRuleIsSaidAsAPersonWould(String rule, String language, String sentence) {
        assertThat(rule(rule).sentence(language, Law.standard())).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "sv", "en"})
    void everyStateAndEventHasItsWords(String language) {
        var words = Phrases.in(language).byKey();

        assertThat(words).containsKeys(Events.states().stream().map(s -> "state." + s).toArray(String[]::new));
        assertThat(words).containsKeys(Events.known().stream().map(e -> "event." + e + ".is").toArray(String[]::new));
        assertThat(words).containsKeys(Events.known().stream().map(e -> "event." + e + ".was").toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "sv"})
    void everyLanguageSaysTheSameThings(String language) {
        assertThat(new TreeSet<>(Phrases.in(language).byKey().keySet())).isEqualTo(new TreeSet<>(Phrases.in("en").byKey().keySet()));
    }

    @Test
    void longerKeepingIsToldFromShorter() {
        var calendar = Rules.clocks(Map.of());

        assertThat(Comparison.of(rule("while relationship"), rule("while relationship, then 1 year"), calendar)).isEqualTo(Comparison.LONGER);
        assertThat(Comparison.of(rule("12 months after collected"), rule("1 year after collected"), calendar)).isEqualTo(Comparison.SAME);
        assertThat(Comparison.of(rule("until case-closed"), rule("until case-closed and at most 1 year from collected"), calendar)).isEqualTo(Comparison.SHORTER);
        assertThat(Comparison.of(rule("while agreement"), rule("at most 1 year from collected"), calendar)).isEqualTo(Comparison.INCOMPARABLE);
        assertThat(Comparison.of(rule("while relationship"), rule("indefinitely because \"x\""), calendar)).isEqualTo(Comparison.LONGER);
    }
}
