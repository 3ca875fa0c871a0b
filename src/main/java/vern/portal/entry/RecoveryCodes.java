package vern.portal.entry;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vern.rights.requests.Code;

/// Ten codes to write down, for whoever has lost the app: each counts once. Only their digests are kept.
final class RecoveryCodes {

    private static final int COUNT = 10;

    private RecoveryCodes() {}

    static List<String> fresh() {
        return Stream.generate(Code::fresh).limit(COUNT).toList();
    }

    static String digests(List<String> codes) {
        return String.join(" ", codes.stream().map(RecoveryCodes::digest).toList());
    }

    private static String digest(String code) {
        return HexFormat.of().formatHex(Code.digestOfCode(code));
    }

    /// The digests without that of this code; empty if it is none of them.
    static Optional<String> without(String digests, String code) {
        var left = new ArrayList<>(List.of(digests.split(" ")));
        return left.remove(digest(code)) ? Optional.of(String.join(" ", left)) : Optional.empty();
    }

    static int left(String digests) {
        return digests.isBlank() ? 0 : digests.split(" ").length;
    }
}
