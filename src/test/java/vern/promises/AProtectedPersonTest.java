package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.ProtectedIdentities;
import vern.mail.Dispatch;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Someone whose identity is protected: said at the desk with a reason, seen from then on only in the role for it, and answered only by the
/// safe way.
@Story
class AProtectedPersonTest {

    private static final String COMPANY = "medic-it";
    private static final List<String> OTHERS = List.of("customer-service", "privacy-handler");

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;

    private long account;

    @BeforeEach
    void someoneInTheRoleWhoAlsoServesAndAnswersPeople() {
        account = database.sql("select a.id from staff.account a join staff.role_binding b on b.account = a.id where a.controller = ? and b.role = ?")
                .params(COMPANY, ProtectedIdentities.ROLE).query(Long.class).single();
        for (var role : OTHERS) {
            database.sql("insert into staff.role_binding (account, role, work_task, granted_at) values (?, ?, 'test', ?)").params(account, role, Timestamp.from(Instant.EPOCH)).update();
        }
    }

    @AfterEach
    void ofWhomTheOthersKnowNothing() {
        OTHERS.forEach(role -> database.sql("delete from staff.role_binding where account = ? and role = ?").params(account, role).update());
    }

    private String search(Desk desk, String words) {
        return Desk.plain(desk.send("/desk/people", "/desk/people", Map.of("q", words)).body()).replaceAll("<input[^>]*name=\"q\"[^>]*>", "");
    }

    @Test
    void onceSaidWithAReasonThePersonIsGoneForEveryoneWithoutTheRoleAndStaysForThoseInIt() {
        var who = new Visiting(counter, app, database, dispatch).customer(COMPANY, "PI-1", "Fantasi Skjermet", "skjermet-pi@postkasse.example");
        String page = "/desk/people/" + who.value();
        Desk handler = counter.desk(COMPANY, "privacy-handler");
        Desk service = counter.desk(COMPANY, "customer-service");
        Desk inTheRole = counter.desk(COMPANY, ProtectedIdentities.ROLE);
        assertThat(search(service, "Fantasi Skjermet")).contains("Fantasi Skjermet");
        assertThat(service.send(page, page + "/protection", Map.of("about", "threat", "confirmed", "yes")).statusCode()).isEqualTo(400);
        assertThat(handler.send(page, page + "/protection", Map.of("about", "whatever", "confirmed", "yes")).statusCode()).isEqualTo(400);

        String foretold = Desk.plain(handler.send(page, page + "/protection", Map.of("about", "threat")).body());
        var taken = handler.send(page, page + "/protection", Map.of("about", "threat", "confirmed", "yes"));

        assertThat(foretold).contains("the person is exposed to threats or violence", "gone from searches, lists, cases and files");
        assertThat(taken.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/desk/people?told=protection"));
        assertThat(search(service, "Fantasi Skjermet")).doesNotContain("Fantasi Skjermet");
        for (var path : List.of(page, page + "/access", page + "/erasure", "/desk/calls/" + who.value(), "/desk/passing/" + who.value(), "/desk/requests/new?person=" + who.value())) {
            assertThat(handler.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(service.send("/desk/people", "/desk/calls/" + who.value(), Map.of("fact.postal-code", "6470", "fact.phone", "000 00 999")).statusCode()).isEqualTo(404);
        assertThat(search(inTheRole, "Fantasi Skjermet")).contains("Fantasi Skjermet");
        assertThat(inTheRole.read(page)).contains("Fantasi Skjermet", "Identity protected since", "exposed to threats or violence");
        assertThat(handler.send("/desk/people", page + "/protection-end", Map.of("about", "wish-ended", "confirmed", "yes")).statusCode()).isEqualTo(404);
        assertThat(inTheRole.send(page, page + "/protection-end", Map.of("about", "wish-ended", "confirmed", "yes")).statusCode()).isEqualTo(302);
        assertThat(service.read(page)).contains("Fantasi Skjermet");
        assertThat(database.sql("select string_agg(kind || ' ' || (details ->> 'reason'), ', ' order by id) from audit.entry where subject = ? and kind like 'ledger.protection%'").param(who.value()).query(String.class).single())
                .isEqualTo("ledger.protection.begun threat, ledger.protection.ended wish-ended");
    }

    @Test
    void aRequestInTheirNameIsAnsweredInTheRoleAloneAndTheAnswerGoesToMinSideAndToNoAddressThatItCameWith() throws Exception {
        var visiting = new Visiting(counter, app, database, dispatch);
        var who = visiting.customer(COMPANY, "PI-2", "Fantasi Gjemt", "gjemt-pi@postkasse.example");
        var asked = new Asked(counter, database);
        Desk handler = counter.desk(COMPANY, "privacy-handler");
        Desk inTheRole = counter.desk(COMPANY, ProtectedIdentities.ROLE);
        String page = asked.taken(handler, "access", "Fantasi Gjemt", Map.of("person", String.valueOf(who.value()), "email", "utrygg-pi@postkasse.example", "language", "en"));
        handler.send("/desk/people/" + who.value(), "/desk/people/" + who.value() + "/protection", Map.of("about", "register", "confirmed", "yes"));

        String hidden = handler.read(page);
        int answering = handler.send("/desk/people", page + "/answer", Map.of()).statusCode();
        String queue = handler.read("/desk/requests");
        String answered = asked.answered(inTheRole, page, Map.of());
        dispatch.deliver();
        Desk mine = visiting.signedIn(COMPANY, "gjemt-pi@postkasse.example");
        String path = "/" + COMPANY + "/me/requests/" + page.replaceAll("\\D", "");
        String own = mine.read(path);
        var copy = mine.send(path, path + "/copy", Map.of());

        assertThat(hidden).contains("Sees protected people").doesNotContain("Fantasi Gjemt", "utrygg-pi");
        assertThat(answering).isEqualTo(403);
        assertThat(queue).doesNotContain("Fantasi Gjemt");
        assertThat(answered).contains("A copy of everything we hold about you", "Nothing is sent by e-mail");
        assertThat(Postbox.of("utrygg-pi@postkasse.example")).isEmpty();
        assertThat(own).contains("You asked for access on", "Download the copy");
        assertThat(copy.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(copy.body()).contains("report.pdf");
    }

    @Test
    void whatIsWrittenToThemOnTheWayIsPrintedInTheRoleAndReadOnMinSideAndNobodyElseTiesARequestToThem() {
        var visiting = new Visiting(counter, app, database, dispatch);
        var who = visiting.customer(COMPANY, "PI-3", "Fantasi Bortgjemt", "bortgjemt-pi@postkasse.example");
        var asked = new Asked(counter, database);
        Desk handler = counter.desk(COMPANY, "privacy-handler");
        Desk inTheRole = counter.desk(COMPANY, ProtectedIdentities.ROLE);
        String page = asked.taken(handler, "access", "Fantasi Bortgjemt", Map.of("person", String.valueOf(who.value()), "email", "utrygg-pi3@postkasse.example", "language", "en"));
        String other = asked.taken(handler, "access", "Fantasi Noen", Map.of("email", "noen-pi3@postkasse.example"));
        handler.send("/desk/people/" + who.value(), "/desk/people/" + who.value() + "/protection", Map.of("about", "register", "confirmed", "yes"));

        inTheRole.send(page, page + "/extension", Map.of("ground", "two archives must be searched"));
        int tied = handler.send(other, other + "/recognition", Map.of("subject", String.valueOf(who.value()))).statusCode();
        dispatch.deliver();
        String desk = inTheRole.read(page);
        String own = visiting.signedIn(COMPANY, "bortgjemt-pi@postkasse.example").read("/" + COMPANY + "/me/requests/" + page.replaceAll("\\D", ""));

        assertThat(desk).contains("We need more time", "to be printed and posted", "/written/");
        assertThat(own).contains("Our letters", "two archives must be searched");
        assertThat(Postbox.of("utrygg-pi3@postkasse.example")).isEmpty();
        assertThat(tied).isEqualTo(404);
    }
}
