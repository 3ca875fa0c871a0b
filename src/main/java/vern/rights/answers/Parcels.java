package vern.rights.answers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.Records;
import vern.rights.receipts.ReceiptKeys;
import vern.rights.requests.Code;
import vern.rights.requests.Request;

/// Copies that wait to be fetched. One is encrypted under the link that leads to it. The link is in the letter, and once more under the company's
/// own key, which lies outside the database, for whoever is signed in on Min side; after its time nobody can open it.
@Component
public class Parcels {

    /// How long a link works.
    public static final Duration WAITS = Duration.ofDays(7);

    private static final String PLACE = "rights.parcel";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient database;
    private final Ledger ledger;
    private final Ledger.Setting setting;
    private final Clock clock;
    private final ReceiptKeys keys;

    Parcels(JdbcClient database, Ledger ledger, Ledger.Setting setting, ReceiptKeys keys) {
        this.database = database;
        this.ledger = ledger;
        this.setting = setting;
        this.keys = keys;
        clock = setting.clock();
    }

    /// A parcel that waits: of which request, and until when.
    public record Waiting(long request, Instant expires) {}

    /// Packs files by name, and says the token of the link that opens them; it cannot be had again.
    public String pack(Request request, Map<String, byte[]> files) {
        var token = Code.token();
        var wish = Placing.Wish.of(request.controller(), "rights-request", "person", request.subject(), clock.instant()).on(request.anchor());
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) throw new IllegalStateException("a copy could not be held");
        database.sql("""
                insert into rights.parcel (subject, id, anchor, terms, collected, request, token, expires, content, own)
                values (?, nextval('rights.said_id'), ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(request.subject().value(), request.anchor().value(), terms.value(), clock.instant().atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
                        request.id(), Code.digest(token), Timestamp.from(clock.instant().plus(WAITS)), sealed(token, zip(files)),
                        sealed(own(request, Code.digest(token)), token.getBytes(StandardCharsets.UTF_8))).update();
        return token;
    }

    /// The parcel that a link leads to, while it may be fetched.
    public Optional<Waiting> waiting(String token) {
        return database.sql("select request, expires from rights.parcel where token = ? and expires > ?").params(Code.digest(token), Timestamp.from(clock.instant()))
                .query((row, _) -> new Waiting(row.getLong("request"), row.getTimestamp("expires").toInstant())).optional();
    }

    /// What waits for a request, for the one who is signed in and asked for it: the token of its link.
    public Optional<String> own(Request request) {
        record Sealed(byte[] digest, byte[] own) {}
        return database.sql("select token, own from rights.parcel where request = ? and expires > ? and own is not null order by id desc limit 1").params(request.id(), Timestamp.from(clock.instant()))
                .query((row, _) -> new Sealed(row.getBytes("token"), row.getBytes("own"))).optional()
                .map(one -> new String(opened(own(request, one.digest()), one.own()), StandardCharsets.UTF_8));
    }

    private String own(Request request, byte[] digest) {
        return keys.standIn(request.controller(), "parcel " + HexFormat.of().formatHex(digest));
    }

    /// The files, as one archive.
    public byte[] open(String token) {
        var content = database.sql("update rights.parcel set fetched = coalesce(fetched, ?) where token = ? returning content")
                .params(Timestamp.from(clock.instant()), Code.digest(token)).query(byte[].class).single();
        return opened(token, content);
    }

    /// Whether something of this request has been fetched, or still can be.
    public Optional<Instant> fetched(Request request) {
        return database.sql("select max(fetched) as at from rights.parcel where request = ?").param(request.id())
                .query((row, _) -> Optional.ofNullable(row.getTimestamp("at")).map(Timestamp::toInstant)).single();
    }

    /// Takes away what was not fetched in time, each copy as an erasure of its own in the trail. What a restriction or a hold keeps stays
    /// closed, and goes when that ends.
    public void clear(Instant at) {
        var over = database.sql("""
                select p.id, c.key from rights.parcel p join ledger.terms t on t.id = p.terms join ledger.controller c on c.id = t.controller
                where p.expires <= ? order by p.id""")
                .param(Timestamp.from(at)).query((row, _) -> Map.entry(row.getLong("id"), row.getString("key"))).list();
        var records = new Records(setting);
        over.stream().filter(one -> !records.stayed(PLACE, one.getKey())).forEach(one -> records.erase(one.getValue(), PLACE, one.getKey(), new Actor.Job("requests", one.getValue())));
    }

    /// Files by name, as one archive.
    public static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }

    private static byte[] sealed(String token, byte[] plain) {
        try {
            var nonce = Arrays.copyOf(Code.digest("nonce " + token), NONCE);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key(token), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has AES-GCM", missing);
        }
    }

    private static byte[] opened(String token, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key(token), new GCMParameterSpec(TAG_BITS, Arrays.copyOf(Code.digest("nonce " + token), NONCE)));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a parcel does not open by its own link");
        }
    }

    /// A key for one parcel: each has a token of its own, so that no key and nonce meet twice.
    private static SecretKeySpec key(String token) {
        return new SecretKeySpec(Code.digest("key " + token), "AES");
    }
}
