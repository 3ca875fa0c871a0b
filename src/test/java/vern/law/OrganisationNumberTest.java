package vern.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationNumberTest {

    @Nested
    class InNorway {

        @ParameterizedTest
        @ValueSource(strings = {"123456785", "974760673", "923609016", "982609232"})
        void acceptsARightCheckDigit(String number) {
            assertThat(NorwegianOrganisationNumber.parse(number)).get().extracting(NorwegianOrganisationNumber::digits).isEqualTo(number);
        }

        @ParameterizedTest
        @ValueSource(strings = {"923 609 016", "923\u00a0609\u00a0016", "923609016MVA", "923 609 016 mva", "NO923609016MVA", "NO 923 609 016", " 923.609.016 ", "923-609-016"})
        void readsWhatPeopleWrite(String text) {
            assertThat(NorwegianOrganisationNumber.parse(text)).contains(new NorwegianOrganisationNumber("923609016"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"123456784", "932609016", "92360901", "9236090160", "", "000000000", "١٢٣٤٥٦٧٨٥"})
        void refusesWhatIsNone(String text) {
            assertThat(NorwegianOrganisationNumber.parse(text)).isEmpty();
            assertThatThrownBy(() -> new NorwegianOrganisationNumber(text)).isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"100000300", "100000301", "100000309"})
        void refusesEveryDigitWhereTheCheckDigitWouldBeTen(String text) {
            assertThat(CheckDigits.remainder(text, 3, 2, 7, 6, 5, 4, 3, 2)).isOne();
            assertThat(NorwegianOrganisationNumber.parse(text)).isEmpty();
        }

        @Test
        void isDisplayedInThrees() {
            var number = new NorwegianOrganisationNumber("923609016");

            assertThat(number.display()).isEqualTo("923 609 016");
            assertThat(number.vatNumber()).isEqualTo("923 609 016 MVA");
            assertThat(number).hasToString("923 609 016");
            assertThat(number.personal()).isFalse();
        }
    }

    @Nested
    class InSweden {

        @ParameterizedTest
        @ValueSource(strings = {"556036-0793", "556703-7485", "212000-0142"})
        void acceptsARightCheckDigit(String number) {
            assertThat(SwedishOrganisationNumber.parse(number)).get().extracting(SwedishOrganisationNumber::display).isEqualTo(number);
        }

        @ParameterizedTest
        @ValueSource(strings = {"5560360793", "165560360793", "16556036-0793", "SE556036079301", "se 556036-0793 01", "556036 0793"})
        void readsWhatPeopleWrite(String text) {
            assertThat(SwedishOrganisationNumber.parse(text)).contains(new SwedishOrganisationNumber("5560360793"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"556036-0794", "556036-793", "", "551036-0799", "168112189876", "SE556036079302"})
        void refusesWhatIsNone(String text) {
            assertThat(SwedishOrganisationNumber.parse(text)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"811218-9876", "19811218-9876", "SE811218987601"})
        void knowsASoleTraderByTheOwnersNumber(String text) {
            var number = SwedishOrganisationNumber.parse(text).orElseThrow();

            assertThat(number.personal()).isTrue();
            assertThat(number).hasToString("811218-****");
            assertThat(number.display()).isEqualTo("811218-9876");
        }

        @Test
        void knowsASoleTraderWithACoordinationNumber() {
            assertThat(SwedishOrganisationNumber.parse("701063-2391").orElseThrow().personal()).isTrue();
            assertThat(SwedishOrganisationNumber.parse("556036-0793").orElseThrow().personal()).isFalse();
        }

        @Test
        void hasAVatNumber() {
            assertThat(new SwedishOrganisationNumber("5560360793").vatNumber()).isEqualTo("SE556036079301");
        }
    }

    @Test
    void isReadByTheCountrysRule() {
        assertThat(OrganisationNumber.parse(Country.NO, "923609016")).get().extracting(OrganisationNumber::country).isEqualTo(Country.NO);
        assertThat(OrganisationNumber.parse(Country.SE, "556036-0793")).get().extracting(OrganisationNumber::country).isEqualTo(Country.SE);
        assertThat(OrganisationNumber.parse(Country.SE, "923609016")).isEmpty();
        assertThat(OrganisationNumber.parse(new Country("FI"), "923609016")).isEmpty();
    }
}
