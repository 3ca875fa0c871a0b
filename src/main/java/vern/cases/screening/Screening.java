package vern.cases.screening;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vern.law.Fodselsnummer;
import vern.law.Personnummer;
import vern.law.Samordningsnummer;

/// Looks through a text. Says what kinds of things are in it, never which.
public final class Screening {

    private static final Properties WORDS = words();
    private static final Pattern HEALTH = wholeWords("health", true);
    private static final Pattern ASK = wholeWords("ask", false);
    private static final Pattern NOUN = wholeWords("noun", true);
    private static final Pattern NOT = wholeWords("not", false);
    private static final Pattern NUMBERS = Pattern.compile("(?<![\\d.,])\\d(?:[ .+-]?\\d){9,18}(?![\\d])");
    /// Said with a colon, anything; said in words, what looks like one.
    private static final Pattern PASSWORD = Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:passord(?:et)?|lösenord(?:et)?|password|pin-?koden?|pinkod(?:en)?|pin code)"
            + "(?:\\s+\\p{L}+){0,2}?(?:\\s+(?:er|är|is))?(?:\\s*[:=]\\s*\\S{4}|(?<=\\s(?:er|är|is))\\s+(?=\\S*\\d)\\S{4})");
    private static final int LONGEST = 250_000;

    private Screening() {}

    /// What a text may have in it that should not come by mail.
    public enum Found {
        NATIONAL_NUMBER, CARD_NUMBER, PASSWORD, HEALTH;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static Set<Found> of(String whole) {
        var text = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
        var found = EnumSet.noneOf(Found.class);
        NUMBERS.matcher(text).results().forEach(number -> {
            var digits = number.group();
            if (national(digits)) found.add(Found.NATIONAL_NUMBER);
            else if (card(digits.replaceAll("\\D", ""))) found.add(Found.CARD_NUMBER);
        });
        if (PASSWORD.matcher(text).find()) found.add(Found.PASSWORD);
        if (HEALTH.matcher(text).find()) found.add(Found.HEALTH);
        return found;
    }

    /// Whether a text has something in it that nobody of ours writes down in plain words: a number of that kind, or a password. Words of
    /// health are a hint only.
    public static boolean forbids(String text) {
        var found = of(text);
        found.remove(Found.HEALTH);
        return !found.isEmpty();
    }

    private static boolean national(String written) {
        return Fodselsnummer.parse(written).isPresent() || Personnummer.parse(written).isPresent() || Samordningsnummer.parse(written).isPresent();
    }

    /// ISO/IEC 7812: a known kind of card, and Luhn's check digit.
    private static boolean card(String digits) {
        if (digits.length() < 13 || !digits.matches("[3-6]\\d+")) return false;
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }
        return sum % 10 == 0;
    }

    /// Whether a letter of ours asks for something that nobody should send by mail. Advice not to send it is no such sentence.
    public static boolean asks(String text) {
        return Arrays.stream(text.split("(?<=[.!?:])\\s+|\\n+")).anyMatch(sentence ->
                NOUN.matcher(sentence).find() && ASK.matcher(sentence).find() && !NOT.matcher(sentence).find());
    }

    private static Pattern wholeWords(String key, boolean begins) {
        var all = List.of(WORDS.getProperty(key).split(",")).stream().map(String::strip).map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:" + all + ")" + (begins ? "" : "(?![\\p{L}\\p{N}])"));
    }

    private static Properties words() {
        var properties = new Properties();
        try (var reader = new InputStreamReader(Screening.class.getResourceAsStream("sensitive.properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
