package vern.audit;

import java.util.Map;
import java.util.regex.Pattern;

/// Keeps personal values out of the trail: it is never erased, so nothing may be in it that somebody could ask to have erased.
/// Better a refused transaction in a test than a national number in a signed chain.
final class Scrutiny {

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9 ._:/,+-]{0,200}");
    private static final Pattern UUID = Pattern.compile("\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");
    private static final Pattern NUMBER_KEY = Pattern.compile("(?:.*[._-])?(?:count|id)");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private static final Pattern E_MAIL = Pattern.compile("\\S@\\S|\\bat\\b.*\\bdot\\b");
    /// Norwegian (11 digits) and Swedish (10 or 12, most often with a dash) national numbers.
    private static final Pattern NATIONAL_NUMBER =
            Pattern.compile("\\b(?:\\d{11}|\\d{12}|\\d{6}[ .-]\\d{5}|(?:\\d\\d)?\\d{6}[+-]\\d{4})\\b");
    /// International form, Norwegian groups of eight, Swedish area codes, and both written together.
    private static final Pattern PHONE = Pattern.compile("(?:\\+|\\b00)[1-9](?:[ .-]?\\d){6,14}\\b"
            + "|\\b\\d{3}[ .]\\d{2}[ .]\\d{3}\\b|\\b\\d{2}(?:[ .]\\d{2}){3}\\b"
            + "|\\b0\\d{1,3}[ -]\\d{2,3}(?:[ -]?\\d{2,3}){1,2}\\b|\\b[2-9]\\d{7}\\b|\\b0\\d{7,10}\\b");

    private static final Pattern IP_ADDRESS = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|(?:\\p{XDigit}{1,4}::?){4,}");

    private Scrutiny() {}

    static void check(Entry entry) {
        must(WORD, entry.controller(), "controller");
        must(WORD, entry.kind(), "kind");
        must(WORD, entry.actor().role(), "the actor's role");
        must(OPAQUE, entry.actor().id(), "the actor's id");
        checkNumberOrText("the actor's id", entry.actor().id(), true);
        for (Map.Entry<String, String> detail : entry.details().entrySet()) {
            checkDetail(detail.getKey(), detail.getValue());
        }
    }

    private static void checkDetail(String key, String value) {
        must(WORD, key, "a detail's key");
        String field = "detail " + key;
        if (E_MAIL.matcher(value).find()) {
            throw new PersonalValue(field, "looks like an e-mail address");
        }
        must(VALUE, value, field);
        checkNumberOrText(field, value, NUMBER_KEY.matcher(key).matches());
    }

    /// A count or an identifier may have as many digits as a telephone number has; it may still not be a person's number.
    private static void checkNumberOrText(String field, String value, boolean number) {
        if (number && DIGITS.matcher(value).matches()) {
            if (isNorwegianNationalNumber(value)) {
                throw new PersonalValue(field, "is a national number");
            }
            return;
        }
        String text = UUID.matcher(value).replaceAll("");
        if (NATIONAL_NUMBER.matcher(text).find()) {
            throw new PersonalValue(field, "looks like a national number");
        }
        if (IP_ADDRESS.matcher(text).find()) {
            throw new PersonalValue(field, "looks like an IP address");
        }
        if (PHONE.matcher(text).find()) {
            throw new PersonalValue(field, "looks like a telephone number");
        }
    }

    /// Both check digits by weights modulo 11. Numbers from 2032 on leave remainders 0 to 3 (Skatteetaten), so those count too.
    private static boolean isNorwegianNationalNumber(String value) {
        if (value.length() != 11) {
            return false;
        }
        int first = weighted(value, new int[] {3, 7, 6, 1, 8, 9, 4, 5, 2, 1});
        int second = weighted(value, new int[] {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1});
        return first <= 3 && second == 0;
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum % 11;
    }

    private static void must(Pattern pattern, String value, String field) {
        if (!pattern.matcher(value).matches()) {
            throw new PersonalValue(field, "must match " + pattern);
        }
    }
}
