package vern.site.comments;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The usual signs, looked at here: many links, markup, one cry, the same again and again, and what nobody writes by hand.
@Component
class OwnSpamCheck implements SpamCheck {

    private static final Pattern LINK = Pattern.compile("(?i)https?://|www\\.");
    private static final Pattern MARKUP = Pattern.compile("(?i)<a\\s|\\[url|</?[a-z]+[^>]*>");
    private static final Pattern REPEATED = Pattern.compile("(.)\\1{9,}|(?s)(\\b\\w{3,}\\b)(\\W+\\2){4,}");
    private static final Pattern WARES = Pattern.compile("(?i)\\b(viagra|cialis|casino|payday loan|crypto ?(giveaway|investment)|backlinks?|seo (service|rank)|cheap (pills|watches)|onlyfans)\\b");

    @Override
    public Verdict of(String text) {
        if (LINK.matcher(text).results().count() > 2) return new Verdict(true, "links");
        if (MARKUP.matcher(text).find()) return new Verdict(true, "markup");
        if (REPEATED.matcher(text).find()) return new Verdict(true, "repeated");
        if (WARES.matcher(text).find()) return new Verdict(true, "wares");
        long letters = text.chars().filter(Character::isLetter).count();
        long capitals = text.chars().filter(Character::isUpperCase).count();
        return letters > 40 && capitals > letters * 7 / 10 ? new Verdict(true, "capitals") : new Verdict(false, "none");
    }
}
