package vern.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

import static java.io.OutputStream.nullOutputStream;

/// What `./vern export` writes into one folder. The trail that lies there names the other files with their digests (SHA-256), so that whoever
/// verifies it sees which of them is missing, changed or added.
public final class ExportedFiles {

    public static final String TRAIL = "trail.jsonl";
    static final String WRITTEN = "export.written";

    private ExportedFiles() {}

    /// The entry that vouches for what lies in the folder; append it and seal before the trail is written beside them.
    public static Entry entry(Instant at, String controller, Path folder) throws IOException {
        return new Entry(at, controller, Actor.job("export"), WRITTEN, OptionalLong.empty(), digests(folder));
    }

    /// Holds the folder against the newest such entry of its trail.
    static List<Finding> check(Path folder, Map<String, String> written) throws IOException {
        var there = digests(folder);
        var findings = new ArrayList<Finding>();
        written.forEach((name, digest) -> {
            if (!there.containsKey(name)) findings.add(new Finding(0, "the file " + name + " is missing"));
            else if (!there.get(name).equals(digest)) findings.add(new Finding(0, "the file " + name + " was changed"));
        });
        there.keySet().stream().filter(name -> !written.containsKey(name)).forEach(name -> findings.add(new Finding(0, "the file " + name + " was added")));
        return findings;
    }

    private static Map<String, String> digests(Path folder) throws IOException {
        var digests = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> !file.getFileName().toString().equals(TRAIL)).toList()) digests.put(file.getFileName().toString(), digest(file));
        }
        return digests;
    }

    private static String digest(Path file) throws IOException {
        if (!Files.isRegularFile(file)) return "none";
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
