package vern.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A link of the chain: SHA-256 (FIPS 180-4), 64 lower-case hexadecimal digits.
record Hash(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /// What the first entry is chained to.
    static final Hash START = new Hash("0".repeat(64));

    Hash {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 hash");
        }
    }

    static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /// The hash of this one's 32 bytes followed by the text in UTF-8.
    Hash then(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes());
            return of(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
