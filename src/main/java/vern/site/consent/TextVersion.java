package vern.site.consent;

import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import vern.statement.Statement.Cookie;

/// Which text a visitor said yes or no to: the statement's number, the language, and a digest of every word about the purpose,
/// so that it can be shown later that it was this text and no other: `15-nb-3f9a0c12`.
record TextVersion(String value) {

    static TextVersion of(Asked asked, String purpose, String language) {
        var group = asked.groups().stream().filter(one -> one.key().equals(purpose)).findFirst().orElseThrow();
        var declared = group.purpose();
        var words = String.join("\n", declared.name().in(language), declared.consent().map(text -> text.in(language)).orElse(""),
                declared.because().in(language), group.items().stream().map(item -> line(item, language)).collect(Collectors.joining("\n")));
        var digest = HexFormat.of().formatHex(Signatures.digest(words)).substring(0, 8);
        return new TextVersion(asked.statement().version().number() + "-" + language + "-" + digest);
    }

    private static String line(Cookie item, String language) {
        return String.join("|", item.name(), item.kind().name(), item.provider(), item.lifetime(), item.does().in(language));
    }

    /// The statement's number, from a text version that was kept.
    static Optional<Integer> number(String value) {
        return value.matches("\\d{1,6}-.*") ? Optional.of(Integer.valueOf(value.substring(0, value.indexOf('-')))) : Optional.empty();
    }
}
