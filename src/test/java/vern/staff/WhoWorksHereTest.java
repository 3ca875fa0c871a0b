package vern.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.testing.Desk;
import vern.web.WithDatabase;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WhoWorksHereTest implements WithDatabase {

    private static final String STAFF = "/desk/settings/staff";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void nobodyHasTriedYet() {
        database.sql("delete from staff.attempt").update();
    }

    @Test
    void theLastManagingDirectorCannotLeave() {
        var desk = new Desk(port).signedIn("administrator@midt-it.example");
        long director = account("daglig-leder@midt-it.example");

        var answer = desk.send(STAFF + "/" + director, STAFF + "/" + director + "/deactivation", Map.of());

        assertThat(answer.body()).contains("cannot stand empty");
        assertThat(active(director)).isTrue();
    }

    @Test
    void theRoleOfManagingDirectorCanPassToAnother() {
        var desk = new Desk(port).signedIn("administrator@onemed.example");
        long director = account("daglig-leder@onemed.example");
        long successor = account("kvalitet@onemed.example");

        desk.send(STAFF + "/" + successor, STAFF + "/" + successor + "/roles", Map.of("role", "managing-director", "task", "takes over", "expires", ""));
        desk.send(STAFF + "/" + director, STAFF + "/" + director + "/deactivation", Map.of());

        assertThat(active(director)).isFalse();
    }

    @Test
    void whatChangesStandsInTheTrailByNumbersOnly() {
        var desk = new Desk(port).signedIn("administrator@medic-it.example");
        long seller = account("salg@medic-it.example");

        desk.send(STAFF + "/" + seller, STAFF + "/" + seller + "/deactivation", Map.of());

        var entry = database.sql("select details::text from audit.entry where kind = 'staff.deactivated' and details ->> 'account-id' = ?")
                .param(String.valueOf(seller)).query(String.class).single();
        assertThat(entry).doesNotContain("salg@");
    }

    @Test
    void someoneNewGetsRolesOnlyAfterSigning() {
        var desk = new Desk(port).signedIn("administrator@it-total.example");
        var link = Pattern.compile("/desk/welcome/[A-Za-z0-9_-]+").matcher(desk.send(STAFF, STAFF, Map.of("name", "Newcomer", "address", "newcomer@it-total.example")).body());
        assertThat(link.find()).isTrue();
        long newcomer = account("newcomer@it-total.example");
        var role = Map.of("role", "sales", "task", "calls customers", "expires", "");

        assertThat(desk.send(STAFF + "/" + newcomer, STAFF + "/" + newcomer + "/roles", role).body()).contains("undertaking is not signed");
        new Desk(port).send(link.group(), link.group(), Map.of("password", "a sentence is good", "agreed", "yes"));

        assertThat(desk.send(STAFF + "/" + newcomer, STAFF + "/" + newcomer + "/roles", role).statusCode()).isEqualTo(302);
        assertThat(new Desk(port).get(link.group()).statusCode()).isEqualTo(410);
        assertThat(new Desk(port).signIn("newcomer@it-total.example", "a sentence is good").statusCode()).isEqualTo(302);
    }

    @Test
    void whoIsDeactivatedIsOutWithTheNextClick() {
        var leaving = new Desk(port).signedIn("tekniker@medic-it.example");
        var desk = new Desk(port).signedIn("administrator@medic-it.example");
        long account = account("tekniker@medic-it.example");

        desk.send(STAFF + "/" + account, STAFF + "/" + account + "/deactivation", Map.of());

        assertThat(leaving.get("/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void theListSaysWhoHasSignedAndOnlyThat() {
        assertThat(new Desk(port).signedIn("administrator@medic-it.example").get(STAFF).body()).contains(">signed<").doesNotContain(">not signed<");
    }

    @Test
    void anotherCompanysStaffDoNotExistHere() {
        var desk = new Desk(port).signedIn("administrator@it-total.example");

        assertThat(desk.get(STAFF + "/" + account("salj@micromedic.example")).statusCode()).isEqualTo(404);
        assertThat(desk.get(STAFF).body()).doesNotContain("micromedic.example");
    }

    private long account(String address) {
        return database.sql("select id from staff.account where address = :address").param("address", address).query(Long.class).single();
    }

    private boolean active(long account) {
        return database.sql("select active from staff.account where id = :id").param("id", account).query(Boolean.class).single();
    }
}
