package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// What people ask of a company, taken in and answered at the desk.
@Story
class RightsAtTheDeskTest {

    private static final Pattern NUMBER = Pattern.compile("/desk/requests/(\\d+)");

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;

    /// Takes a request in; its page.
    private static String taken(Desk desk, Map<String, String> words) {
        var answer = desk.send("/desk/requests/new", "/desk/requests", words);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var found = NUMBER.matcher(answer.body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private String phoned(Desk desk, String kind, String name, String email) {
        return taken(desk, Map.of("kind", kind, "channel", "phone", "came", counter.today().toString(), "name", name, "email", email, "language", "nb", "message", ""));
    }

    @Test
    @Keeps("M1-47")
    void medicItTakesARequestByTelephoneOnTheSameDeskWithTheSameDeadline() {
        Desk desk = counter.desk("medic-it", "customer-service");

        String page = phoned(desk, "access", "Fantasi Telefon", "fantasi.telefon@eksempel.example");

        assertThat(desk.read("/desk/requests")).contains("Access", "K-");
        assertThat(desk.read(page)).contains("Answer by", "by telephone");
        assertThat(database.sql("select due - received::date from rights.request where controller = 'medic-it' and channel = 'phone' order by id desc limit 1")
                .query(Integer.class).single()).isEqualTo(30);
    }
}
