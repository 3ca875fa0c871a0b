package vern.register;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import vern.law.Country;

/// Telephone numbers in one form, so that they can be found however they were written.
public final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {}

    /// The number as ITU-T E.164 writes it, `+4738137000`; empty if no number of the country, or of the one it names, is like it.
    public static Optional<String> normalise(String text, Country country) {
        try {
            var number = NUMBERS.parse(text, country.code());
            return NUMBERS.isPossibleNumber(number) ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    /// As people read it: `+47 38 13 70 00`.
    public static String display(String normalised) {
        try {
            return NUMBERS.format(NUMBERS.parse(normalised, "ZZ"), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException none) {
            return normalised;
        }
    }

    /// The digits of search words that look like a telephone number, as far as they were given; empty for other words.
    static Optional<String> digits(String words) {
        var bare = words.replaceAll("[\\s().-]", "");
        return bare.matches("\\+?\\d{4,15}") ? Optional.of(bare.startsWith("00") ? bare.substring(2) : bare) : Optional.empty();
    }
}
