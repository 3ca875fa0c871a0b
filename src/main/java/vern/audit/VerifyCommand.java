package vern.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;

import static java.nio.charset.StandardCharsets.UTF_8;

/// `./vern verify-audit FILE [--head HEADFILE] [--key PUBLICKEYFILE]`: checks an exported trail with nothing but the file, an
/// earlier signed head and the published key; no database, no network.
public final class VerifyCommand {

    private static final String USAGE = """
            Usage: ./vern verify-audit FILE [--head HEADFILE] [--key PUBLICKEYFILE]
              FILE           an exported audit trail (JSON Lines)
              HEADFILE       one or more signed heads that you kept (lines of heads.jsonl)
              PUBLICKEYFILE  the published key or keys (PEM), as audit.pub""";

    private VerifyCommand() {}

    /// @return 0 when nothing is wrong, 1 when something was changed, 2 when it cannot be checked
    public static int run(String[] arguments, PrintStream out) {
        Map<String, Path> options = new HashMap<>();
        if (!parse(arguments, options)) {
            out.println(USAGE);
            return 2;
        }
        List<Finding> findings = new ArrayList<>();
        try (BufferedReader export = Files.newBufferedReader(options.get("FILE"), UTF_8)) {
            Trust trust = Trust.of(heads(options), keys(options), findings);
            Verification.Outcome outcome = Verification.of(export, trust, findings);
            return tell(outcome, trust, out);
        } catch (IOException e) {
            out.println("Cannot be checked: a file is missing, unreadable or not UTF-8.");
        } catch (IllegalArgumentException e) {
            out.println("Cannot be checked: " + e.getMessage());
        }
        return 2;
    }

    private static boolean parse(String[] arguments, Map<String, Path> options) {
        try {
            for (int i = 0; i < arguments.length; i++) {
                boolean option = Set.of("--head", "--key").contains(arguments[i]);
                String name = option ? arguments[i++] : "FILE";
                if (i == arguments.length || options.put(name, Path.of(arguments[i])) != null) {
                    return false;
                }
            }
        } catch (InvalidPathException e) {
            return false;
        }
        return options.containsKey("FILE");
    }

    private static List<Head> heads(Map<String, Path> options) throws IOException {
        if (!options.containsKey("--head")) {
            return List.of();
        }
        try {
            List<Head> heads = Trust.heads(Files.readAllLines(options.get("--head"), UTF_8));
            if (!heads.isEmpty()) {
                return heads;
            }
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            // Told below, without quoting the file.
        }
        throw new IllegalArgumentException("the head file holds no signed heads, or damaged ones.");
    }

    private static Set<String> keys(Map<String, Path> options) throws IOException {
        if (!options.containsKey("--key")) {
            return Set.of();
        }
        Set<String> keys = Signatures.keysIn(Files.readString(options.get("--key"), UTF_8));
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("the key file holds no public key in PEM.");
        }
        return keys;
    }

    private static int tell(Verification.Outcome outcome, Trust trust, PrintStream out) {
        if (!outcome.findings().isEmpty()) {
            out.println("NOT intact:");
            outcome.findings().forEach(finding -> out.println("  " + finding));
            return 1;
        }
        String last = outcome.last()
                .map(head -> "last head " + head.seal() + " of " + head.at() + " " + head.hash().hex())
                .orElse("no head yet");
        String against = trust.newestHead()
                .map(head -> "verified against the head of " + head.at() + " (seal " + head.seal() + ")")
                .orElse("without an earlier head (--head) it cannot be seen whether the tail was cut");
        String key = trust.signers().isEmpty() ? "; the key is the file's own (pin it with --key)" : "";
        out.println("Intact: " + outcome.entries() + " entries under " + outcome.last().map(Head::seal).orElse(0L)
                + " seals; " + last + "; " + against + key + ".");
        return 0;
    }
}
