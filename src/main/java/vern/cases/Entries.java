package vern.cases;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;
import vern.mail.Enclosure;

/// Writes what belongs to a case. What it may hold has been asked of the ledger before.
@Component
public final class Entries {

    public static final String ENTRY = "cases.entry";
    public static final String FILE = "cases.file";
    public static final String PROTECTED = "cases.protected";

    /// The column of each field that an entry can hold.
    static final Map<String, String> COLUMNS = new TreeMap<>(Map.ofEntries(
            Map.entry("name", "name"), Map.entry("company", "company"), Map.entry("title", "title"), Map.entry("phone", "phone"),
            Map.entry("email", "email"), Map.entry("address", "address"), Map.entry("health-unit", "health_unit"), Map.entry("product", "product"),
            Map.entry("subject", "subject_line"), Map.entry("message", "message"), Map.entry("channel", "channel"), Map.entry("received", "received")));

    private static final int PIECE = 1024 * 1024;

    private final JdbcClient database;

    Entries(JdbcClient database) {
        this.database = database;
    }

    /// Where an entry stands in its case: which way it went, who of ours wrote it, and what was found in it.
    public record Turn(long entry, SubjectId subject, CaseId matter, Way way, Instant at, Optional<Long> account, Optional<Long> letter, boolean whole,
                       Set<String> found, Optional<Instant> moved) {
        public Turn {
            found = Set.copyOf(found);
        }
    }

    public enum Way { IN, OUT, NOTE }

    /// What is held, placed: under these terms, on that anchor.
    record Placed(SubjectId subject, AnchorId anchor, TermsId terms, LocalDate day) {}

    long write(Placed placed, Map<String, String> values, Optional<String> messageNumber) {
        var row = new ArrayList<@Nullable Object>(List.of(placed.subject().value(), placed.anchor().value(), placed.terms().value(), placed.day()));
        COLUMNS.keySet().forEach(field -> row.add(values.get(field)));
        row.add(messageNumber.orElse(null));
        return database.sql("insert into cases.entry (subject, id, anchor, terms, collected, " + String.join(", ", COLUMNS.values()) + ", message_number) values (?, nextval('cases.entry_id'), "
                + Stream.generate(() -> "?").limit(row.size() - 1).collect(Collectors.joining(", ")) + ") returning id").params(row).query(Long.class).single();
    }

    void turn(Turn turn) {
        database.sql("insert into cases.turn (subject, entry, matter, way, at, account, letter, whole, found) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(turn.subject().value(), turn.entry(), turn.matter().value(), turn.way().name().toLowerCase(java.util.Locale.ROOT), Matters.at(turn.at()),
                        turn.account().orElse(null), turn.letter().orElse(null), turn.whole(), String.join(",", turn.found().stream().sorted().toList()))).update();
    }

    void files(Placed placed, long entry, List<Enclosure> enclosures) {
        for (int number = 0; number < enclosures.size(); number++) {
            var file = enclosures.get(number);
            for (int piece = 0, from = 0; piece == 0 || from < file.content().length; piece++, from += PIECE) {
                database.sql("""
                        insert into cases.file (subject, id, anchor, terms, collected, entry, number, piece, file_name, media_type, size, content)
                        values (?, nextval('cases.entry_id'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                        .params(Arrays.asList(placed.subject().value(), placed.anchor().value(), placed.terms().value(), placed.day(), entry, number, piece,
                                piece == 0 ? file.fileName() : null, file.mediaType(), file.content().length,
                                Arrays.copyOfRange(file.content(), from, Math.min(from + PIECE, file.content().length)))).update();
            }
        }
    }

    /// The turns of a case, oldest first.
    public List<Turn> turns(CaseId matter) {
        return database.sql("select subject, entry, matter, way, at, account, letter, whole, found, moved from cases.turn where matter = ? order by at, entry")
                .param(matter.value()).query(Entries::turn).list();
    }

    /// The entry that each case began with.
    public Map<Long, Long> firsts(List<CaseId> some) {
        var firsts = new TreeMap<Long, Long>();
        database.sql("select matter, min(entry) as entry from cases.turn where way = 'in' and matter = any(?) group by matter")
                .param(some.stream().map(CaseId::value).toArray(Long[]::new)).query(row -> {
                    firsts.put(row.getLong("matter"), row.getLong("entry"));
                });
        return firsts;
    }

    /// Those of some entries that came in.
    public Set<Long> cameIn(java.util.Collection<Long> some) {
        if (some.isEmpty()) return Set.of();
        return Set.copyOf(database.sql("select distinct entry from cases.turn where way = 'in' and entry = any(?)").param(some.toArray(Long[]::new)).query(Long.class).list());
    }

    /// The cases that entries belong to.
    public Map<Long, Long> mattersOf(Set<Long> some) {
        var found = new TreeMap<Long, Long>();
        database.sql("select entry, matter from cases.turn where entry = any(?)").param(some.toArray(Long[]::new)).query(row -> {
            found.put(row.getLong("entry"), row.getLong("matter"));
        });
        return found;
    }

    private static Turn turn(ResultSet row, int number) throws SQLException {
        var found = row.getString("found");
        return new Turn(row.getLong("entry"), new SubjectId(row.getLong("subject")), new CaseId(row.getLong("matter")),
                Way.valueOf(row.getString("way").toUpperCase(java.util.Locale.ROOT)), row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("account", Long.class)), Optional.ofNullable(row.getObject("letter", Long.class)), row.getBoolean("whole"),
                found.isEmpty() ? Set.of() : Set.of(found.split(",")), Optional.ofNullable(row.getObject("moved", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    /// A file of an entry, without its content; `id` is the holding that the gate is asked for.
    public record FileRow(long id, SubjectId subject, long entry, int number, String mediaType, long size) {}

    public List<FileRow> filesOf(CaseId matter) {
        return database.sql("select f.id, f.subject, f.entry, f.number, f.media_type, f.size from cases.file f join cases.turn t on t.subject = f.subject and t.entry = f.entry"
                + " where t.matter = ? and f.piece = 0 order by f.entry, f.number").param(matter.value())
                .query((row, n) -> new FileRow(row.getLong(1), new SubjectId(row.getLong(2)), row.getLong(3), row.getInt(4), row.getString(5), row.getLong(6))).list();
    }

    /// The content of a file that the gate has given out.
    public byte[] content(FileRow file) {
        var all = new java.io.ByteArrayOutputStream();
        database.sql("select content from cases.file where subject = ? and entry = ? and number = ? order by piece").params(file.subject().value(), file.entry(), file.number())
                .query((row, n) -> row.getBytes(1)).list().forEach(all::writeBytes);
        return all.toByteArray();
    }

    /// A whole file from the row of its first piece, which the gate has given out; empty for a further piece.
    public Optional<byte[]> whole(SubjectId subject, long id) {
        return database.sql("select id, subject, entry, number, media_type, size from cases.file where subject = ? and id = ? and piece = 0").params(subject.value(), id)
                .query((row, n) -> new FileRow(row.getLong(1), new SubjectId(row.getLong(2)), row.getLong(3), row.getInt(4), row.getString(5), row.getLong(6))).optional().map(this::content);
    }

    /// The number of the last mail of a case that the gate has given out, for an answer to refer to.
    Optional<String> lastMessageNumber(SubjectId subject, CaseId matter) {
        return database.sql("select e.message_number from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where t.matter = ? and e.message_number is not null"
                + " order by t.at desc, t.entry desc limit 1").param(matter.value()).query(String.class).optional();
    }

    /// For what is looked up and never read back.
    public static byte[] digest(String messageNumber) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(messageNumber.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
