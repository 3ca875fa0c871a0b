package vern.cases.notices;

import java.util.regex.Pattern;

/// Words of an offer. A notice that has them is marketing, whatever it is called, and needs the purpose and the consent of marketing.
final class Offers {

    private static final Pattern WORDS = Pattern.compile("(?iu)(?<!\\p{L})(tilbud|rabatt|kampanje|spar \\d|kjøp|bestill nå|gratis|halv pris|oppgrader til|prøv vår|vinn\\b|"
            + "erbjudande|kampanj|köp|beställ nu|halva priset|uppgradera till|prova vår|special offer|offer\\b|discount|campaign|buy\\b|order now|free of charge|half price|upgrade to|try our)"
            + "|\\d+\\s?(kr|nok|sek|eur)\\s?(/|per |i )\\s?(m[åa]ned|mnd|månad|month)|-\\d{1,2} ?%|\\d{1,2} ?% (rabatt|off)");

    private Offers() {}

    static boolean in(String text) {
        return WORDS.matcher(text).find();
    }
}
