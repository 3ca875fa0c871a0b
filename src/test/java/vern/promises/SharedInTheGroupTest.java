package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// Micromedic's parent looks contacts up that are shared with it.
@Story
class SharedInTheGroupTest {

    private static final String DOOR = "/micromedic/group";

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Ledger ledger;
    @Autowired JdbcClient database;

    private SubjectId contact(String number, String name) {
        return counter.customer("micromedic", number, Row.contact("Fantasikliniken", name).since(counter.today()).and("address", "Fantasigatan 4"));
    }

    private static String page(SubjectId who) {
        return "/desk/sharing/" + who.value();
    }

    private String code(SubjectId anyone) {
        var code = Pattern.compile("id=\"code\">([\\w-]+)<").matcher(counter.desk("micromedic", "privacy-handler").send(page(anyone), page(anyone) + "/code", Map.of()).body());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private String found(String code, String words) {
        String html = new Desk(app.url("/").getPort()).send(DOOR, DOOR, Map.of("code", code, "words", words)).body();
        return Desk.plain(html).replaceAll("(?s)^.*<main", "").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    private long disclosed(SubjectId who) {
        return database.sql("select count(*) from ledger.disclosure where subject = ? and recipient = 'ortomedic'").param(who.value()).query(Long.class).single();
    }

    @Test
    @Keeps("S-07")
    void theParentSeesNameTelephoneEmailAndWorkAddressOfASharedContactAndNothingElse() {
        SubjectId shared = contact("G-1", "Fantasi Delad");
        Desk sales = counter.desk("micromedic", "sales");
        sales.send(page(shared), page(shared), Map.of("shared", "yes"));

        String seen = found(code(shared), "delad");
        String wrong = found("guessed", "delad");

        assertThat(seen).contains("Fantasi Delad", "+4700000998", "@eksempel.example").doesNotContain("innkjøper", "Fantasikliniken");
        assertThat(wrong).contains("The code does not apply").doesNotContain("Fantasi Delad");
        assertThat(disclosed(shared)).isOne();
        assertThat(sales.read("/desk/people/" + shared.value())).contains("Ortomedic AS");
    }

    @Test
    @Keeps("S-27")
    void aContactThatIsNotSharedIsNotFoundByTheParent() {
        SubjectId kept = contact("G-2", "Fantasi Odelad");
        SubjectId ended = contact("G-3", "Fantasi Odeladsedan");
        Desk sales = counter.desk("micromedic", "sales");
        sales.send(page(ended), page(ended), Map.of("shared", "yes"));
        String code = code(kept);
        String before = found(code, "odelad");
        sales.send(page(ended), page(ended), Map.of());

        String after = found(code, "odelad");

        assertThat(before).contains("Fantasi Odeladsedan").doesNotContain("Fantasi Odelad +");
        assertThat(after).contains("No match");
        assertThat(disclosed(kept)).isZero();
    }

    @Test
    @Keeps("S-28")
    void aContactWhoseObjectionIsUpheldIsGoneForTheParent() {
        SubjectId contact = contact("G-4", "Fantasi Invändning");
        counter.desk("micromedic", "sales").send(page(contact), page(contact), Map.of("shared", "yes"));
        String code = code(contact);
        String before = found(code, "invändning");

        ledger.object("micromedic", contact, "share-in-group", Counter.clerk("micromedic"));
        String waiting = found(code, "invändning");
        ledger.upholdObjection("micromedic", contact, "share-in-group", Counter.clerk("micromedic"));
        String after = found(code, "invändning");

        assertThat(before).contains("Fantasi Invändning");
        assertThat(waiting).contains("No match");
        assertThat(after).contains("No match");
        assertThat(counter.held(contact)).contains("contact");
    }
}
