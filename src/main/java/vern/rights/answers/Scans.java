package vern.rights.answers;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Records;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.Use;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;

/// What was sent in with a request: a letter as it was scanned, a power of attorney, a document that shows who someone is. What a file is, its first
/// bytes say, not its name; it is handed out as a file to save, and never shown in the browser.
@Component
public class Scans implements HeldFiles {

    private static final String PLACE = "rights.scan";
    /// What came along with a message and is neither: kept as it came, and never opened here.
    private static final String OTHER = "application/octet-stream";
    private static final Map<String, List<byte[]>> BEGINNINGS = Map.of("application/pdf", List.of(bytes(0x25, 0x50, 0x44, 0x46, 0x2d)),
            "image/png", List.of(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)), "image/jpeg", List.of(bytes(0xff, 0xd8, 0xff)),
            "image/tiff", List.of(bytes(0x49, 0x49, 0x2a, 0x00), bytes(0x4d, 0x4d, 0x00, 0x2a)));
    private static final Map<String, String> ENDINGS = Map.of("application/pdf", ".pdf", "image/png", ".png", "image/jpeg", ".jpg", "image/tiff", ".tif", Scans.OTHER, ".bin");

    private final JdbcClient database;
    private final Ledger ledger;
    private final Gate gate;
    private final Progress progress;
    private final Records records;

    Scans(JdbcClient database, Ledger ledger, Through through, Progress progress) {
        this.database = database;
        this.ledger = ledger;
        gate = through.gate();
        records = new Records(through.setting());
        this.progress = progress;
    }

    /// The ways to what is held, and out of it.
    @Component("scanThrough")
    record Through(Gate gate, Ledger.Setting setting) {}

    /// What it is: a power of attorney is kept with the request like a letter; a document goes once it has been looked at. `COVERED` is
    /// no letter, but a file of the copy in which what concerns others is covered.
    public enum Kind {
        LETTER, MANDATE, DOCUMENT, COVERED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String key) {
            return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst().orElse(LETTER);
        }

        /// What a file is that came from outside.
        public static Kind sent(String key) {
            return of(key) == COVERED ? LETTER : of(key);
        }
    }

    /// How a file of this content is called at the end.
    public static String ending(byte[] content) {
        return ENDINGS.get(type(content).orElse(OTHER));
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    /// One of them; `ending` is what a file of its kind is called by.
    public record Letter(long id, String ending, Kind kind) {}

    /// What kind of file it is; empty for what no letter is.
    public static Optional<String> type(byte[] content) {
        return BEGINNINGS.entrySet().stream().filter(kind -> kind.getValue().stream().anyMatch(beginning -> begins(content, beginning))).map(Map.Entry::getKey).findFirst();
    }

    private static boolean begins(byte[] content, byte[] beginning) {
        return content.length >= beginning.length && java.util.Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
    }

    /// What is uploaded at the desk is looked at before ([#type]); what a person sent along with their message is kept whatever it is.
    public long keep(Request request, byte[] content, Kind kind, Actor actor) {
        var at = request.limit().received();
        var wish = Placing.Wish.of(request.controller(), "rights-request", "person", request.subject(), at).on(request.anchor());
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) throw new IllegalStateException("a letter could not be held");
        long id = database.sql("insert into rights.scan (subject, id, anchor, terms, collected, media_type, content, kind, came) values (?, nextval('rights.said_id'), ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(request.subject().value(), request.anchor().value(), terms.value(), at.atOffset(ZoneOffset.UTC).toLocalDate(), type(content).orElse(OTHER), content, kind.key(),
                        progress.moment().atOffset(ZoneOffset.UTC)).query(Long.class).single();
        if (kind != Kind.COVERED) progress.note(request, "letter-scanned", kind.key(), actor);
        return id;
    }

    void remove(Request request, long id, Actor actor) {
        records.erase(request.controller(), PLACE, id, actor);
    }

    /// The version of a file in which something is covered.
    Optional<File> covered(vern.ledger.SubjectId whose, long id) {
        return database.sql("select media_type, content from rights.scan where subject = ? and id = ? and kind = 'covered'").params(whose.value(), id)
                .query((row, _) -> new File("covered" + ENDINGS.get(row.getString("media_type")), row.getBytes("content"))).optional();
    }

    public List<Letter> of(Request request) {
        return database.sql("select id, media_type, kind from rights.scan where subject = ? and anchor = ? order by id").params(request.subject().value(), request.anchor().value())
                .query((row, _) -> new Letter(row.getLong("id"), ENDINGS.get(row.getString("media_type")), Kind.of(row.getString("kind")))).list();
    }

    /// The documents have been looked at, and are not kept.
    public void looked(Request request, Actor actor) {
        of(request).stream().filter(one -> one.kind() == Kind.DOCUMENT).forEach(one -> records.erase(request.controller(), PLACE, one.id(), actor));
    }

    /// The requests that have a document which came before a moment, or that are answered.
    java.util.Set<Long> documents(java.time.Instant before) {
        return java.util.Set.copyOf(database.sql("""
                select distinct r.id from rights.scan s join rights.request r on r.subject = s.subject and r.anchor = s.anchor
                where s.kind = 'document' and (s.came < ? or s.came is null or r.closed is not null)""").param(before.atOffset(ZoneOffset.UTC)).query(Long.class).list());
    }

    /// What it is, for someone who answers people; that they took it out is recorded.
    public Optional<byte[]> content(Request request, long id, Actor.Staff actor) {
        var use = Use.of(actor, Gate.RIGHTS, "letter").about(request.reference()).only("rights-request");
        if (!(gate.useAt(use, List.of(request.anchor())) instanceof Use.Answer.Given(var holdings))) return Optional.empty();
        return holdings.stream().filter(holding -> holding.place().equals(PLACE) && holding.id() == id).findFirst()
                .flatMap(holding -> database.sql("select content from rights.scan where subject = ? and id = ?").params(holding.subject().value(), id).query(byte[].class).optional());
    }

    @Override
    public String place() {
        return PLACE;
    }

    @Override
    public Optional<String> name(Holding holding) {
        return database.sql("select media_type from rights.scan where subject = ? and id = ? and kind <> 'covered'").params(holding.subject().value(), holding.id())
                .query((row, _) -> "letter" + ENDINGS.get(row.getString("media_type"))).optional();
    }

    /// A covered version is in the copy in the place of its file, and not a second time.
    @Override
    public Optional<File> file(Holding holding) {
        return database.sql("select media_type, content from rights.scan where subject = ? and id = ? and kind <> 'covered'").params(holding.subject().value(), holding.id())
                .query((row, _) -> new File("letter" + ENDINGS.get(row.getString("media_type")), row.getBytes("content"))).optional();
    }
}
