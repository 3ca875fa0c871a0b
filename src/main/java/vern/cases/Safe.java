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
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.start.Installation;

/// Where what should not have come by mail is moved to: encrypted, with a key that lies in the data directory and not in the database.
/// It stands under the terms of the case and goes with it. Every opening is told to the trail.
@Component
public class Safe {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final CaseTrail trail;
    private final Path key;

    Safe(JdbcClient database, Ledger.Setting setting, CaseTrail trail, Installation installation) {
        this.database = database;
        this.setting = setting;
        this.trail = trail;
        key = installation.data().resolve("keys").resolve("cases.key");
    }

    /// Moves the words of an entry, which the gate has given out, and leaves nothing of them in the thread.
    public void move(Matter matter, Holding entry, Actor actor) {
        var words = entry.field("subject").map(value -> value.reveal() + "\n\n").orElse("") + entry.field("message").map(value -> value.reveal()).orElse("");
        if (words.isBlank()) return;
        setting.transactor().inTransaction(connection -> {
            database.sql("""
                    insert into cases.protected (subject, id, anchor, terms, collected, entry, sealed)
                    select subject, nextval('cases.entry_id'), anchor, terms, collected, id, ? from cases.entry where subject = ? and id = ?""")
                    .params(sealed(words, entry), entry.subject().value(), entry.id()).update();
            database.sql("update cases.entry set subject_line = null, message = null where subject = ? and id = ?").params(entry.subject().value(), entry.id()).update();
            database.sql("update cases.turn set moved = ? where subject = ? and entry = ?")
                    .params(Matters.at(setting.clock().instant()), entry.subject().value(), entry.id()).update();
            trail.record(matter, actor, "cases.protected", Map.of("entry-id", String.valueOf(entry.id())));
            return matter;
        });
    }

    /// What was moved, for whoever needs it now.
    public Optional<String> open(Matter matter, Holding entry, Actor actor) {
        return setting.transactor().inTransaction(connection -> database.sql("select sealed from cases.protected where subject = ? and entry = ?")
                .params(entry.subject().value(), entry.id()).query((row, n) -> row.getBytes(1)).optional().map(sealed -> {
                    trail.record(matter, actor, "cases.protected-opened", Map.of("entry-id", String.valueOf(entry.id())));
                    return opened(sealed, entry);
                }));
    }

    private byte[] sealed(String words, Holding entry) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, entry, words.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    private String opened(byte[] sealed, Holding entry) {
        var nonce = java.util.Arrays.copyOf(sealed, NONCE);
        return new String(cipher(Cipher.DECRYPT_MODE, nonce, entry, java.util.Arrays.copyOfRange(sealed, NONCE, sealed.length)), StandardCharsets.UTF_8);
    }

    /// Bound to the person and the entry, so that it cannot be put in another's place.
    private byte[] cipher(int mode, byte[] nonce, Holding entry, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((entry.subject().value() + "/" + entry.id()).getBytes(StandardCharsets.US_ASCII));
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
