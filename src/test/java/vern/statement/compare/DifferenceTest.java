package vern.statement.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vern.law.Law;
import vern.statement.Fixture;

class DifferenceTest {

    private static final Fixture OLD = Fixture.complete();

    private static Difference to(Fixture changed) {
        return Difference.between(OLD.readable().statement(), changed.readable().statement(), Law.standard());
    }

    private static Change only(Difference difference) {
        assertThat(difference.changes()).hasSize(1);
        return difference.changes().getFirst();
    }

    @Test
    void theSameStatementHasNoChanges() {
        assertThat(to(OLD).changes()).isEmpty();
        assertThat(to(OLD).isMaterial()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        contact: while relationship, then 1 year | contact: while relationship, then 2 years | LONGER_KEEPING | We keep contact details longer for “Deliver the services”: while you are a customer, then two years. Before: while you are a customer, then one year.
        contact: while relationship, then 1 year | contact: while relationship               | NOT_MATERIAL   | We keep contact details for a shorter time for “Deliver the services”: while you are a customer. Before: while you are a customer, then one year.
        health: while agreement                  | health: while relationship                | LONGER_KEEPING | We keep health data by another rule for “Deliver the services”: while you are a customer. Before: while the agreement runs.
        recipients: [operations-partner]         | recipients: [operations-partner, mailer]  | WIDER_RECIPIENTS | For “Deliver the services”, the mailer now gets data, too.
        countries: [US]                          | countries: [US, CA]                       | WIDER_RECIPIENTS | the mailer now handles data here as well: Canada.
        `countries: ["NO", SE]`                  | `countries: ["NO"]`                       | NOT_MATERIAL   | the operations partner no longer handles data here: Sweden.
        basis: contract                          | basis: vital-interest                     | OTHER_BASIS    | The legal basis of “Deliver the services” is now vital interests; it was the contract with you.
        fields: [name, phone, email]             | fields: [name, phone, email, address]     | MORE_DATA      | We keep more about contact details: address.
        fields: [name, phone, email]             | fields: [name, email]                     | NOT_MATERIAL   | We keep less about contact details. Gone: phone.
        erasure: { identity: link }              | erasure: { identity: signed-letter }      | WEAKER_RIGHT   | For erasure you now show who you are in another way: a signed letter. Before: a link that we send you.
        erasure: { identity: link }              | erasure: { identity: none }               | NOT_MATERIAL   | For erasure you now show who you are in another way: no check. Before: a link that we send you.
        answer-within: 30 days                   | answer-within: 10 days                    | NOT_MATERIAL   | We now answer within ten days. Before: 30 days.
        answer-within: 10 days                   | answer-within: 30 days                    | WEAKER_RIGHT   | We now answer within 30 days. Before: ten days.
        lifetime: 1 year                         | lifetime: 2 years                         | MORE_ON_THE_DEVICE | newsletter-seen has new terms: from Eksempel, lasting two years.
        roles: [marketing]                       | roles: [marketing, customer-service]      | NOT_MATERIAL   | People in customer service may now see data for “Send newsletters”, too.
        personvern@eksempel.example              | kontakt@eksempel.example                  | NOT_MATERIAL   | The way to reach us has changed.
        legal-name: Eksempel AS                  | legal-name: Nytt Eksempel AS              | OTHER_CONTROLLER | Nytt Eksempel AS now answers for the data instead of Eksempel AS.
        We deliver what you have ordered.        | We deliver what you order.                | NOT_MATERIAL   | The sentence is worded differently: “We deliver what you order.”
        """)
    void aChangeIsSaidPlainlyAndWeighed(String before, String after, Materiality materiality, String sentence) {
        var old = OLD.text().contains(before) ? OLD : OLD.with(after, before);

        var difference = Difference.between(old.readable().statement(), old.with(before, after).readable().statement(), Law.standard());

        assertThat(only(difference).sentence("en", Law.standard())).isEqualTo(sentence);
        assertThat(only(difference).materiality()).isEqualTo(materiality);
        assertThat(difference.isMaterial()).isEqualTo(materiality.isMaterial());
    }

    @Test
    void anUnrestrictedRecipientListIsAWidening() {
        var change = only(to(OLD.with("countries: [US]", "countries: [US]\n    countries-open-ended: true")));

        assertThat(change.materiality()).isEqualTo(Materiality.WIDER_RECIPIENTS);
    }

    @Test
    void anotherSubProcessorIsAWideningAndTheOldOneIsGone() {
        var changes = to(OLD.with("name: Datasenter AB", "name: Serverhall AB")).changes();

        assertThat(changes).extracting(change -> change.sentence("nb", Law.standard())).containsExactly(
                "driftspartneren bruker nå også underdatabehandleren Serverhall AB.",
                "driftspartneren bruker ikke lenger underdatabehandleren Datasenter AB.");
        assertThat(changes).extracting(Change::materiality).containsExactly(Materiality.WIDER_RECIPIENTS, Materiality.NOT_MATERIAL);
    }

    @Test
    void aGroupCompanyThatMaySeeMoreFieldsIsAWidening() {
        var change = only(to(OLD.with("    fields: [name]\n", "    fields: [name, email]\n")));

        assertThat(change.materiality()).isEqualTo(Materiality.WIDER_RECIPIENTS);
    }

    @Test
    void aRightThatIsGrantedNoLongerIsWeaker() {
        var change = only(to(OLD.with("    portability: { identity: session }\n", "")));

        assertThat(change).isEqualTo(new Change.OfRight("portability", Change.Turn.REMOVED));
        assertThat(change.materiality()).isEqualTo(Materiality.WEAKER_RIGHT);
    }

    @Test
    void whoSaidYesToOtherWordsIsAskedAgain() {
        var difference = to(OLD.with("en: \"Yes, send me newsletters.\"", "en: \"Yes, send me newsletters and offers.\""));

        assertThat(difference.askAgain()).containsExactly("newsletter");
    }

    @Test
    void whoSaidYesToShorterKeepingIsAskedAgain() {
        assertThat(to(OLD.with("contact: while consent", "contact: while consent, then 1 year")).askAgain()).containsExactly("newsletter");
        assertThat(to(OLD.with("contact: while relationship, then 1 year", "contact: while relationship, then 3 years")).askAgain()).isEmpty();
    }

    @Test
    void aPurposeThatIsNewIsToldAndOneThatGoesIsNoWorry() {
        var without = OLD.text().substring(0, OLD.text().indexOf("  accounts:\n")) + OLD.text().substring(OLD.text().indexOf("  answer:\n"));
        var fewer = new Fixture(without).readable().statement();
        var all = OLD.readable().statement();

        var came = only(Difference.between(fewer, all, Law.standard()));
        var went = only(Difference.between(all, fewer, Law.standard()));

        assertThat(came.sentence("nb", Law.standard())).isEqualTo("Nytt formål: Føre regnskap.");
        assertThat(came.materiality()).isEqualTo(Materiality.NEW_PURPOSE);
        assertThat(went.materiality()).isEqualTo(Materiality.NOT_MATERIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "sv"})
    void everyLanguageHasTheSamePhrases(String language) {
        assertThat(ChangeSentences.all().get(language).stringPropertyNames()).isEqualTo(ChangeSentences.all().get("en").stringPropertyNames());
    }

    @Test
    void everyReasonCanBeSaid() {
        for (var language : List.of("nb", "sv", "en")) {
            for (var materiality : Materiality.values()) assertThat(materiality.sentence(language)).endsWith(".");
        }
    }
}
