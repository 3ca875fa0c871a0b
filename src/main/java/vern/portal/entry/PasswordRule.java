package vern.portal.entry;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a password must be: long, and not one that anybody would try. No rule on which signs it has, and none that it must be changed
/// (NIST SP 800-63B).
final class PasswordRule {

    static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final int FEWEST_SIGNS = 5;
    private static final int LONG = 40;

    /// What is left of a common password when digits and signs are taken out.
    private static final Pattern COMMON = Pattern.compile("(?:(?:mitt|min|mina|my|the|det|er|is|it|ja|jeg|jag|i|love|elsker|alskar)|(?:passo?ord|password|losenord|hemmelig(?:het)?|hemligt?"
            + "|secret|qwerty(?:uiop)?|asdf(?:ghjkl)?|zxcvb(?:nm)?|abc(?:def(?:ghi(?:jkl)?)?)?|admin(?:istrator)?|bruker|anvandare|user|velkommen|valkommen|welcome|sommer|sommar|summer|vinter"
            + "|winter|host|hast|autumn|var|spring|januar[iy]?|februar[iy]?|mars|march|april|mai|maj|may|juni|june|juli|july|august[i]?|september|oktober|october|november|desember|december"
            + "|logg(?:inn|in)?|login|letmein|slippmeginn|slappinmig|test(?:ing)?|norge|sverige|norway|sweden|fotball|fotboll|football|sol|sunshine|dragon|monkey|master|hei|hej|hello))+");
    private PasswordRule() {}

    /// What is wrong with it, as a message key. `around` are words that stand close to its owner: the address, the company's name.
    static Optional<String> problem(String chosen, Set<String> around) {
        if (chosen.length() < SHORTEST) return Optional.of("portal.access.problem.short");
        if (chosen.length() > LONGEST) return Optional.of("portal.access.problem.long");
        var low = chosen.toLowerCase(Locale.ROOT);
        var known = run(low) || chosen.chars().distinct().count() < FEWEST_SIGNS || Stream.of(plain(low), plain(low.replaceAll("[^\\p{L}]+$", "").replace('0', 'o').replace('@', 'a').replace('$', 's').replace('3', 'e')))
                .anyMatch(words -> words.isEmpty() || words.length() < LONG && COMMON.matcher(words).matches() || near(around, words));
        return known ? Optional.of("portal.access.problem.common") : Optional.empty();
    }

    /// One to four signs over and over, or signs that follow one another.
    private static boolean run(String text) {
        for (int period = 1; period <= 4; period++) if (text.substring(period).equals(text.substring(0, text.length() - period))) return true;
        long steps = java.util.stream.IntStream.range(1, text.length()).filter(at -> Math.abs(text.charAt(at) - text.charAt(at - 1)) <= 1).count();
        return steps >= text.length() - 3;
    }

    private static boolean near(Set<String> around, String words) {
        return around.stream().flatMap(one -> Stream.of(one, one.split("@")[0])).map(one -> plain(one.toLowerCase(Locale.ROOT))).filter(one -> one.length() > 3)
                .anyMatch(one -> words.replace(one, "").length() < 4);
    }

    /// Its letters only, without rings and dots.
    private static String plain(String low) {
        return low.replace('å', 'a').replace('ä', 'a').replace('æ', 'a').replace('ø', 'o').replace('ö', 'o').replaceAll("[^a-z]", "");
    }
}
