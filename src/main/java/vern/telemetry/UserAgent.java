package vern.telemetry;

/// What a browser says it is, in a few words that very many have in common; the rest is forgotten.
record UserAgent(String device, String system, String browser) {

    static UserAgent of(String header) {
        if (header.isBlank() || header.matches("(?i).*(bot|crawler|spider|curl|wget|java-http|python).*")) return new UserAgent("machine", "other", "other");
        return new UserAgent(device(header), system(header), browser(header));
    }

    private static String device(String header) {
        if (header.contains("iPad") || header.contains("Tablet") || header.contains("Android") && !header.contains("Mobile")) return "tablet";
        return header.contains("Mobi") ? "phone" : "computer";
    }

    private static String system(String header) {
        if (header.contains("iPhone") || header.contains("iPad")) return "iOS";
        if (header.contains("Android")) return "Android";
        if (header.contains("Windows")) return "Windows";
        if (header.contains("Mac OS")) return "macOS";
        return header.contains("Linux") ? "Linux" : "other";
    }

    private static String browser(String header) {
        if (header.contains("Edg")) return "Edge";
        if (header.contains("Firefox")) return "Firefox";
        if (header.contains("Chrome") || header.contains("Chromium")) return "Chrome";
        return header.contains("Safari") ? "Safari" : "other";
    }
}
