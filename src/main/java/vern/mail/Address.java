package vern.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a letter goes: one e-mail address, or one telephone number. Prints as dots.
public sealed interface Address {

    String value();

    /// An address as it is used (RFC 5321): no quoted names, no comments, nothing that could begin another header or address.
    record Email(String value) implements Address {

        private static final Pattern FORM = Pattern.compile(
                "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]");
        private static final int LONGEST = 254;

        public Email {
            if (!fits(value)) throw new IllegalArgumentException("not an e-mail address");
        }

        private static boolean fits(String value) {
            return value.length() <= LONGEST && FORM.matcher(value).matches();
        }

        public String domain() {
            return value.substring(value.lastIndexOf('@') + 1);
        }

        @Override
        public String toString() {
            return "Email[…]";
        }
    }

    /// A number as ITU-T E.164 writes it: `+4738137000`.
    record Phone(String value) implements Address {

        public Phone {
            if (!value.matches("\\+[1-9]\\d{6,14}")) throw new IllegalArgumentException("not a telephone number");
        }

        @Override
        public String toString() {
            return "Phone[…]";
        }
    }

    /// Reads what someone wrote; a domain with letters beyond ASCII is written as the mail system writes it. Empty if it is none.
    static Optional<Email> email(String text) {
        var stripped = text.strip();
        int at = stripped.lastIndexOf('@');
        if (at < 1) return Optional.empty();
        try {
            var ascii = stripped.substring(0, at + 1) + IDN.toASCII(stripped.substring(at + 1), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Email.fits(ascii) ? Optional.of(new Email(ascii)) : Optional.empty();
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    /// A number that was brought into E.164's form before; empty if it is not.
    static Optional<Phone> phone(String number) {
        return number.matches("\\+[1-9]\\d{6,14}") ? Optional.of(new Phone(number)) : Optional.empty();
    }
}
