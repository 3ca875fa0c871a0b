package vern.start;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where letters go out; without it they stay in the outbox. Passwords come from files only.
///
/// @param smtp  the mail server, `smtp://` or `smtps://`
/// @param sms   the gateway for short messages
/// @param boxes the companies' mailboxes, each `company=imaps://user@host/INBOX`, and their passwords, each `company=password`
record MailSettings(Optional<Outlet> smtp, Optional<Outlet> sms, Optional<Outlet> boxes) {

    /// An address, and the secret that opens it; prints no secret.
    record Outlet(String url, String secret) {
        @Override
        public String toString() {
            return url;
        }
    }

    static MailSettings from(Map<String, String> environment) {
        return new MailSettings(
                outlet(environment, "VERN_SMTP_URL", "VERN_SMTP_PASSWORD_FILE", Set.of("smtp", "smtps")),
                outlet(environment, "VERN_SMS_URL", "VERN_SMS_TOKEN_FILE", Set.of("https", "http")),
                boxes(environment));
    }

    private static Optional<Outlet> outlet(Map<String, String> environment, String url, String file, Set<String> schemes) {
        return Optional.ofNullable(environment.get(url)).map(value -> {
            if (!hasHost(value, schemes)) {
                throw new StartRefused(url + " must be an address that begins with " + String.join(":// or ", schemes.stream().sorted().toList())
                        + ":// (docs/settings.md).");
            }
            return new Outlet(value, Optional.ofNullable(environment.get(file)).map(path -> secret(file, path)).orElse(""));
        });
    }

    private static Optional<Outlet> boxes(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("VERN_MAILBOXES")).map(value -> {
            for (var one : value.strip().split("[\\s,]+")) {
                var parts = one.split("=", 2);
                if (parts.length < 2 || !hasHost(parts[1], Set.of("imap", "imaps"))) {
                    throw new StartRefused("VERN_MAILBOXES must be written as company=imaps://user@host/INBOX, with a space between two (docs/settings.md).");
                }
            }
            return new Outlet(value, Optional.ofNullable(environment.get("VERN_MAILBOX_PASSWORDS_FILE")).map(path -> secret("VERN_MAILBOX_PASSWORDS_FILE", path)).orElse(""));
        });
    }

    private static boolean hasHost(String value, Set<String> schemes) {
        try {
            var uri = new URI(value);
            return uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null && !String.valueOf(uri.getUserInfo()).contains(":");
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static String secret(String name, String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException unreadable) {
            throw new StartRefused(name + " names " + path + ", which cannot be read.");
        }
    }

    Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        smtp.ifPresent(outlet -> properties.putAll(Map.of("vern.smtp.url", outlet.url(), "vern.smtp.password", outlet.secret())));
        sms.ifPresent(outlet -> properties.putAll(Map.of("vern.sms.url", outlet.url(), "vern.sms.token", outlet.secret())));
        boxes.ifPresent(all -> properties.putAll(Map.of("vern.mailboxes", all.url(), "vern.mailboxes.passwords", all.secret())));
        return properties;
    }
}
