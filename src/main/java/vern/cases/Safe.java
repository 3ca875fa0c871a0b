package vern.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.start.Installation;

/// Where what should not have come by mail is moved to: encrypted, with a key that lies in the data directory and not in the database.
/// It stands under the terms of the case and goes with it. Every opening at the desk is told to the trail; that it went into the copy of
/// whoever it is about, the use log says.
@Component
public class Safe {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final CaseTrail trail;
    private final MailCopies copies;
    private final Path key;

    /// What a move touches beside the thread: the trail, and what lies elsewhere.
    @Component
    record Around(CaseTrail trail, MailCopies copies) {}

    Safe(JdbcClient database, Ledger.Setting setting, Around around, Installation installation) {
        this.database = database;
        this.setting = setting;
        trail = around.trail();
        copies = around.copies();
        key = installation.data().resolve("keys").resolve("cases.key");
    }

    /// Moves the words and the files of an entry, which the gate has given out, and leaves nothing of them in the thread, nor of a form in
    /// the company's mailbox. What has been moved stays as it was moved.
    public void move(Matter matter, Holding entry, Actor actor) {
        var words = entry.field("subject").map(value -> value.reveal() + "\n\n").orElse("") + entry.field("message").map(value -> value.reveal()).orElse("");
        boolean first = setting.transactor().inTransaction(connection -> {
            int turned = database.sql("update cases.turn set moved = ? where subject = ? and entry = ? and moved is null")
                    .params(Matters.at(setting.clock().instant()), entry.subject().value(), entry.id()).update();
            if (turned == 0) return false;
            database.sql("""
                    insert into cases.protected (subject, id, anchor, terms, collected, entry, sealed)
                    select subject, nextval('cases.entry_id'), anchor, terms, collected, id, ? from cases.entry where subject = ? and id = ?""")
                    .params(sealed(words.getBytes(StandardCharsets.UTF_8), Place.of(entry)), entry.subject().value(), entry.id()).update();
            database.sql("update cases.entry set subject_line = null, message = null where subject = ? and id = ?").params(entry.subject().value(), entry.id()).update();
            files(entry);
            trail.record(matter, actor, "cases.protected", Map.of("entry-id", String.valueOf(entry.id())));
            return true;
        });
        if (first) copies.moved(matter, actor);
    }

    /// What the safe's contents are bound to.
    private record Place(SubjectId subject, long entry) {

        static Place of(Holding entry) {
            return new Place(entry.subject(), entry.id());
        }
    }

    /// What lies in the safe as a record that the gate has given out: the words, or a file that came with them.
    public Optional<Found> held(Holding given) {
        return database.sql("select entry, number, sealed from cases.protected where subject = ? and id = ?").params(given.subject().value(), given.id())
                .query((row, n) -> {
                    var content = plain(row.getBytes("sealed"), new Place(given.subject(), row.getLong("entry")));
                    int number = row.getInt("number");
                    return row.wasNull() ? new Found(0, "message.txt", content) : Found.of(number, content);
                }).optional().filter(found -> found.content().length > 0);
    }

    private void files(Holding entry) {
        var files = database.sql("""
                select number, max(coalesce(file_name, '')) as name, string_agg(content, ''::bytea order by piece) as content
                from cases.file where subject = ? and entry = ? group by number""").params(entry.subject().value(), entry.id())
                .query((row, n) -> new Found(row.getInt("number"), row.getString("name"), row.getBytes("content"))).list();
        for (var file : files) {
            database.sql("""
                    insert into cases.protected (subject, id, anchor, terms, collected, entry, number, sealed)
                    select subject, nextval('cases.entry_id'), anchor, terms, collected, entry, number, ? from cases.file where subject = ? and entry = ? and number = ? and piece = 0""")
                    .params(sealed(file.packed(), Place.of(entry)), entry.subject().value(), entry.id(), file.number()).update();
        }
        database.sql("delete from cases.file where subject = ? and entry = ?").params(entry.subject().value(), entry.id()).update();
    }

    /// A file, and the bytes that it is sealed as: its name, a zero byte, its content.
    public record Found(int number, String name, byte[] content) {

        byte[] packed() {
            var called = name.replace("\0", "").getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(called.length + 1 + content.length).put(called).put((byte) 0).put(content).array();
        }

        static Found of(int number, byte[] packed) {
            int end = 0;
            while (packed[end] != 0) end++;
            return new Found(number, new String(packed, 0, end, StandardCharsets.UTF_8), java.util.Arrays.copyOfRange(packed, end + 1, packed.length));
        }

        @Override
        public String toString() {
            return "Found[" + number + "]";
        }
    }

    /// The numbers of the files that were moved, by the entry they came with.
    public Map<Long, List<Integer>> files(Matter matter) {
        var found = new TreeMap<Long, List<Integer>>();
        database.sql("""
                select p.entry, p.number from cases.protected p join cases.turn t on t.subject = p.subject and t.entry = p.entry
                where t.matter = ? and p.number is not null order by p.entry, p.number""").param(matter.id().value())
                .query((row, n) -> found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(row.getInt(2))).list();
        return found;
    }

    /// One file of what was moved, for whoever needs it now.
    public Optional<Found> file(Matter matter, Holding entry, int number, Actor actor) {
        return setting.transactor().inTransaction(connection -> database.sql("select sealed from cases.protected where subject = ? and entry = ? and number = ?")
                .params(entry.subject().value(), entry.id(), number).query((row, n) -> row.getBytes(1)).optional().map(sealed -> {
                    trail.record(matter, actor, "cases.protected-opened", Map.of("entry-id", String.valueOf(entry.id())));
                    return Found.of(number, plain(sealed, Place.of(entry)));
                }));
    }

    /// What was moved, for whoever needs it now.
    public Optional<String> open(Matter matter, Holding entry, Actor actor) {
        return setting.transactor().inTransaction(connection -> database.sql("select sealed from cases.protected where subject = ? and entry = ? and number is null")
                .params(entry.subject().value(), entry.id()).query((row, n) -> row.getBytes(1)).optional().map(sealed -> {
                    trail.record(matter, actor, "cases.protected-opened", Map.of("entry-id", String.valueOf(entry.id())));
                    return new String(plain(sealed, Place.of(entry)), StandardCharsets.UTF_8);
                }));
    }

    private byte[] sealed(byte[] content, Place place) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place, content);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    private byte[] plain(byte[] sealed, Place place) {
        return cipher(Cipher.DECRYPT_MODE, java.util.Arrays.copyOf(sealed, NONCE), place, java.util.Arrays.copyOfRange(sealed, NONCE, sealed.length));
    }

    /// Bound to the person and the entry, so that it cannot be put in another's place.
    private byte[] cipher(int mode, byte[] nonce, Place place, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((place.subject().value() + "/" + place.entry()).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("the safe cannot be " + (mode == Cipher.ENCRYPT_MODE ? "closed" : "opened") + ": " + fault.getClass().getSimpleName());
        }
    }

    private synchronized byte[] key() {
        try {
            if (!Files.exists(key)) create();
            return Files.readAllBytes(key);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void create() throws IOException {
        var fresh = new byte[KEY];
        RANDOM.nextBytes(fresh);
        Files.createDirectories(key.getParent());
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(key, fresh, StandardOpenOption.WRITE);
    }
}
