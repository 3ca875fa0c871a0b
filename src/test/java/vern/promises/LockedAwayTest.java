package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.start.Installation;
import vern.testing.Desk;

/// A customer hands over a password, so that Medic IT can work on their system.
@Story
class LockedAwayTest {

    private static final String SECRET = "fantasi-hemmelig-48213";

    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Installation installation;

    private static String vault(SubjectId who) {
        return "/desk/vault/" + who.value();
    }

    private static void put(Desk desk, SubjectId who) {
        assertThat(desk.send(vault(who), vault(who), Map.of("system", "Journalsystem", "username", "admin", "password", SECRET)).statusCode()).isEqualTo(302);
    }

    private long id(SubjectId who) {
        return database.sql("select id from vault.credential where subject = ?").param(who.value()).query(Long.class).single();
    }

    private long trail(SubjectId who, String kind) {
        return database.sql("select count(*) from audit.entry where kind = ? and subject = ?").params(kind, who.value()).query(Long.class).single();
    }

    @Test
    @Keeps("M1-20")
    void aPasswordIsReadableNeitherInTheDatabaseNorInAReportAndEachShowingIsRecorded() {
        SubjectId customer = counter.customer("medic-it", "V-1", Row.person("Fantasi Låsbar").since(counter.today()));
        Desk desk = counter.desk("medic-it", "technician");
        put(desk, customer);

        String list = desk.read(vault(customer));
        String unreasoned = Desk.plain(desk.send(vault(customer), vault(customer) + "/" + id(customer) + "/showing", Map.of("reason", "fordi")).body());
        long before = trail(customer, "vault.shown");
        String shown = Desk.plain(desk.send(vault(customer), vault(customer) + "/" + id(customer) + "/showing", Map.of("reason", "R-2043")).body());
        String again = desk.read(vault(customer));
        Desk privacy = counter.desk("medic-it", "privacy-handler");
        new Asked(counter, database).shown(privacy, "access", customer);
        String report = privacy.read("/desk/people/" + customer.value() + "/access.json");

        assertThat(list).contains("Journalsystem").doesNotContain(SECRET);
        assertThat(unreasoned).contains("Write the number of the case").doesNotContain(SECRET);
        assertThat(before).isZero();
        assertThat(shown).contains(SECRET);
        assertThat(again).doesNotContain(SECRET);
        assertThat(trail(customer, "vault.shown")).isOne();
        assertThat(report).contains("Journalsystem").doesNotContain(SECRET);
        assertThat(database.sql("select c::text from vault.credential c where subject = ?").param(customer.value()).query(String.class).single()).doesNotContain(SECRET);
        assertThat(database.sql("select count(*) from audit.entry e where e::text like ?").param("%" + SECRET + "%").query(Long.class).single()).isZero();
        assertThat(counter.desk("medic-it", "sales").get(vault(customer)).statusCode()).isEqualTo(403);
    }

    @Test
    @Keeps("M1-21")
    void withoutARunningAgreementNoPasswordIsTaken() {
        SubjectId former = counter.customer("medic-it", "V-2", Row.person("Fantasi Avsluttet").since(counter.today().minusYears(1)));
        counter.ends(former, 0, counter.today().minusDays(1));
        Desk desk = counter.desk("medic-it", "technician");

        String refused = Desk.plain(desk.send(vault(former), vault(former), Map.of("system", "Journalsystem", "username", "admin", "password", SECRET)).body());

        assertThat(refused).contains("no running agreement");
        assertThat(database.sql("select count(*) from vault.credential where subject = ?").param(former.value()).query(Long.class).single()).isZero();
    }

    @Test
    @Keeps("M1-39")
    void whatAnAgreementNeededIsErasedWhenItHasEndedThePasswordWithItsKey() {
        SubjectId customer = counter.customer("medic-it", "V-3", Row.person("Fantasi Fullført").since(counter.today()).and("subscription", "Full drift"));
        put(counter.desk("medic-it", "technician"), customer);
        boolean locked = Files.exists(installation.data().resolve("vault").resolve(customer.value() + ".key"));

        counter.ends(customer, 0, counter.today());
        counter.waitDays(2);

        assertThat(locked).isTrue();
        assertThat(database.sql("select count(*) from vault.credential where subject = ?").param(customer.value()).query(Long.class).single()).isZero();
        assertThat(installation.data().resolve("vault").resolve(customer.value() + ".key")).doesNotExist();
        assertThat(counter.held(customer)).doesNotContain("service");
        assertThat(counter.desk("medic-it", "privacy-handler").read("/desk/sweeps")).isNotBlank();
        assertThat(database.sql("select coalesce(sum(s.gone), 0) from ledger.sweep_count s join ledger.controller c on c.id = s.controller where c.key = 'medic-it' and s.category = 'credential'").query(Long.class).single()).isPositive();
    }

    @Test
    @Keeps("M1-19")
    void whatAPartialAgreementDoesNotCoverNobodyOpens() {
        SubjectId customer = counter.customer("medic-it", "V-19", Row.person("Fantasi Delvis").since(counter.today()));
        Desk technician = counter.desk("medic-it", "technician");
        put(technician, customer);
        String before = technician.read(vault(customer));

        Desk administrator = counter.desk("medic-it", "administrator");
        int own = technician.send(vault(customer), vault(customer) + "/scope", Map.of("systems", "Journalsystem")).statusCode();
        administrator.send(vault(customer), vault(customer) + "/scope", Map.of("systems", "Skrivere, Nettverk"));
        technician = counter.desk("medic-it", "technician");
        String refused = Desk.plain(technician.send(vault(customer), vault(customer) + "/" + id(customer) + "/showing", Map.of("reason", "R-2043")).body());
        String another = Desk.plain(technician.send(vault(customer), vault(customer), Map.of("system", "Lønnssystem", "username", "admin", "password", SECRET)).body());
        long outside = trail(customer, "vault.outside");
        administrator = counter.desk("medic-it", "administrator");
        administrator.send(vault(customer), vault(customer) + "/scope", Map.of("systems", "Skrivere, journalsystem"));
        technician = counter.desk("medic-it", "technician");
        String inside = Desk.plain(technician.send(vault(customer), vault(customer) + "/" + id(customer) + "/showing", Map.of("reason", "R-2043")).body());

        assertThat(before).contains("It covers all the customer has");
        assertThat(own).isEqualTo(403);
        assertThat(refused).contains("does not cover this system", "It covers Skrivere, Nettverk only").doesNotContain(SECRET);
        assertThat(another).contains("no running agreement").doesNotContain("Lønnssystem<");
        assertThat(outside).isOne();
        assertThat(inside).contains(SECRET);
    }

    @Test
    void whatIsHandedOverForOneRepairGoesWhenThatIsDoneAndTheRestStays() {
        SubjectId customer = counter.customer("medic-it", "V-20", Row.person("Fantasi Engangs").since(counter.today()));
        Desk technician = counter.desk("medic-it", "technician");
        String repair = java.net.URI.create(technician.send("/desk/repairs/new", "/desk/repairs", Map.of("customer", "V-20", "name", "Fantasi Engangs", "serial", "MI-20", "fault", "Starter ikke"))
                .headers().firstValue("Location").orElseThrow()).getPath();
        String number = "R-" + repair.replaceFirst(".*/", "");
        put(technician, customer);
        String unknown = Desk.plain(technician.send(vault(customer), vault(customer), Map.of("system", "Laptop", "username", "eier", "password", SECRET, "matter", "R-999999")).body());
        technician.send(vault(customer), vault(customer), Map.of("system", "Laptop", "username", "eier", "password", SECRET, "matter", number));
        String listed = technician.read(vault(customer));
        long lent = database.sql("select id from vault.credential where subject = ? and system = 'Laptop'").param(customer.value()).query(Long.class).single();

        technician.send(repair, repair + "/closing", Map.of());
        int after = technician.send(vault(customer), vault(customer) + "/" + lent + "/showing", Map.of("reason", number)).statusCode();
        counter.waitDays(2);

        assertThat(unknown).contains("No open case or repair has this number");
        assertThat(listed).contains("For " + number + " only", "Journalsystem");
        assertThat(after).isEqualTo(404);
        assertThat(database.sql("select system from vault.credential where subject = ?").param(customer.value()).query(String.class).list()).containsExactly("Journalsystem");
    }
}
