package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// Who works in the companies, and what each comes to see.
@Story
class WhoMaySeeWhatTest {

    private static final String STAFF = "/desk/settings/staff";
    private static final String PASSWORD = "a long sentence is good";

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired MessageSource messages;

    private long account(String address) {
        return database.sql("select id from staff.account where address = ?").param(address).query(Long.class).single();
    }

    /// Someone new is added; the link to choose a password with.
    private static String added(Desk desk, String address) {
        var link = Pattern.compile("/desk/welcome/[A-Za-z0-9_-]+").matcher(desk.send(STAFF, STAFF, Map.of("name", "Newcomer", "address", address)).body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private String given(Desk desk, long account, String role, String task) {
        return desk.send(STAFF + "/" + account, STAFF + "/" + account + "/roles", Map.of("role", role, "task", task, "expires", "")).body();
    }

    private long roles(long account) {
        return database.sql("select count(*) from staff.role_binding where account = ? and ended_at is null").param(account).query(Long.class).single();
    }

    private Desk stranger() {
        return new Desk(app.url("/").getPort());
    }

    @Test
    @Keeps("O-31")
    void oneMedGivesNobodyARoleBeforeTheyHaveSignedTheUndertaking() {
        Desk desk = counter.desk("onemed", "administrator");
        String link = added(desk, "fantasi.taus@onemed.example");
        long newcomer = account("fantasi.taus@onemed.example");

        String refused = given(desk, newcomer, "sales", "calls customers");
        long before = roles(newcomer);
        stranger().send(link, link, Map.of("password", PASSWORD, "agreed", "yes"));
        given(desk, newcomer, "sales", "calls customers");

        assertThat(refused).contains("undertaking is not signed");
        assertThat(before).isZero();
        assertThat(roles(newcomer)).isOne();
        assertThat(database.sql("select count(*) from staff.undertaking where account = ? and signed_at is not null and text_version <> ''").param(newcomer)
                .query(Long.class).single()).isOne();
    }

    @Test
    @Keeps("M2-45")
    void midtItLetsNobodyWithoutAWorkTaskOpenAnyone() {
        SubjectId customer = counter.customer("midt-it", "W-1", Row.person("Fantasi Låsmo").since(counter.today()).and("source", "order"));
        Desk desk = counter.desk("midt-it", "administrator");
        String link = added(desk, "fantasi.fersk@midt-it.example");
        long newcomer = account("fantasi.fersk@midt-it.example");
        stranger().send(link, link, Map.of("password", PASSWORD, "agreed", "yes"));
        Desk fresh = stranger();
        fresh.signIn("fantasi.fersk@midt-it.example", PASSWORD);

        int without = fresh.get("/desk/people/" + customer.value()).statusCode();
        String taskless = given(desk, newcomer, "customer-service", " ");
        long noRole = roles(newcomer);
        given(desk, newcomer, "customer-service", "answers the telephone");

        assertThat(without).isIn(403, 404);
        assertThat(taskless).contains("task");
        assertThat(noRole).isZero();
        assertThat(fresh.get("/desk/people/" + customer.value()).statusCode()).isEqualTo(200);
    }

    @Test
    @Keeps("M2-04")
    void midtItsLogTellsWhoGaveWhatToWhichRoleAndWhen() {
        Desk director = counter.desk("midt-it", "managing-director");
        long delegate = account("kvalitet@midt-it.example");
        long by = account("daglig-leder@midt-it.example");

        given(director, delegate, "privacy-handler", "answers requests while the others are away");
        String log = director.read("/desk/audit");

        assertThat(log.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " "))
                .containsPattern("\\d{4} at \\d\\d:\\d\\d Role given staff.role-bound staff " + by + " account-id " + delegate + ", expires never, role privacy-handler");
    }

    @Test
    @Keeps("M2-03")
    void midtItCannotBeWithoutItsManagingDirector() {
        Desk desk = counter.desk("midt-it", "administrator");
        long director = account("daglig-leder@midt-it.example");

        String refused = desk.send(STAFF + "/" + director, STAFF + "/" + director + "/deactivation", Map.of()).body();

        assertThat(refused).contains("cannot stand empty");
        assertThat(database.sql("select active from staff.account where id = ?").param(director).query(Boolean.class).single()).isTrue();
        assertThat(counter.desk("midt-it", "managing-director").get("/desk/audit").statusCode()).isEqualTo(200);
    }

    @Test
    @Keeps("O-30")
    void oneMedClosesAnAccountWhosePasswordIsGuessedAtAndTellsTheAdministrator() {
        Desk administrator = counter.desk("onemed", "administrator");
        String quiet = administrator.read("/desk");
        for (int guess = 0; guess < 6; guess++) stranger().signIn("drift@onemed.example", "guess " + guess);

        int locked = stranger().signIn("drift@onemed.example", "prov-deg-fram").statusCode();
        int unknown = stranger().signIn("nobody.at.all@onemed.example", "guess").statusCode();
        String alarmed = administrator.read("/desk");
        administrator.send("/desk", "/desk/alerts/seen", Map.of());

        assertThat(locked).isEqualTo(401).isEqualTo(unknown);
        assertThat(quiet).doesNotContain("Someone has guessed at passwords");
        assertThat(alarmed).contains("Someone has guessed at passwords").containsPattern("The account \\S+ was closed for a quarter of an hour");
        assertThat(administrator.read("/desk/audit")).contains("staff.locked-out");
        assertThat(administrator.read("/desk")).doesNotContain("Someone has guessed at passwords");
    }

    @Test
    void everyEntryOfTheDesksMenuOpensForWhoeverSeesIt() {
        var closed = new java.util.ArrayList<String>();
        var entry = Pattern.compile("<li><a href=\"(/desk[a-z/-]*)\"");
        for (var company : List.of("midt-it", "it-total", "onemed", "medic-it", "micromedic")) {
            var roles = database.sql("select distinct b.role from staff.role_binding b join staff.account a on a.id = b.account where a.controller = ? and b.ended_at is null").param(company).query(String.class).list();
            assertThat(roles).hasSizeGreaterThan(5);
            for (var role : roles) {
                Desk desk = counter.desk(company, role);
                var entries = entry.matcher(desk.read("/desk")).results().map(found -> found.group(1)).toList();
                assertThat(entries).as(role).contains("/desk", "/desk/people");
                entries.stream().filter(page -> desk.get(page).statusCode() >= 400).forEach(page -> closed.add(page + " of " + company + " for " + role));
            }
        }
        assertThat(closed).isEmpty();
    }

    @Test
    void theTrailSaysInWordsWhatHappened() {
        var entry = Pattern.compile("<span>([^<]*)</span> <small><code>([^<]+)</code>");
        for (var company : List.of("midt-it", "it-total", "onemed", "medic-it", "micromedic")) {
            var entries = entry.matcher(counter.desk(company, "administrator").read("/desk/audit")).results().toList();
            assertThat(entries).as(company).isNotEmpty().noneMatch(found -> found.group(1).equals(found.group(2)));
        }
        assertThat(database.sql("select distinct kind from audit.entry where kind not like 'ledger.event.%'").query(String.class).list()).allMatch(kind -> Stream.of(
                "desk.audit.kind." + kind, "desk.audit.kind." + kind.replace("ledger.", ""), kind.replace("request.", "rights.step.")).anyMatch(key -> !messages.getMessage(key, null, "", Locale.of("nb")).isEmpty()));
    }

    @Test
    void whatSomebodyWritesIntoAnAddressInsteadOfANumberIsRefusedAndNotLogged() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var log = new ListAppender<ILoggingEvent>();
        Desk desk = counter.desk("it-total", "privacy-handler");
        log.start();
        root.addAppender(log);

        int person = desk.get("/desk/people/fantasi.logg@postkasse.example").statusCode();
        int form = desk.get("/desk/requests/new?person=fantasi.logg@postkasse.example").statusCode();
        root.detachAppender(log);

        assertThat(person).isEqualTo(400);
        assertThat(form).isEqualTo(400);
        assertThat(List.copyOf(log.list).toString()).doesNotContain("fantasi.logg");
    }

    /// Someone of another company with a role and a signed undertaking, signed in.
    private Desk employedBy(String employer, String address) {
        Desk desk = counter.desk("micromedic", "administrator");
        String link = added(desk, address);
        long newcomer = account(address);
        stranger().send(link, link, Map.of("password", PASSWORD, "agreed", "yes"));
        desk.send(STAFF + "/" + newcomer, STAFF + "/" + newcomer + "/employment", Map.of("employer", employer));
        given(desk, newcomer, "customer-service", "helps out");
        given(desk, newcomer, "administrator", "looks after the systems");
        Desk theirs = stranger();
        assertThat(theirs.signIn(address, PASSWORD).statusCode()).isEqualTo(302);
        return theirs;
    }

    private long withheld(long account) {
        return database.sql("select count(*) from audit.entry where controller = 'micromedic' and kind = 'ledger.withheld' and actor_id = ?").param("" + account).query(Long.class).single();
    }

    @Test
    @Keeps("S-45")
    void whoeverMicromedicsParentOrAProcessorEmploysIsDeniedWhatStandsOnItsOwnHardware() {
        SubjectId customer = counter.customer("micromedic", "W-45", Row.contact("Fantasikliniken Lokal", "Fantasi Lokalsson").since(counter.today()));
        String person = "/desk/people/" + customer.value();

        for (var employer : Map.of("ortomedic", "fantasi.moder@ortomedic.example", "cloud", "fantasi.moln@moln.example").entrySet()) {
            Desk theirs = employedBy(employer.getKey(), employer.getValue());
            long account = account(employer.getValue());

            var page = theirs.get(person);
            String searched = Desk.plain(theirs.send("/desk/people", "/desk/people", Map.of("q", "Lokalsson")).body());
            String self = theirs.send(STAFF + "/" + account, STAFF + "/" + account + "/employment", Map.of("employer", "")).body();

            assertThat(page.statusCode()).as(employer.getKey()).isEqualTo(403);
            assertThat(page.body()).doesNotContain("Lokalsson");
            assertThat(searched).contains("only our own staff reach it").doesNotContain("Fantasi Lokalsson");
            assertThat(self).contains("Only one of our own staff");
            assertThat(withheld(account)).isPositive();
            assertThat(database.sql("select count(*) from ledger.use u join ledger.act a on a.id = u.act where u.subject = ? and a.actor = ?").params(customer.value(), "staff:" + account)
                    .query(Long.class).single()).isZero();
        }
        assertThat(Desk.plain(counter.desk("micromedic", "customer-service").read(person))).contains("Fantasi Lokalsson");
        assertThat(Desk.plain(counter.desk("micromedic", "administrator").read("/desk/systems"))).contains("the customer database", "Only our own staff reach it");
    }
}
