package vern.mail.bounces;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// An enhanced status code (RFC 3463) and what follows from it for an address.
record Status(int group, int subject, int detail) {

    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([45])([0-5])(\\d)(?![\\d.])");

    /// Codes after which an address is dead: no such mailbox, no such system, bad syntax, moved, no mail taken, disabled.
    private static final Set<String> DEAD = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    static Optional<Status> find(String text) {
        var found = CODE.matcher(text);
        return found.find() ? Optional.of(new Status(number(found.group(1)), number(found.group(2)), number(found.group(3)))) : Optional.empty();
    }

    /// A reply without an enhanced code says only whether it is for good.
    static Optional<Status> ofReply(String text) {
        var found = REPLY.matcher(text);
        return found.find() ? Optional.of(new Status(number(found.group(1)), 0, 0)) : Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    boolean vague() {
        return subject == 0 && detail == 0;
    }

    boolean dead() {
        return DEAD.contains(code());
    }

    boolean temporary() {
        return group == 4;
    }

    boolean good() {
        return group == 2;
    }

    String code() {
        return group + "." + subject + "." + detail;
    }
}
