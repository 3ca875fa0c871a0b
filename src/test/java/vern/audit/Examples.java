package vern.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Entries to write and the auditor's view of them.
final class Examples {

    static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private Examples() {}

    static Entry entry(String kind) {
        return entry(kind, Map.of("purpose", "newsletter", "grounds-count", "2"));
    }

    static Entry entry(String kind, Map<String, String> details) {
        return new Entry(NOON, "medic-it", Actor.staff("7", "dpo"), kind, OptionalLong.of(4711), details);
    }

    static List<String> export(DataSource database) throws SQLException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.write(database, out);
        return new ArrayList<>(out.toString(UTF_8).lines().toList());
    }

    /// Three seals over 3, 1 and 4 entries.
    static List<String> threeSeals(DataSource database, Sealer sealer) throws SQLException, IOException {
        int number = 0;
        for (int size : new int[] {3, 1, 4}) {
            for (int i = 0; i < size; i++) {
                TrailDatabase.append(database, entry("case.closed-" + ++number));
            }
            sealer.seal(database, NOON.plusSeconds(number));
        }
        return export(database);
    }

    record Verdict(int exit, String text) {}

    static Verdict verify(List<String> lines, String... options) throws IOException {
        Path file = Files.createTempFile("trail", ".jsonl");
        try {
            Files.write(file, lines, UTF_8);
            List<String> arguments = new ArrayList<>(List.of(options));
            arguments.addFirst(file.toString());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int exit = VerifyCommand.run(arguments.toArray(String[]::new), new PrintStream(out, true, UTF_8));
            return new Verdict(exit, out.toString(UTF_8));
        } finally {
            Files.delete(file);
        }
    }
}
