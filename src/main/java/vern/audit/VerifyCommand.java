package vern.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/// `./vern verify-audit FILE [--head HEADFILE] [--key PUBLICKEYFILE]`: checks an exported trail with nothing but the file, an
/// earlier signed head and the published key; no database, no network. Of a folder that `./vern export` wrote, the other files too.
public final class VerifyCommand {

    private static final String USAGE = """
            Usage: ./vern verify-audit FILE [--head HEADFILE] [--key PUBLICKEYFILE]
              FILE           an exported audit trail (JSON Lines), or the folder that ./vern export wrote
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
        Optional<String> missing = missing(options);
        if (missing.isPresent()) {
            out.println("Cannot be checked: " + missing.get());
            return 2;
        }
        try {
            return check(options, out);
        } catch (CharacterCodingException notText) {
            out.println("Cannot be checked: " + trail(options) + " is not text in UTF-8.");
        } catch (IOException e) {
            out.println("Cannot be checked: " + trail(options) + " cannot be read to its end.");
        } catch (IllegalArgumentException e) {
            out.println("Cannot be checked: " + e.getMessage());
        }
        return 2;
    }

    private static int check(Map<String, Path> options, PrintStream out) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Trust trust = Trust.of(heads(options), keys(options), findings);
        try (BufferedReader export = Files.newBufferedReader(trail(options), UTF_8)) {
            Verification.Outcome outcome = Verification.of(export, trust, findings);
            return tell(withFiles(outcome, options.get("FILE")), trust, out);
        }
    }

    /// A changed trail vouches for nothing, so that its files are not held against it.
    private static Verification.Outcome withFiles(Verification.Outcome outcome, Path given) throws IOException {
        if (!Files.isDirectory(given) || !outcome.findings().isEmpty()) {
            return outcome;
        }
        List<Finding> files = outcome.export().isPresent()
                ? ExportedFiles.check(given, outcome.export().get().details())
                : List.of(new Finding(0, "the trail names no files of an export: its end was cut, or it was written by an older Vern"));
        return new Verification.Outcome(outcome.entries(), outcome.last(), outcome.export(), files);
    }

    private static Path trail(Map<String, Path> options) {
        Path given = options.get("FILE");
        return Files.isDirectory(given) ? given.resolve(ExportedFiles.TRAIL) : given;
    }

    /// What is wrong with the first of the files that cannot be opened.
    private static Optional<String> missing(Map<String, Path> options) {
        return Stream.of(Optional.of(trail(options)), Optional.ofNullable(options.get("--head")), Optional.ofNullable(options.get("--key")))
                .flatMap(Optional::stream).flatMap(file -> wrongWith(file).stream()).findFirst();
    }

    private static Optional<String> wrongWith(Path file) {
        if (!Files.exists(file)) {
            return Optional.of("there is no file " + file + ".");
        }
        if (Files.isDirectory(file)) {
            return Optional.of(file + " is a folder.");
        }
        return Files.isReadable(file) ? Optional.empty() : Optional.of("this user may not read " + file + ".");
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
        } catch (CharacterCodingException | IllegalArgumentException | DateTimeException | JacksonException e) {
            // Told below, without quoting the file.
        }
        throw new IllegalArgumentException("the head file holds no signed heads, or damaged ones.");
    }

    private static Set<String> keys(Map<String, Path> options) throws IOException {
        if (!options.containsKey("--key")) {
            return Set.of();
        }
        Set<String> keys = Signatures.keysIn(Files.readString(options.get("--key"), ISO_8859_1));
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
