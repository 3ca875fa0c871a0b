package vern.site.consent;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a visitor has answered, as it lies in the cookie on their device: the version of the statement they read, when, the
/// purposes they said yes and no to, and the receipt of its recording. Nothing in it tells who they are.
///
/// Written `15.thk2o0.statistics!search.marketing.RECEIPT.SIGNATURE`; the last two are empty until the answer is recorded.
public record Choice(int version, Instant at, Set<String> yes, Set<String> no, String receipt, String signature) {

    public static final String COOKIE = "vern-choice";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern TIME = Pattern.compile("[0-9a-z]{1,9}");
    private static final Pattern KEYS = Pattern.compile("([a-z0-9-]{1,60}(![a-z0-9-]{1,60}){0,30})?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{0,64}");
    private static final int LONGEST = 2000;

    public Choice {
        yes = Set.copyOf(yes);
        no = Set.copyOf(no);
    }

    /// Reads a cookie; empty where it is not written as one, whoever wrote it.
    static Optional<Choice> read(String text) {
        var parts = text.split("\\.", -1);
        if (text.length() > LONGEST || parts.length != 6 || !NUMBER.matcher(parts[0]).matches() || !TIME.matcher(parts[1]).matches()) return Optional.empty();
        if (!KEYS.matcher(parts[2]).matches() || !KEYS.matcher(parts[3]).matches()) return Optional.empty();
        if (!WORD.matcher(parts[4]).matches() || !WORD.matcher(parts[5]).matches()) return Optional.empty();
        return Optional.of(new Choice(Integer.parseInt(parts[0]), Instant.ofEpochSecond(Long.parseLong(parts[1], 36)), keys(parts[2]), keys(parts[3]),
                parts[4], parts[5]));
    }

    private static Set<String> keys(String joined) {
        return joined.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(joined.split("!")));
    }

    String text() {
        return signed() + "." + signature;
    }

    /// The part that the signature covers.
    String signed() {
        return String.join(".", List.of(String.valueOf(version), Long.toString(at.getEpochSecond(), 36), joined(yes), joined(no), receipt));
    }

    private static String joined(Set<String> keys) {
        return String.join("!", new TreeSet<>(keys));
    }

    Choice with(String newReceipt, String newSignature) {
        return new Choice(version, at, yes, no, newReceipt, newSignature);
    }

    /// Whether every purpose that is asked about now has its answer; a new one must be asked for.
    boolean answers(Asked asked) {
        return asked.keys().stream().allMatch(key -> yes.contains(key) || no.contains(key));
    }
}
