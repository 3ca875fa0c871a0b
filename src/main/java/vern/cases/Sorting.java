package vern.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What a mail seems to be about, by its words, so that a fault is seen as one before anybody has read it. Whoever reads it can say
/// otherwise.
final class Sorting {

    private static final Map<Kind, Pattern> SIGNS = new LinkedHashMap<>();

    static {
        sign(Kind.BREACH, "personvernbrudd|avvik.{0,30}personopplysning|personuppgiftsincident|data ?breach|privacy breach|på avveie|på villovägar");
        sign(Kind.PRIVACY, "personvern|gdpr|dataskydd|innsyn i|registerutdrag|slett(e|ing av)? (alt|alle|mine|meg)|radera (allt|mina|mig)|data protection|erase my|delete my data|"
                + "personopplysning|personuppgift|my personal data");
        sign(Kind.WARRANTY, "garanti|warranty|reklamasjon|reklamation");
        sign(Kind.COMPLAINT, "\\bklage\\b|klager på|klagom[åa]l|\\bklagar\\b|complain|misfornøyd|missnöjd");
        sign(Kind.QUOTATION, "tilbud på|pristilbud|\\boffert\\b|quotation|quote for|hva koster|vad kostar");
        sign(Kind.FAULT, "feil(melding)?\\b|virker ikke|fungerer ikke|nede\\b|ødelagt|mistet (nett|signal)|ingen dekning|fungerar inte|trasig|felanmäl|ligger nere|not work|"
                + "broken|\\bfault\\b|outage|is down");
        sign(Kind.CHANGE, "ny adresse|flytte[tr]?\\b|endre |endring|oppsigelse|si opp|ny adress|flyttar|flyttat|ändra|uppsägning|säga upp|change of|moved to|new address|cancel");
    }

    private Sorting() {}

    private static void sign(Kind kind, String pattern) {
        SIGNS.put(kind, Pattern.compile("(?iu)" + pattern));
    }

    static Kind of(String subject, String text) {
        var beginning = subject + "\n" + (text.length() > 3000 ? text.substring(0, 3000) : text);
        return SIGNS.entrySet().stream().filter(sign -> sign.getValue().matcher(beginning).find()).map(Map.Entry::getKey).findFirst().orElse(Kind.ENQUIRY);
    }
}
