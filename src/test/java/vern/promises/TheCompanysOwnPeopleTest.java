package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Passings;
import vern.ledger.Persons;
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
    @Autowired Persons persons;
    @Autowired Passings passings;

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
        String foreign = database.sql("select party from register.link where subject = ?").param(stranger.value()).query(String.class).single();
        int addedElsewhere = sjef.send(PEOPLE, PEOPLE, Map.of("party", foreign, "name", "Fantasi Innsmuglet", "email", "cp-9@folk.example")).statusCode();
        int elsewhere = sjef.send(PEOPLE, PEOPLE + "/" + stranger.value() + "/details", Map.of("name", "Fantasi Kapret")).statusCode();

        assertThat(added.statusCode()).as(Visiting.words(added.body())).isEqualTo(302);
        assertThat(added.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("?given"));
        assertThat(shown).contains("Fantasi Kollega", "If you take them out, this happens by itself", "erased");
        assertThat(database.sql("select left_on is null from register.link where subject = ?").param(colleague.value()).query(Boolean.class).single()).as("looking takes nobody out").isTrue();
        assertThat(one(colleague, "name")).isEqualTo("Fantasi Kollega-Ny");
        assertThat(one(colleague, "title")).isEqualTo("driftssjef");
        assertThat(elsewhere).isEqualTo(404);
        assertThat(addedElsewhere).isEqualTo(404);
        assertThat(one(stranger, "name")).isEqualTo("Fantasi Fremmed");
        assertThat(Visiting.words(sjef.read(PEOPLE))).contains("Fantasi Nyansatt");
    }

    @Test
    void whatSomeoneIsBesideTheirWorkIsNothingToTheirEmployer() {
        contact("CP-7", "900773137", "Fantasi Sjefen", "cp-7@folk.example");
        var colleague = contact("CP-8", "900773137", "Fantasi Toroller", "cp-8@folk.example");
        var privately = counter.customer("it-total", "CP-80", Row.person("Fantasi Toroller").and("email", "cp-8-hjemme@folk.example").and("phone", "+47 000 00 808").and("subscription", "Fiber 80").since(counter.today().minusDays(20)));
        assertThat(persons.join("it-total", colleague, privately, Counter.clerk("it-total"))).isEmpty();
        Desk sjef = new Visiting(counter, app, database, dispatch).signedIn("it-total", "cp-7@folk.example");
        String page = PEOPLE + "/" + colleague.value();

        String shown = sjef.read(page);
        sjef.send(page, page + "/details", Map.of("name", "Fantasi Toroller-Jobb", "phone", "+47 000 00 777"));

        assertThat(shown).contains("+4700000999").doesNotContain("+4700000808", "cp-8-hjemme");
        assertThat(Visiting.words(shown)).contains("this happens by itself: Contact details: erased tonight Take out");
        assertThat(one(colleague, "name")).isEqualTo("Fantasi Toroller-Jobb");
        assertThat(one(privately, "name")).isEqualTo("Fantasi Toroller");
        assertThat(one(privately, "phone")).isEqualTo("+4700000808");
    }

    /// What was passed on of someone, to a declared recipient.
    private void passedOn(SubjectId who, String recipient) {
        passings.record(Counter.clerk("it-total"), new Passings.Passed(who, recipient, "deliver", List.of("contact"), "NO", Optional.empty(), Optional.empty()));
    }

    @Test
    void theirAdministratorKeepsTheCompanysNameAndAddressAndWhoeverGotItIsTold() {
        contact("CP-21", "900773153", "Fantasi Eier", "cp-21@folk.example");
        var colleague = contact("CP-22", "900773153", "Fantasi Ansatt", "cp-22@folk.example");
        var stranger = contact("CP-23", "900773161", "Fantasi Utenfor", "cp-23@folk.example");
        String party = database.sql("select party from register.link where subject = ?").param(colleague.value()).query(String.class).single();
        String foreign = database.sql("select party from register.link where subject = ?").param(stranger.value()).query(String.class).single();
        passedOn(colleague, "operations-partner");
        var visiting = new Visiting(counter, app, database, dispatch);
        Desk owner = visiting.signedIn("it-total", "cp-21@folk.example");
        Desk other = visiting.signedIn("it-total", "cp-22@folk.example");
        String page = "/it-total/me/company/" + party;

        String shown = Visiting.words(owner.read("/it-total/me/company"));
        String form = owner.read(page);
        owner.send(page, page, Map.of("name", "Eksempel Nyfolk AS", "address", "Nyveien 12", "postal-code", "0150", "city", "Oslo"));
        String waits = Visiting.words(owner.read(page));
        Desk desk = counter.desk("it-total", "customer-service");
        String glance = desk.read("/desk");
        String asked = Visiting.words(desk.read("/desk/parties/" + party));
        var before = database.sql("select name from register.party where id = ?::bigint").param(party).query(String.class).single();
        desk.send("/desk/parties/" + party, "/desk/parties/" + party + "/name", Map.of("right", "yes"));

        assertThat(shown).contains("Change name and address");
        assertThat(form).contains("Eksempel Folk 900773153 AS", "Organisation number");
        for (var column : List.of("address", "postal_code", "city")) assertThat(one(colleague, column)).as(column).isIn("Nyveien 12", "0150", "Oslo");
        assertThat(one(stranger, "postal_code")).isEqualTo("6470");
        assertThat(waits).contains("You have written that you are called Eksempel Nyfolk AS");
        assertThat(glance).contains("new name");
        assertThat(asked).contains("They write that they are now called Eksempel Nyfolk AS");
        assertThat(before).as("a registered name waits").isEqualTo("Eksempel Folk 900773153 AS");
        assertThat(database.sql("select name from register.party where id = ?::bigint").param(party).query(String.class).single()).isEqualTo("Eksempel Nyfolk AS");
        assertThat(database.sql("select t.recipient from rights.told t join rights.request r on r.id = t.request where r.subject = ? and t.done is null").param(colleague.value()).query(String.class).list())
                .containsExactly("operations-partner");
        assertThat(database.sql("select count(*) from rights.request where subject = ?").param(stranger.value()).query(Long.class).single()).as("nobody got theirs").isZero();
        assertThat(owner.get("/it-total/me/company/" + foreign).statusCode()).isEqualTo(404);
        assertThat(owner.send(page, "/it-total/me/company/" + foreign, Map.of("name", "Eksempel Kapret AS")).statusCode()).isEqualTo(404);
        assertThat(other.get(page).statusCode()).as("not the administrator").isEqualTo(404);
    }

    @Test
    void theirEmployerErasesNobodyByAskingForIt() {
        contact("CP-11", "900773145", "Fantasi Styrer", "cp-11@folk.example");
        var colleague = contact("CP-12", "900773145", "Fantasi Uvitende", "cp-12@folk.example");
        Desk styrer = new Visiting(counter, app, database, dispatch).signedIn("it-total", "cp-11@folk.example");
        String page = PEOPLE + "/" + colleague.value();

        styrer.send(page, page + "/requests", Map.of("kind", "erasure", "message", "Slett alt"));
        var number = database.sql("select number from rights.request where subject = ?").param(colleague.value()).query(Integer.class).single();
        Desk desk = counter.desk("it-total", "managing-director");
        String answered = Desk.plain(desk.send("/desk/requests/" + number, "/desk/requests/" + number + "/answer", Map.of()).body());

        assertThat(answered).contains("See the power of attorney first");
        assertThat(one(colleague, "name")).isEqualTo("Fantasi Uvitende");
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
        var letter = vern.testing.Postbox.of("cp-5@folk.example").getLast();
        assertThat(letter.getSubject()).contains("K-" + number);
        assertThat(letter.getContent().toString()).contains("has been changed in one place");
        assertThat(Visiting.words(own.read("/it-total/me/requests/" + number))).contains("Rectification");
        assertThat(leader.get("/it-total/me/requests/" + number).statusCode()).isEqualTo(404);
    }
}
