package vern.site.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The family of a browser and the kind of a device, from what the browser says of itself. No versions: those tell people apart.
final class Agents {

    private static final Pattern PROGRAM = Pattern.compile("bot|crawl|spider|slurp|curl|wget|python|java/|feed|monitor|preview|libwww|scan", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> FAMILIES = new LinkedHashMap<>();

    static {
        FAMILIES.put("Edg", "Edge");
        FAMILIES.put("OPR/", "Opera");
        FAMILIES.put("SamsungBrowser", "Samsung Internet");
        FAMILIES.put("Firefox/", "Firefox");
        FAMILIES.put("FxiOS", "Firefox");
        FAMILIES.put("CriOS", "Chrome");
        FAMILIES.put("Chrome/", "Chrome");
        FAMILIES.put("Safari/", "Safari");
        FAMILIES.put("MSIE", "Internet Explorer");
        FAMILIES.put("Trident", "Internet Explorer");
    }

    private Agents() {}

    /// Programs that read by themselves are no visitors.
    static boolean isProgram(String agent) {
        return agent.isBlank() || PROGRAM.matcher(agent).find();
    }

    static String family(String agent) {
        return FAMILIES.entrySet().stream().filter(one -> agent.contains(one.getKey())).map(Map.Entry::getValue).findFirst().orElse("");
    }

    static String device(String agent) {
        if (agent.contains("iPad") || agent.contains("Tablet")) return "tablet";
        return agent.contains("Mobi") ? "phone" : "computer";
    }
}
