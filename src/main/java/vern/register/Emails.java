package vern.register;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// E-mail addresses as they are used, a subset of RFC 5321 and 6531: no quoted names, no addresses of machines by number.
public final class Emails {

    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}][\\p{L}\\p{N}-]*[\\p{L}\\p{N}]");

    private Emails() {}

    /// The address with its domain in lower case; empty if it is none.
    public static Optional<String> normalise(String text) {
        if (text.length() > 254 || !ADDRESS.matcher(text).matches()) return Optional.empty();
        int at = text.lastIndexOf('@');
        return Optional.of(text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT));
    }
}
