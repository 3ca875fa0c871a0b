package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.rights.answers.Parcels;
import vern.testing.Desk;

/// Someone asks a company for something, and it is handled at its desk.
record Asked(Counter counter, JdbcClient database) {

    private static final Pattern PAGE = Pattern.compile("/desk/requests/\\d+");
    private static final Pattern PARCEL = Pattern.compile("/requests/parcel/([A-Za-z0-9_-]{43})");

    /// A customer whom the company knows, with this address.
    SubjectId customer(String company, String number, String name, String email) {
        return counter.customer(company, number, Row.person(name).and("email", email).and("subscription", "Bredbånd 500").since(counter.today().minusDays(40)).and("source", "customer"));
    }

    /// Takes a request in; its page.
    String taken(Desk desk, String kind, String name, Map<String, String> more) {
        var words = new TreeMap<>(Map.of("kind", kind, "channel", "phone", "came", counter.today().toString(), "name", name, "email", "", "language", "nb", "message", ""));
        words.putAll(more);
        var answer = desk.send("/desk/requests/new", "/desk/requests", words);
        assertThat(answer.statusCode()).as(Desk.plain(answer.body()).replaceAll("<[^>]+>|\\s+", " ")).isEqualTo(200);
        var found = PAGE.matcher(answer.body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    /// Takes a request in from the page of the person it is about, who shows who they are with a signed letter; its page.
    String shown(Desk desk, String kind, SubjectId who) {
        String page = taken(desk, kind, "Fantasi Person", Map.of("person", String.valueOf(who.value()), "language", "en"));
        assertThat(desk.send(page, page + "/proof", Map.of("method", "signed-letter")).statusCode()).isEqualTo(302);
        return page;
    }

    /// The person has shown who they are, by a document that was looked at.
    void identified(Desk desk, String page) {
        assertThat(desk.send(page, page + "/proof", Map.of("method", "document")).statusCode()).isEqualTo(302);
    }

    /// Taken in, shown who it is, and answered; what the desk then reads.
    String answered(Desk desk, String page, Map<String, String> words) {
        identified(desk, page);
        return Desk.plain(desk.send(page, page + "/answer", words).body());
    }

    /// Shown who it is, the key on the page of the field with this label and value.
    String field(Desk desk, String page, String shown) {
        identified(desk, page);
        var found = Pattern.compile("<option value=\"([^\"]+)\"[^>]*>" + Pattern.quote(shown)).matcher(desk.read(page));
        assertThat(found.find()).as(shown).isTrue();
        return found.group(1);
    }

    static String token(String answered) {
        var found = PARCEL.matcher(answered);
        assertThat(found.find()).as(answered.replaceAll("<[^>]+>|\\s+", " ")).isTrue();
        return found.group(1);
    }

    /// The files of a copy that waits.
    static Map<String, String> files(Parcels parcels, String answered) {
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(parcels.open(token(answered))))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
        return files;
    }

    /// What someone of that role reads of a field, for a purpose.
    java.util.List<String> read(String company, String role, String purpose, SubjectId who, String field) {
        return counter.given(company, role, purpose, who).stream().flatMap(holding -> holding.field(field).stream()).map(vern.ledger.Personal::reveal).toList();
    }
}
