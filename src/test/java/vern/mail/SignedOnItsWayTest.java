package vern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.marketing.newsletter.Reader;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// A letter as it comes off the wire, checked as a receiver checks it: by RFC 6376 alone, with the key that the desk shows.
@VernTest
class SignedOnItsWayTest {

    @Autowired AppUnderTest app;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;

    private MimeMessage letter() throws Exception {
        var reader = new Reader(app, dispatch, database, "it-total").joined(Map.of());
        return Postbox.of(reader.address).getLast();
    }

    private static String raw(MimeMessage message) throws Exception {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1).replaceAll("\r?\n", "\r\n");
    }

    private static Map<String, String> tags(String signature) {
        var tags = new TreeMap<String, String>();
        for (var tag : signature.split(";")) if (tag.contains("=")) tags.put(tag.substring(0, tag.indexOf('=')).strip(), tag.substring(tag.indexOf('=') + 1).replaceAll("\\s", ""));
        return tags;
    }

    /// Relaxed header canonicalisation (3.4.2).
    private static String relaxed(String name, String value) {
        return name.toLowerCase() + ":" + value.replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    /// Relaxed body canonicalisation (3.4.4).
    private static String relaxed(String body) {
        var lines = body.replaceAll("[ \t]+(?=\r\n)", "").replaceAll("[ \t]+", " ");
        return lines.replaceAll("(\r\n)+$", "") + (lines.isEmpty() ? "" : "\r\n");
    }

    private String shown() {
        database.sql("delete from staff.attempt").update();
        var desk = new Desk(app.url("/").getPort()).signedIn(database.sql("select a.address from staff.account a where a.controller = 'it-total' order by a.id limit 1").query(String.class).single());
        return desk.read("/desk/outbox");
    }

    private static boolean valid(String raw, String key) throws Exception {
        int end = raw.indexOf("\r\n\r\n");
        var headers = new ArrayList<String[]>();
        for (var line : raw.substring(0, end).split("\r\n(?![ \t])")) headers.add(line.split(":", 2));
        var signature = headers.stream().filter(header -> header[0].equalsIgnoreCase("DKIM-Signature")).findFirst().orElseThrow();
        var tags = tags(signature[1]);
        var body = MessageDigest.getInstance("SHA-256").digest(relaxed(raw.substring(end + 4)).getBytes(StandardCharsets.ISO_8859_1));
        if (!Base64.getEncoder().encodeToString(body).equals(tags.get("bh"))) return false;
        var text = new StringBuilder();
        var left = new ArrayList<>(headers);
        for (var name : tags.get("h").split(":")) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (!left.get(i)[0].equalsIgnoreCase(name)) continue;
                var header = left.remove(i);
                text.append(relaxed(header[0], header[1])).append("\r\n");
                break;
            }
        }
        text.append(relaxed(signature[0], signature[1].replaceAll("b=[^;=]*={0,2}(?=;|\\s*$)", "b=").replaceAll("(?<=bh=)(?=;)", tags.get("bh"))));
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        verifier.update(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        return verifier.verify(Base64.getDecoder().decode(tags.get("b")));
    }

    @Test
    void aLetterIsSignedWithTheKeyOfItsDomainAndNotWhenAnythingOfItIsChanged() throws Exception {
        var raw = raw(letter());
        var record = Pattern.compile("vern\\._domainkey\\.it-total\\.example</code>.*?p=([A-Za-z0-9+/=]+)", Pattern.DOTALL).matcher(shown());

        assertThat(record.find()).isTrue();
        assertThat(raw).contains("d=it-total.example", "s=vern", "list-unsubscribe-post");
        assertThat(valid(raw, record.group(1))).isTrue();
        assertThat(valid(raw.replaceFirst("(?i)\r\nSubject: .", "\r\nSubject: X"), record.group(1))).isFalse();
        assertThat(valid(raw.replaceFirst("nyhetsbrevet", "nyhetsbrovet"), record.group(1))).isFalse();
    }

    @Test
    void aDomainsKeyIsMadeOnceAndItsFileIsForItsOwnerAlone() throws Exception {
        letter();
        var first = shown().replaceAll("(?s).*(p=[A-Za-z0-9+/=]+).*", "$1");
        letter();

        assertThat(shown().replaceAll("(?s).*(p=[A-Za-z0-9+/=]+).*", "$1")).isEqualTo(first).startsWith("p=MII");
    }
}
