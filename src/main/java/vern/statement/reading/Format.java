package vern.statement.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The forms a line may have. The pattern is what the JSON Schema can say; some forms are also held against a calendar or
/// a list. None of the patterns backtracks.
enum Format {
    TEXT("\\S", "text", "text that is not empty"),
    KEY("^[a-z][a-z0-9-]{0,63}$", "a key", "lower-case letters, digits and hyphens, such as `customer-service`"),
    FIELD("^[a-z][a-z0-9-]{0,63}$", "the name of a data element", "lower-case letters, digits and hyphens, such as `work-address`"),
    ANCHOR("^[A-Za-z][A-Za-z0-9-]{0,63}$", "an anchor", "letters, digits and hyphens, such as `T-36`"),
    LANGUAGE("^[a-z]{2}$", "a language", "a language tag such as `nb`, `sv` or `en`"),
    EMAIL("^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}$", "an e-mail address", "an address such as `post@company.example`"),
    PHONE("^\\+?[0-9][0-9 -]{2,23}$", "a telephone number", "digits and spaces in quotes, such as `\"+47 38 13 70 00\"`"),
    URL("^https?://[^\\s]{3,500}$", "a web address", "an address that begins with `https://`"),
    COUNTRY("^[A-Z]{2}$", "a country", "two capital letters of ISO 3166, such as `\"NO\"` or `SE`", Set.of(java.util.Locale.getISOCountries())::contains),
    ORGANISATION_NUMBER("^[0-9][0-9 -]{4,20}$", "an organisation number", "the number in quotes, such as `\"974760673\"`"),
    DATE("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "a date", "year, month and day, such as `2026-10-01`", calendar(LocalDate::parse)),
    MONTH_DAY("^[0-9]{2}-[0-9]{2}$", "a day of the year", "month and day, such as `12-31`", calendar(day -> MonthDay.parse("--" + day))),
    ZONE("^[A-Z][A-Za-z]+(/[A-Za-z_+0-9-]+)*$", "a time zone", "a zone such as `Europe/Oslo`", ZoneId.getAvailableZoneIds()::contains),
    ARTICLE_9("^9\\(2\\)\\([a-j]\\)$", "a condition of Art. 9(2)", "the condition, such as `9(2)(h)`"),
    DUTY("^[a-z]{2}/[a-z0-9-]{1,60}$", "a duty", "the law pack's country and the duty, such as `no/bokforingsloven-13`"),
    KEEP("\\S", "a keep-rule", "a rule such as `while relationship, then 1 year`"),
    SPAN("^[1-9][0-9]{0,4} (second|minute|hour|day|week|month|year)s?$", "a length of time", "a number and a unit, such as `30 days`"),
    LIFETIME("^(session|[1-9][0-9]{0,4} (second|minute|hour|day|week|month|year)s?)$", "a lifetime", "`session`, or a number and a unit such as `1 year`");

    private final String pattern;
    private final Pattern compiled;
    private final String said;
    private final String write;
    private final Predicate<String> known;

    Format(String pattern, String said, String write) {
        this(pattern, said, write, _ -> true);
    }

    Format(String pattern, String said, String write, Predicate<String> known) {
        this.pattern = pattern;
        this.compiled = Pattern.compile(pattern);
        this.said = said;
        this.write = write;
        this.known = known;
    }

    boolean accepts(String line) {
        return compiled.matcher(line).find() && known.test(line);
    }

    String pattern() {
        return pattern;
    }

    /// What it is, with its article.
    String said() {
        return said;
    }

    /// What to write, with an example.
    String write() {
        return write;
    }

    /// Whether YAML may read the line as a date when it is not quoted.
    boolean isDate() {
        return this == DATE;
    }

    /// The forms under their names in the schema.
    static Iterable<Format> all() {
        return Arrays.asList(values());
    }

    private static Predicate<String> calendar(java.util.function.Function<String, ?> parse) {
        return line -> {
            try {
                parse.apply(line);
                return true;
            } catch (DateTimeException notInTheCalendar) {
                return false;
            }
        };
    }
}
