package vern.marketing.platforms;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vern.law.Country;
import vern.mail.Address;
import vern.register.Phones;
import vern.statement.Recipient;

/// How a platform wants addresses and numbers written before they are made into codes: SHA-256 of the trimmed, lower-cased address, in
/// hexadecimal; of the number with or without its plus. What is empty or no address is no code at all: the code of nothing matches everyone.
enum Format {

    /// Digits with the country code, without plus or leading zeros.
    META(List.of("facebook.com", "instagram.com", "meta.com")),
    /// E.164 with its plus; the dots of a Gmail address do not count.
    GOOGLE(List.of("google.com", "youtube.com")),
    /// E.164 with its plus.
    OTHER(List.of());

    private static final List<String> DOTLESS = List.of("gmail.com", "googlemail.com");

    private final List<String> hosts;

    Format(List<String> hosts) {
        this.hosts = hosts;
    }

    /// Told by where the platform has its own statement.
    static Format of(Recipient recipient) {
        var host = recipient.privacyUrl().map(url -> URI.create(url).getHost()).orElse("");
        return Stream.of(values()).filter(format -> format.hosts.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known))).findFirst().orElse(OTHER);
    }

    Optional<String> email(String written) {
        return Address.email(written.strip().toLowerCase(Locale.ROOT)).map(Address.Email::value).map(this::plain).map(Format::code);
    }

    private String plain(String email) {
        int at = email.lastIndexOf('@');
        return this == GOOGLE && DOTLESS.contains(email.substring(at + 1)) ? email.substring(0, at).replace(".", "") + email.substring(at) : email;
    }

    Optional<String> phone(String written, Country country) {
        return Phones.normalise(written.strip(), country).map(number -> this == META ? number.substring(1) : number).map(Format::code);
    }

    private static String code(String text) {
        if (text.isBlank()) throw new IllegalArgumentException("the code of nothing matches everyone");
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
