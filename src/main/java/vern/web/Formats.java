package vern.web;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;

/// Dates, times and numbers in the reader's words, in templates as `@fmt`. Dates are written out, so that nobody takes the
/// day for the month; the spaces inside a number and a date do not break.
public final class Formats {

    private static final char NO_BREAK = '\u00a0';
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?<time>T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z)?");

    /// Forms are few, and a page has hundreds of dates.
    private static final ConcurrentHashMap<Form, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private record Form(String pattern, Locale locale) {}

    private final ZoneId zone;

    Formats(ZoneId zone) {
        this.zone = zone;
    }

    /// `1. januar 2032`, `1 januari 2032`, `1 January 2032`; the first space does not break.
    public String date(LocalDate date) {
        return format(day() + "'\u00a0'MMMM y", date);
    }

    public String date(Instant moment) {
        return date(LocalDate.ofInstant(moment, zone));
    }

    /// `onsdag 16. desember`, `onsdag 16 december`, `Wednesday 16 December`.
    public String weekday(LocalDate date) {
        return format("EEEE " + day() + "'\u00a0'MMMM", date);
    }

    /// The same at the beginning of a sentence.
    public String heading(LocalDate date) {
        String text = weekday(date);
        return text.substring(0, 1).toUpperCase(locale()) + text.substring(1);
    }

    /// `9. des.`, `9 dec.`, `9 Dec`: for the axis of a chart.
    public String brief(LocalDate date) {
        return format(day() + "'\u00a0'MMM", date);
    }

    /// How one would say the day when today is `today`: today, tomorrow, a weekday within the week, else the date, with the
    /// year when it is another.
    public String due(LocalDate date, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, date);
        if (days == 0) return word("i dag", "i dag", "today");
        if (days == 1) return word("i morgen", "i morgon", "tomorrow");
        if (days > 1 && days < 7) return format("EEEE", date);
        return date.getYear() == today.getYear() ? format(day() + "'\u00a0'MMMM", date) : date(date);
    }

    /// `03:00`, on the company's clock.
    public String time(Instant moment) {
        return format("HH:mm", moment.atZone(zone));
    }

    /// `23. november 2026 kl. 10:42`, `23 November 2026 at 10:42`.
    public String dateTime(Instant moment) {
        return date(moment) + word(" kl.\u00a0", " kl.\u00a0", " at ") + time(moment);
    }

    /// `8 412` with a space that does not break; `8,412` in English.
    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale()).format(value).replace('\u202f', NO_BREAK);
    }

    /// An amount as it comes from a book, `1249.50 NOK`, as people write it: `1 249,50 kr`, `1,249.50 NOK`. What is no amount stays as it is.
    public String money(String text) {
        if (!text.matches("-?\\d{1,12}\\.\\d{2} [A-Z]{3}")) return text;
        var format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(2);
        var sum = format.format(new BigDecimal(text.substring(0, text.length() - 4))).replace('\u202f', NO_BREAK);
        var currency = text.substring(text.length() - 3);
        return sum + NO_BREAK + (currency.equals(word("NOK", "SEK", "")) ? "kr" : currency);
    }

    /// A value that is held, as people read it: a country's name for its code, a day written out, a telephone number in groups. Whatever
    /// is written otherwise stays as it was given.
    ///
    /// @param field the field's name in the statement, such as `country`
    public String value(String field, String text) {
        return text.matches("\\+\\d{6,15}") ? grouped(text) : copied(field, text);
    }

    /// The same in a copy of what is held, where a number stands as it is: only codes and days are put into words.
    public String copied(String field, String text) {
        if (field.endsWith("country") && COUNTRY.matcher(text).matches()) return Locale.of("", text).getDisplayCountry(locale());
        var written = WRITTEN.matcher(text);
        if (!written.matches()) return text;
        return written.group("time") == null ? day(text) : moment(text);
    }

    private String moment(String written) {
        try {
            return dateTime(Instant.parse(written));
        } catch (DateTimeParseException none) {
            return written;
        }
    }

    private String day(String written) {
        try {
            return date(LocalDate.parse(written));
        } catch (DateTimeParseException none) {
            return written;
        }
    }

    private static String grouped(String number) {
        try {
            return NUMBERS.format(NUMBERS.parse(number, "ZZ"), PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL).replace(' ', NO_BREAK);
        } catch (NumberParseException none) {
            return number;
        }
    }

    private static String day() {
        return locale().getLanguage().equals("nb") ? "d." : "d";
    }

    private static String word(String bokmal, String swedish, String english) {
        return switch (locale().getLanguage()) {
            case "sv" -> swedish;
            case "en" -> english;
            default -> bokmal;
        };
    }

    private static String format(String pattern, TemporalAccessor when) {
        return FORMATS.computeIfAbsent(new Form(pattern, locale()), form -> DateTimeFormatter.ofPattern(form.pattern(), form.locale())).format(when);
    }

    private static Locale locale() {
        return Languages.spoken(LocaleContextHolder.getLocale().toLanguageTag()).orElse(Languages.BOKMAL);
    }
}
