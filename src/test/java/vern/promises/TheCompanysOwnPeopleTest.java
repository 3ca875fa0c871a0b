package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// A customer company's administrator keeps the data of its contact persons on Min side, sees what becomes of those who leave, and asks for what an employer may
/// ask for.
@Story
class TheCompanysOwnPeopleTest {

    private static final String PEOPLE = "/it-total/me/people";

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;

    /// The first, by the day, is the administrator.
    private SubjectId contact(String number, String organisation, String name, String email) {
        var firm = Row.contact("Eksempel Folk " + organisation + " AS", name).and("organisation_number", organisation).and("subscription", "Fantasidrift").and("phone", "+47 000 00 999").and("postal_code", "6470");
        return counter.customer("it-total", number, firm.and("email", email).since(counter.today().minusDays(90 - Integer.parseInt(number.substring(3)))));
    }

    private String one(SubjectId who, String column) {
        return database.sql("select " + column + " from register.person where subject = ?").param(who.value()).query(String.class).single();
    }

    @Test
    void theirAdministratorKeepsThemRightAddsThemAndSeesWhatGoesBeforeTakingThemOut() {
        contact("CP-1", "900773102", "Fantasi Sjef", "cp-1@folk.example");
        var colleague = contact("CP-2", "900773102", "Fantasi Kollega", "cp-2@folk.example");
        var stranger = contact("CP-3", "900773110", "Fantasi Fremmed", "cp-3@folk.example");
        Desk sjef = new Visiting(counter, app, database, dispatch).signedIn("it-total", "cp-1@folk.example");
        String page = PEOPLE + "/" + colleague.value();
        String party = database.sql("select party from register.link where subject = ?").param(colleague.value()).query(String.class).single();

        String shown = Visiting.words(sjef.read(page));
        sjef.send(page, page + "/details", Map.of("name", "Fantasi Kollega-Ny", "title", "driftssjef"));
        var added = sjef.send(PEOPLE, PEOPLE, Map.of("party", party, "name", "Fantasi Nyansatt", "email", "cp-4@folk.example", "phone", "+47 000 00 444"));
        int elsewhere = sjef.send(PEOPLE, PEOPLE + "/" + stranger.value() + "/details", Map.of("name", "Fantasi Kapret")).statusCode();

        assertThat(added.statusCode()).as(Visiting.words(added.body())).isEqualTo(302);
        assertThat(added.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("?given"));
        assertThat(shown).contains("Fantasi Kollega", "If you take them out, this happens by itself", "erased");
        assertThat(database.sql("select left_on is null from register.link where subject = ?").param(colleague.value()).query(Boolean.class).single()).as("looking takes nobody out").isTrue();
        assertThat(one(colleague, "name")).isEqualTo("Fantasi Kollega-Ny");
        assertThat(one(colleague, "title")).isEqualTo("driftssjef");
        assertThat(elsewhere).isEqualTo(404);
        assertThat(one(stranger, "name")).isEqualTo("Fantasi Fremmed");
        assertThat(Visiting.words(sjef.read(PEOPLE))).contains("Fantasi Nyansatt");
    }

    @Test
    void theirEmployerAsksForARightingAndIsAnsweredButNeverForACopyOfEverything() throws Exception {
        contact("CP-5", "900773129", "Fantasi Leder", "cp-5@folk.example");
        var colleague = contact("CP-6", "900773129", "Fantasi Medarbeider", "cp-6@folk.example");
        var visiting = new Visiting(counter, app, database, dispatch);
        Desk leader = visiting.signedIn("it-total", "cp-5@folk.example");
        String page = PEOPLE + "/" + colleague.value();

        int copy = leader.send(page, page + "/requests", Map.of("kind", "access")).statusCode();
        var sent = leader.send(page, page + "/requests", Map.of("kind", "rectification", "message", "Hun heter noe annet nå"));
        assertThat(sent.statusCode()).as(Visiting.words(sent.body())).isEqualTo(302);
        var number = database.sql("select number from rights.request where subject = ?").param(colleague.value()).query(Integer.class).single();
        Desk desk = counter.desk("it-total", "managing-director");
        var asked = new Asked(counter, database);
        String request = "/desk/requests/" + number;
        String answered = Desk.plain(desk.send(request, request + "/answer", Map.of("field", asked.field(desk, request, "Name: Fantasi Medarbeider"), "reason", "outdated", "becomes", "Fantasi Nynavn")).body());
        dispatch.deliver();
        Desk own = visiting.signedIn("it-total", "cp-6@folk.example");

        assertThat(copy).isEqualTo(400);
        assertThat(answered).contains("has been changed");
        assertThat(vern.testing.Postbox.of("cp-5@folk.example").getLast().getSubject()).contains("K-" + number);
        assertThat(Visiting.words(own.read("/it-total/me/requests/" + number))).contains("Rectification");
        assertThat(leader.get("/it-total/me/requests/" + number).statusCode()).isEqualTo(404);
    }
}
