package vern.site.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What reads: whether it is a program, else the family of the browser and the kind of the device, from what it says of itself. No versions: those
/// tell people apart.
record Agents(boolean isProgram, String family, String device) {

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

    /// Programs that read by themselves are no visitors.
    static Agents of(String agent) {
        return new Agents(agent.isBlank() || PROGRAM.matcher(agent).find(), family(agent), device(agent));
    }

    static String family(String agent) {
        return FAMILIES.entrySet().stream().filter(one -> agent.contains(one.getKey())).map(Map.Entry::getValue).findFirst().orElse("");
    }

    private static String device(String agent) {
        if (agent.contains("iPad") || agent.contains("Tablet")) return "tablet";
        return agent.contains("Mobi") ? "phone" : "computer";
    }
}
