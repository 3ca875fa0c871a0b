package vern.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumbersTest {

    private static final LocalDate BEFORE_THE_CHANGE = LocalDate.of(2031, 12, 31);

    @Nested
    class AFodselsnummer {

        @ParameterizedTest
        @ValueSource(strings = {"31129956715", "311299 56715", "311299-56715", " 311299\u00a056715 "})
        void isReadAsPeopleWriteIt(String text) {
            assertThat(Fodselsnummer.parse(text)).contains(new Fodselsnummer("31129956715"));
        }

        @ParameterizedTest
        @CsvSource({
            "31129956715, FODSELSNUMMER, false",
            "08879141746, FODSELSNUMMER, true",
            "55905819851, D_NUMBER, true",
            "12463981769, H_NUMBER, false",
            "96865204911, FH_NUMBER, false",
        })
        void isOfItsKind(String digits, Fodselsnummer.Kind kind, boolean synthetic) {
            var number = new Fodselsnummer(digits);

            assertThat(number.kind()).isEqualTo(kind);
            assertThat(number.synthetic()).isEqualTo(synthetic);
            assertThat(number.issuableBy(BEFORE_THE_CHANGE)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"53893532206", "49880997989", "42872575140"})
        void isAcceptedByTheRuleOf2032ButNotIssuedBefore(String digits) {
            var number = Fodselsnummer.parse(digits).orElseThrow();

            assertThat(number.issuableBy(BEFORE_THE_CHANGE)).isFalse();
            assertThat(number.issuableBy(BEFORE_THE_CHANGE.plusDays(1))).isTrue();
        }

        @Test
        void staysIssuableAfterTheChange() {
            assertThat(new Fodselsnummer("31129956715").issuableBy(LocalDate.of(2040, 1, 1))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"31129956714", "31129956725", "13129956715", "3112995671", "311299567150", "00000000000", "40000000000", ""})
        void isRefusedWhereItIsNone(String text) {
            assertThat(Fodselsnummer.parse(text)).isEmpty();
            assertThatThrownBy(() -> new Fodselsnummer(text)).hasMessage("not a fødselsnummer");
        }

        @ParameterizedTest
        @CsvSource({"3002, 00", "2902, 01", "3104, 02", "0013, 03", "0100, 04", "3202, 04"})
        void isRefusedOnADateThatDoesNotExist(String date, String year) {
            assertThat(checked(date + year)).allSatisfy(digits -> assertThat(Fodselsnummer.parse(digits)).isEmpty()).isNotEmpty();
        }

        @Test
        void isAcceptedOnALeapDay() {
            assertThat(checked("290200")).anySatisfy(digits -> assertThat(Fodselsnummer.parse(digits)).isPresent());
        }

        @Test
        void isMaskedWhenPrinted() {
            var number = new Fodselsnummer("31129956715");

            assertThat(number).hasToString("311299*****");
            assertThat(number.display()).isEqualTo("311299 56715");
        }

        @Test
        void tellsNeitherSexNorAge() {
            var methods = Arrays.stream(Fodselsnummer.class.getMethods()).map(method -> method.getName().toLowerCase(Locale.ROOT));

            assertThat(methods).noneMatch(name -> name.matches(".*(sex|gender|birth|born|age|century).*"));
        }

        /// Numbers beginning with these six digits whose check digits are right by the rule of 1964.
        private static List<String> checked(String six) {
            return IntStream.range(0, 100_000).mapToObj(n -> six + "%05d".formatted(n))
                    .filter(d -> CheckDigits.remainder(d, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) == 0)
                    .filter(d -> CheckDigits.remainder(d, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) == 0)
                    .limit(20).toList();
        }
    }

    @Nested
    class APersonnummer {

        @ParameterizedTest
        @CsvSource({
            "811218-9876, 811218-9876", "8112189876, 811218-9876", "811218 9876, 811218-9876", "811218–9876, 811218-9876",
            "198112189876, 19811218-9876", "19811218-9876, 19811218-9876", "811218+9876, 811218+9876",
        })
        void isReadAsPeopleWriteIt(String text, String number) {
            assertThat(Personnummer.parse(text)).get().extracting(Personnummer::display).isEqualTo(number);
        }

        @ParameterizedTest
        @ValueSource(strings = {"811218-9877", "811318-9875", "811232-9878", "21811218-9876", "19811218+9876", "701063-2391", "556036-0793", ""})
        void isRefusedWhereItIsNone(String text) {
            assertThat(Personnummer.parse(text)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "811218-9876, 2026-11-22, 19811218-9876",
            "811218-9876, 2080-12-31, 19811218-9876",
            "811218+9876, 2081-01-01, 19811218-9876",
            "811218+9876, 2026-11-22, 18811218-9876",
            "19811218-9876, 2026-11-22, 19811218-9876",
        })
        void hasItsCenturyFromTheDayItWasWritten(String text, LocalDate day, String number) {
            assertThat(Personnummer.parse(text).orElseThrow().on(day)).contains(new Personnummer(number));
        }

        @Test
        void isMaskedWhenPrinted() {
            assertThat(new Personnummer("811218-9876")).hasToString("811218-****");
            assertThat(new Personnummer("19811218-9876")).hasToString("19811218-****");
        }

        @Test
        void tellsNeitherSexNorAge() {
            var methods = Arrays.stream(Personnummer.class.getMethods()).map(method -> method.getName().toLowerCase(Locale.ROOT));

            assertThat(methods).noneMatch(name -> name.matches(".*(sex|gender|birth|born|age).*"));
        }
    }

    @Nested
    class ASamordningsnummer {

        @Test
        void hasSixtyAddedToTheDay() {
            var number = Samordningsnummer.parse("701063-2391").orElseThrow();

            assertThat(number.on(LocalDate.of(2026, 11, 22))).contains(new Samordningsnummer("19701063-2391"));
            assertThat(number.digits()).isEqualTo("7010632391");
            assertThat(number).hasToString("701063-****");
        }

        @ParameterizedTest
        @ValueSource(strings = {"701063-2392", "811218-9876", "701092-2390", ""})
        void isRefusedWhereItIsNone(String text) {
            assertThat(Samordningsnummer.parse(text)).isEmpty();
        }
    }
}
