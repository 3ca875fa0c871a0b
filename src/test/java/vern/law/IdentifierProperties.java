package vern.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IdentifierProperties {

    @Property
    void aWrongDigitIsNoticedInANorwegianOrganisationNumber(
            @ForAll("norwegian") NorwegianOrganisationNumber number, @ForAll @IntRange(max = 8) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        assertThat(NorwegianOrganisationNumber.parse(changed(number.digits(), place, by))).isEmpty();
    }

    @Property
    void aWrongDigitIsNoticedInASwedishOrganisationNumber(
            @ForAll("swedish") SwedishOrganisationNumber number, @ForAll @IntRange(max = 9) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        assertThat(SwedishOrganisationNumber.parse(changed(number.digits(), place, by))).isEmpty();
    }

    @Property
    void aWrongDigitIsNoticedInAFodselsnummerEvenByTheRuleOf2032(
            @ForAll("fodselsnummer") Fodselsnummer number, @ForAll @IntRange(max = 10) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        assertThat(Fodselsnummer.parse(changed(number.digits(), place, by))).isEmpty();
    }

    @Property
    void swappedNeighboursAreNoticedInAFodselsnummer(@ForAll("fodselsnummer") Fodselsnummer number, @ForAll @IntRange(max = 9) int place) {
        var digits = number.digits();
        var swapped = digits.substring(0, place) + digits.charAt(place + 1) + digits.charAt(place) + digits.substring(place + 2);

        assertThat(swapped.equals(digits) || Fodselsnummer.parse(swapped).isEmpty()).isTrue();
    }

    @Property
    void whatIsDisplayedIsReadAgain(@ForAll("norwegian") NorwegianOrganisationNumber norwegian, @ForAll("swedish") SwedishOrganisationNumber swedish,
                                    @ForAll("fodselsnummer") Fodselsnummer fodselsnummer) {
        assertThat(NorwegianOrganisationNumber.parse(norwegian.display())).contains(norwegian);
        assertThat(NorwegianOrganisationNumber.parse(norwegian.vatNumber())).contains(norwegian);
        assertThat(SwedishOrganisationNumber.parse(swedish.display())).contains(swedish);
        assertThat(SwedishOrganisationNumber.parse(swedish.vatNumber())).contains(swedish);
        assertThat(Fodselsnummer.parse(fodselsnummer.display())).contains(fodselsnummer);
    }

    @Property
    void nothingWrittenMakesAParserFail(@ForAll String text) {
        parseAll(text);
    }

    @Property
    void nothingLikeANumberMakesAParserFail(@ForAll("almostNumbers") String text) {
        parseAll(text);
    }

    @Property
    void aFodselsnummerIsNeverPrintedWhole(@ForAll("fodselsnummer") Fodselsnummer number) {
        assertThat(number.toString()).doesNotContain(number.digits().substring(6)).endsWith("*****");
    }

    @Property
    void aTruncatedAddressHasNothingLeftOfTheDevice(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
        var truncated = IpAddresses.truncated(InetAddress.getByAddress(bytes));

        assertThat(IpAddresses.truncated(truncated)).isEqualTo(truncated);
        for (int i = truncated.getAddress().length == 4 ? 3 : 6; i < truncated.getAddress().length; i++) {
            assertThat(truncated.getAddress()[i]).isZero();
        }
    }

    private static void parseAll(String text) {
        NorwegianOrganisationNumber.parse(text).ifPresent(NorwegianOrganisationNumber::vatNumber);
        SwedishOrganisationNumber.parse(text).ifPresent(SwedishOrganisationNumber::toString);
        Fodselsnummer.parse(text).ifPresent(Fodselsnummer::kind);
        var day = LocalDate.of(2026, 11, 22);
        Personnummer.parse(text).ifPresent(number -> number.on(day));
        Samordningsnummer.parse(text).ifPresent(number -> number.on(day));
        IpAddresses.truncated(text);
        Country.parse(text);
    }

    private static String changed(String digits, int place, int by) {
        char other = (char) ('0' + (digits.charAt(place) - '0' + by) % 10);
        return digits.substring(0, place) + other + digits.substring(place + 1);
    }

    @Provide
    Arbitrary<String> almostNumbers() {
        return Arbitraries.strings().withChars("0123456789").withChars("-+. SENOMVA:f").ofMinLength(8).ofMaxLength(16);
    }

    @Provide
    Arbitrary<NorwegianOrganisationNumber> norwegian() {
        return Arbitraries.integers().between(10_000_000, 99_999_999)
                .map(n -> n + String.valueOf((11 - CheckDigits.remainder(String.valueOf(n), 3, 2, 7, 6, 5, 4, 3, 2)) % 11))
                .filter(digits -> digits.length() == 9)
                .map(NorwegianOrganisationNumber::new);
    }

    @Provide
    Arbitrary<SwedishOrganisationNumber> swedish() {
        var start = Arbitraries.of("16", "20", "55", "71", "80", "96");
        var rest = Arbitraries.integers().between(2_000_000, 9_999_999);
        return start.flatMap(s -> rest.map(r -> withLuhnDigit(s + r))).map(SwedishOrganisationNumber::new);
    }

    private static String withLuhnDigit(String nine) {
        return IntStream.range(0, 10).mapToObj(digit -> nine + digit).filter(CheckDigits::luhn).findFirst().orElseThrow();
    }

    @Provide
    Arbitrary<Fodselsnummer> fodselsnummer() {
        var dates = Arbitraries.integers().between(0, 36_000).map(LocalDate.of(1930, 1, 1)::plusDays);
        var rest = Arbitraries.integers().between(0, 9_999);
        return dates.flatMap(date -> rest.map(n -> "%02d%02d%02d%04d".formatted(date.getDayOfMonth(), 80 + date.getMonthValue(), date.getYear() % 100, n)))
                .map(ten -> ten + (11 - CheckDigits.remainder(ten, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11)
                .filter(digits -> Fodselsnummer.parse(digits).isPresent())
                .map(Fodselsnummer::new);
    }
}
