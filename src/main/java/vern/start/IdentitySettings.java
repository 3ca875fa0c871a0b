package vern.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The providers of electronic identities that the companies use. Secrets come from a file only.
///
/// @param providers each `company=https://client@issuer/path#level`, with spaces between
/// @param secrets   each `company=secret`, a line each
record IdentitySettings(Optional<String> providers, String secrets) {

    static IdentitySettings from(Map<String, String> environment) {
        var providers = Optional.ofNullable(environment.get("VERN_OIDC")).map(String::strip).filter(text -> !text.isEmpty());
        providers.ifPresent(all -> {
            for (var one : all.split("\\s+")) check(one);
        });
        return new IdentitySettings(providers, Optional.ofNullable(environment.get("VERN_OIDC_SECRETS_FILE")).map(IdentitySettings::read).orElse(""));
    }

    private static void check(String one) {
        try {
            var parts = one.split("=", 2);
            var uri = URI.create(parts[parts.length - 1]);
            boolean loopback = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            boolean whole = parts.length == 2 && uri.getHost() != null && uri.getUserInfo() != null && !uri.getUserInfo().contains(":") && uri.getFragment() != null;
            if (whole && (uri.getScheme().equals("https") || uri.getScheme().equals("http") && loopback)) return;
        } catch (IllegalArgumentException noAddress) {
            // Said below.
        }
        throw new StartRefused("VERN_OIDC must be written as company=https://client@issuer.example#level, with a space between two (docs/settings.md).");
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException unreadable) {
            throw new StartRefused("VERN_OIDC_SECRETS_FILE names " + path + ", which cannot be read.");
        }
    }

    Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        providers.ifPresent(all -> properties.putAll(Map.of("vern.oidc", all, "vern.oidc.secrets", secrets)));
        return properties;
    }
}
