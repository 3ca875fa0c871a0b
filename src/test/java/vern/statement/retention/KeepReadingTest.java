package vern.statement.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepReadingTest {

    @Test
    void readsEveryPartOfARule() {
        var read = Keep.read("while relationship or warranty or on instruction,  then 1 year 2 weeks if judged by sales");

        assertThat(read).isEqualTo(new KeepReading.Rule(new Keep.While(List.of("relationship", "warranty"), true,
                Optional.of(new Span.Calendar(Period.of(1, 0, 14))), Optional.of("sales"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "while relationship, then 1 year", "5 years after end of accounting year of invoice-issued", "until case-closed",
        "at most 12 months from collected, review at 6 months", "while agreement or on instruction", "while product-lifetime",
        "indefinitely because \"recognise later comments\"", "law no/bokforingsloven-13 from invoice-issued",
        "at least 3 years after warranty-ended", "until case-closed and at most 12 months from collected", "90 days after collected"})
    void theCanonicalSpellingIsHowTheRulesAreWritten(String text) {
        assertThat(((KeepReading.Rule) Keep.read(text)).keep().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                                         | 0  | write for example: while relationship, then 1 year
        1 yeer after collected                     | 2  | write year or years
        1 år after collected                       | 2  | write days, weeks, months, years, hours, minutes or seconds
        one year after collected                   | 0  | write 1
        1.5 years after collected                  | 0  | write whole numbers, like 3 years 6 months
        1year after collected                      | 0  | write a space between them, like 1 year
        0 days after collected                     | 0  | write a span of at least one
        9999 years after collected                 | 0  | write a shorter span, or indefinitely because "…"
        1 year 3 hours after collected             | 9  | write only one kind
        until case-closd                           | 6  | did you mean case-closed?
        until Case-Closed                          | 6  | write it in lower case with hyphens, like customer-service
        until case                                 | 6  | write case-closed, or while case
        while relatonship                          | 6  | did you mean relationship?
        while case-closed                          | 6  | write until case-closed, or while and a state
        while relationship then 1 year             | 19 | write a comma, like: while relationship, then 1 year
        while relationship, then                   | 24 | write for example 1 year, 12 months or 30 days
        while relationship or relationship         | 22 | write it once
        while agreement, then 1 year if sales      | 32 | write if judged by and a role, like: if judged by sales
        1 year from collected                      | 7  | write after, or at most … from
        1 year                                     | 6  | write after and an event, like: 1 year after warranty-ended
        at most 1 year after collected             | 15 | write from
        at least 1 year from collected             | 16 | write after, or at most … from
        at 1 year                                  | 0  | write at least or at most
        at most 6 months from collected, review at 1 year | 43 | write a span shorter than 6 months
        5 years after end of year of collected     | 14 | write end of accounting year of or end of calendar year of
        law bokforingsloven from invoice-issued    | 4  | write the country and the duty, like no/bokforingsloven-13
        law no/bokforingsloven-13                  | 25 | write from and an event, like: from invoice-issued
        forever                                    | 0  | write indefinitely because "…"
        indefinitely                               | 12 | say why: indefinitely because "…"
        indefinitely because we like it            | 21 | write indefinitely because "…"
        indefinitely because "we like it           | 21 | end the reason with "
        indefinitely because " "                   | 21 | write one short sentence
        indefinitely because "we like it" sv       | 36 | write indefinitely because "…"
        indefinitely because "x" sv "y" sv "z"     | 32 | write it once in each language
        whyle relationship                         | 0  | did you mean while?
        relationship                               | 0  | write while relationship
        case-closed                                | 0  | write until case-closed
        until case-closed or collected             | 18 | write several rules in the statement as several purposes
        until case-closed soon                     | 18 | take it away, or join another rule with and
        until case-closed and                      | 21 | write for example: while relationship, then 1 year
        """)
    void aMistakeIsShownWhereItIsWithWhatToWriteInstead(String text, int at, String instead) {
        var mistake = (KeepReading.Mistake) Keep.read(text);

        assertThat(mistake.at()).isEqualTo(at);
        assertThat(mistake.instead()).isEqualTo(instead);
    }

    @Test
    void whatIsTooLongIsRefusedUnread() {
        var mistake = (KeepReading.Mistake) Keep.read("until ".repeat(1_000_000));

        assertThat(mistake.instead()).isEqualTo("write at most 4000 characters");
    }

    @Test
    void theMessageCountsColumnsFromOne() {
        var mistake = (KeepReading.Mistake) Keep.read("1 yeer after collected");

        assertThat(mistake.message()).isEqualTo("column 3: unknown unit 'yeer': write year or years");
    }
}
