package vern.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.start.postgres.DatabaseAccess;

/// What is set from outside, by environment variables; `docs/settings.md` explains each. A value that cannot be understood
/// stops the start with a sentence that names the variable, never with a guess.
///
/// @param data     the data directory
/// @param database the database server to use instead of the embedded one
/// @param demo     whether this is a demonstration: invented people, accounts anybody can see, a clock that can be moved
/// @param address  the network address that Vern listens on
/// @param secure   whether browsers reach Vern by HTTPS only, so that cookies may be kept to it
/// @param mail     where letters go out
/// @param site     the address that people reach Vern by, for links in letters
/// @param pieces   what the pieces of the companies' websites need
/// @param entities the address of the register of legal entities
/// @param identities the providers of electronic identities
record Settings(Path data, Optional<DatabaseAccess> database, boolean demo, String address, boolean secure, MailSettings mail, Optional<String> site,
                SiteSettings pieces, Optional<String> entities, IdentitySettings identities) {

    /// Every variable there is; each has a heading in `docs/settings.md`.
    static final List<String> NAMES = List.of(
            "VERN_DATA",
            "VERN_DATABASE_URL",
            "VERN_DATABASE_USER",
            "VERN_DATABASE_PASSWORD",
            "VERN_DATABASE_PASSWORD_FILE",
            "VERN_DEMO",
            "VERN_ADDRESS",
            "VERN_SECURE",
            "VERN_URL",
            "VERN_SMTP_URL",
            "VERN_SMTP_PASSWORD_FILE",
            "VERN_SMS_URL",
            "VERN_SMS_TOKEN_FILE",
            "VERN_MAILBOXES",
            "VERN_MAILBOX_PASSWORDS_FILE",
            "VERN_TRUSTED_PROXIES",
            "VERN_PLACES",
            "VERN_GOOGLE_ANALYTICS",
            "VERN_AVATARS",
            "VERN_NODE",
            "VERN_ENTITY_REGISTER",
            "VERN_OIDC",
            "VERN_OIDC_SECRETS_FILE");

    /// @param home where `./vern` lies; the data directory is there unless set otherwise
    static Settings from(Map<String, String> environment, Path home) {
        boolean demo = yesOrNo(environment, "VERN_DEMO", true);
        return new Settings(
                Optional.ofNullable(environment.get("VERN_DATA")).map(Path::of).orElse(home.resolve("data")).toAbsolutePath().normalize(),
                database(environment),
                demo,
                environment.getOrDefault("VERN_ADDRESS", "127.0.0.1"),
                yesOrNo(environment, "VERN_SECURE", !demo),
                MailSettings.from(environment),
                site(environment),
                SiteSettings.from(environment),
                entities(environment),
                IdentitySettings.from(environment));
    }

    private static Optional<String> site(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("VERN_URL")).map(url -> {
            if (!url.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) throw new StartRefused("VERN_URL must be like https://vern.firm.example (docs/settings.md).");
            return url.replaceFirst("/$", "");
        });
    }

    private static Optional<String> entities(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("VERN_ENTITY_REGISTER")).map(url -> {
            if (!url.matches("https?://[A-Za-z0-9./:_-]+")) throw new StartRefused("VERN_ENTITY_REGISTER must be a web address (docs/settings.md).");
            return url;
        });
    }

    private static Optional<DatabaseAccess> database(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("VERN_DATABASE_URL")).map(url -> {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new StartRefused("VERN_DATABASE_URL must begin with jdbc:postgresql: (docs/settings.md).");
            }
            return new DatabaseAccess(url, environment.getOrDefault("VERN_DATABASE_USER", "vern"), password(environment));
        });
    }

    private static String password(Map<String, String> environment) {
        String file = environment.get("VERN_DATABASE_PASSWORD_FILE");
        if (file == null) {
            return environment.getOrDefault("VERN_DATABASE_PASSWORD", "");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new StartRefused("VERN_DATABASE_PASSWORD_FILE names " + file + ", which cannot be read.");
        }
    }

    private static boolean yesOrNo(Map<String, String> environment, String name, boolean otherwise) {
        String value = environment.get(name);
        return switch (value) {
            case null -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default -> throw new StartRefused(name + " is \"" + value + "\"; it must be true or false (docs/settings.md).");
        };
    }
}
