package vern.start;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is set from outside about the companies' websites: which proxies are believed, where places, pictures and other companies'
/// counting come from, and which server this is.
record SiteSettings(Map<String, Object> properties) {

    static SiteSettings from(Map<String, String> environment) {
        var properties = new HashMap<String, Object>();
        value(environment, "VERN_TRUSTED_PROXIES").ifPresent(list -> properties.put("vern.trusted-proxies", proxies(list)));
        value(environment, "VERN_PLACES").ifPresent(file -> properties.put("vern.places", readable(file)));
        value(environment, "VERN_GOOGLE_ANALYTICS").ifPresent(list -> properties.put("vern.google-analytics", measurements(list)));
        value(environment, "VERN_AVATARS").ifPresent(address -> properties.put("vern.avatars", https(address)));
        value(environment, "VERN_NODE").ifPresent(name -> properties.put("vern.node", node(name)));
        return new SiteSettings(Map.copyOf(properties));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank()).map(String::strip);
    }

    private static String proxies(String list) {
        try {
            Arrays.stream(list.split(",")).forEach(one -> InetAddress.ofLiteral(one.strip()));
            return list;
        } catch (IllegalArgumentException noAddress) {
            throw new StartRefused("VERN_TRUSTED_PROXIES must be network addresses with commas between them (docs/settings.md).");
        }
    }

    private static String readable(String file) {
        if (!Files.isReadable(Path.of(file))) throw new StartRefused("VERN_PLACES names " + file + ", which cannot be read.");
        return file;
    }

    private static String measurements(String list) {
        if (!Arrays.stream(list.split(",")).allMatch(one -> one.strip().matches("[a-z][a-z0-9-]*=[A-Z]{1,3}-[A-Z0-9]{4,20}"))) {
            throw new StartRefused("VERN_GOOGLE_ANALYTICS must be written as company=G-NUMBER, with commas between them (docs/settings.md).");
        }
        return list;
    }

    private static String https(String address) {
        if (!address.matches("https://[^/?#]+") || URI.create(address).getHost() == null) throw new StartRefused("VERN_AVATARS must be an address such as https://gravatar.com (docs/settings.md).");
        return address;
    }

    private static String node(String name) {
        if (!name.matches("[a-z0-9-]{1,20}")) throw new StartRefused("VERN_NODE must be a short name of small letters, digits and dashes (docs/settings.md).");
        return name;
    }
}
