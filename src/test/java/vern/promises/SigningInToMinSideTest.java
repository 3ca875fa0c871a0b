package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.rights.answers.Parcels;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Signing in to Min side by a password, with and without a code; from where; and what is held of it.
@Story
class SigningInToMinSideTest {

    private static final String PASSWORD = "gul tavle seks vinder";

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Parcels parcels;

    private Visiting visiting() {
        return new Visiting(counter, app, database, dispatch);
    }

    private static HttpResponse<String> choose(Desk desk, String company, String password) {
        return desk.send("/" + company + "/me/access", "/" + company + "/me/access/password", Map.of("chosen", password));
    }

    /// Every word and every byte of every table that this stands in.
    private List<String> tablesHolding(String secret) {
        var found = new ArrayList<String>();
        database.sql("""
                select table_schema || '.' || table_name as place, column_name as name, data_type as type from information_schema.columns
                where data_type in ('text', 'bytea', 'jsonb', 'character varying') and table_schema not in ('pg_catalog', 'information_schema')""")
                .query((row, _) -> new String[] {row.getString("place"), row.getString("name"), row.getString("type")}).list().forEach(column -> {
                    var text = column[2].equals("bytea") ? "encode(" + column[1] + ", 'escape')" : "\"" + column[1] + "\"::text";
                    if (database.sql("select exists (select 1 from " + column[0] + " where strpos(" + text + ", ?) > 0)").param(secret).query(Boolean.class).single()) found.add(column[0] + "." + column[1]);
                });
        return found;
    }

    @Test
    @Keeps("M2-18")
    void midtItHoldsAPasswordThatNobodyCanReadAndSaysOnlyThatThereIsOne() throws Exception {
        var email = "passord@postkasse.example";
        var who = visiting().customer("midt-it", "SI-1", "Fantasi Passord", email);
        var inside = visiting().signedIn("midt-it", email);

        var common = choose(inside, "midt-it", "Passord123456").body();
        var chosen = choose(inside, "midt-it", PASSWORD);
        var desk = counter.desk("midt-it", "privacy-handler");
        var asked = new Asked(counter, database);
        var page = asked.taken(desk, "access", "Fantasi Passord", Map.of("email", email));
        var copy = String.join("\n", Asked.files(parcels, asked.answered(desk, page, Map.of("choice", "all"))).values());

        assertThat(Visiting.words(common)).contains("Everybody tries that password first");
        assertThat(chosen.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).contains("told=password"));
        assertThat(visiting().password(visiting().browser(), "midt-it", email, PASSWORD).statusCode()).isEqualTo(302);
        assertThat(tablesHolding(PASSWORD)).isEmpty();
        assertThat(tablesHolding("$argon2")).containsExactly("staff.account.password");
        assertThat(database.sql("select password_hash from portal.means where subject = ?").param(who.value()).query(String.class).single()).isEqualTo(counter.today().toString());
        assertThat(copy).contains("password-hash", counter.today().toString()).doesNotContain("argon2", PASSWORD);
        dispatch.deliver();
        var letters = new StringBuilder();
        for (var letter : Postbox.of(email)) letters.append(letter.getContent());
        assertThat(letters.toString()).contains("/midt-it/me/access").doesNotContain(PASSWORD);
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSameAndAfterFiveTriesThePasswordOpensNothing() {
        var email = "gjett@postkasse.example";
        visiting().customer("midt-it", "SI-2", "Fantasi Gjettet", email);
        choose(visiting().signedIn("midt-it", email), "midt-it", PASSWORD);
        var desk = visiting().browser();

        var wrong = visiting().password(desk, "midt-it", email, "feil tavle seks vinder");
        var nobody = visiting().password(desk, "midt-it", "ingen-slik@postkasse.example", PASSWORD);
        for (int nth = 0; nth < 4; nth++) visiting().password(desk, "midt-it", email, "feil nummer " + nth);
        var right = visiting().password(desk, "midt-it", email, PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(Visiting.words(nobody.body())).isEqualTo(Visiting.words(wrong.body()));
        assertThat(right.statusCode()).isEqualTo(401);
        assertThat(visiting().signedIn("midt-it", email).get("/midt-it/me").statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeFromAnAppIsAskedForAndCountsOnceAndOneThatWasWrittenDownToo() throws Exception {
        var email = "appkode@postkasse.example";
        visiting().customer("midt-it", "SI-3", "Fantasi Appkode", email);
        var inside = visiting().signedIn("midt-it", email);
        choose(inside, "midt-it", PASSWORD);
        var setUp = Desk.plain(inside.send("/midt-it/me/access", "/midt-it/me/access/app", Map.of()).body());
        var secret = found("secret=([A-Z2-7]{32})", setUp);
        var sealed = found("name=\"sealed\" value=\"([^\"]+)\"", setUp);

        var refused = inside.send("/midt-it/me/access", "/midt-it/me/access/app/confirmation", Map.of("sealed", sealed, "code", "000000")).body();
        var codes = Desk.plain(inside.send("/midt-it/me/access", "/midt-it/me/access/app/confirmation", Map.of("sealed", sealed, "code", code(secret))).body());
        var written = found("([2-9A-Z]{4}(?:-[2-9A-Z]{4}){3})", codes);
        var now = code(secret);

        assertThat(refused).contains("The code is not right");
        assertThat(second(email, "123456").statusCode()).isEqualTo(401);
        assertThat(second(email, now).statusCode()).isEqualTo(302);
        assertThat(second(email, now).statusCode()).isEqualTo(401);
        assertThat(second(email, written).statusCode()).isEqualTo(302);
        assertThat(second(email, written).statusCode()).isEqualTo(401);
        assertThat(Visiting.words(inside.get("/midt-it/me/access").body())).contains("9 left");
    }

    /// The password, and then this code.
    private HttpResponse<String> second(String email, String code) {
        var desk = visiting().browser();
        var page = visiting().password(desk, "midt-it", email, PASSWORD);
        assertThat(page.statusCode()).isEqualTo(200);
        return desk.send("/midt-it/me/sign-in", "/midt-it/me/session/code", Map.of("token", found("name=\"token\" value=\"([^\"]+)\"", page.body()), "code", code));
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    /// What an app shows now (RFC 6238).
    private static String code(String secret) throws Exception {
        var key = new java.math.BigInteger("0");
        for (char letter : secret.toCharArray()) key = key.shiftLeft(5).add(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        var bytes = new byte[20];
        var all = key.toByteArray();
        System.arraycopy(all, Math.max(0, all.length - 20), bytes, Math.max(0, 20 - all.length), Math.min(20, all.length));
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(bytes, "HmacSHA1"));
        var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30).array());
        return "%06d".formatted((ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE) % 1000000);
    }

    @Test
    @Keeps("T-58")
    void itTotalAsksForMoreThanAPasswordFromANetworkThatSomeoneHasNotComeFromAndWritesItDown() throws Exception {
        var email = "driftsportal@postkasse.example";
        var who = visiting().customer("it-total", "SI-4", "Fantasi Driftsportal", email);
        choose(visiting().signedIn(visiting().browser(from("198.51.100.7")), "it-total", email), "it-total", PASSWORD);

        var home = visiting().password(visiting().browser(from("198.51.100.99")), "it-total", email, PASSWORD);
        var elsewhere = visiting().browser(from("203.0.113.5"));
        var stopped = visiting().password(elsewhere, "it-total", email, PASSWORD);
        var afterwards = elsewhere.get("/it-total/me");
        var link = visiting().link(email);
        var entered = elsewhere.send(link, link, Visiting.FACTS);

        assertThat(home.statusCode()).isEqualTo(302);
        assertThat(stopped.statusCode()).isEqualTo(401);
        assertThat(Visiting.words(stopped.body())).contains("a network that you have not used before");
        assertThat(afterwards.statusCode()).isEqualTo(302);
        assertThat(entered.statusCode()).isEqualTo(302);
        assertThat(database.sql("select ip_address || ' ' || result from portal.login where subject = ? order by id").param(who.value()).query(String.class).list())
                .containsExactly("198.51.100.7 signed-in", "198.51.100.99 signed-in", "203.0.113.5 step-up", "203.0.113.5 signed-in");
        assertThat(database.sql("select count(*) from audit.entry where kind = 'portal.login-stopped' and subject = ?").param(who.value()).query(Long.class).single()).isOne();
        assertThat(visiting().password(visiting().browser(from("203.0.113.77")), "it-total", email, PASSWORD).statusCode()).isEqualTo(302);
        counter.waitDays(92);
        assertThat(database.sql("select count(*) from portal.login where subject = ?").param(who.value()).query(Long.class).single()).isZero();
    }

    private static Map<String, String> from(String address) {
        return Map.of("X-Forwarded-For", address);
    }

    @Test
    void onlyWhoeverSignedInAMomentAgoChangesHowTheySignInAndEveryOtherBrowserIsSignedOut() {
        var email = "andre@postkasse.example";
        var who = visiting().customer("midt-it", "SI-5", "Fantasi Andre", email);
        var one = visiting().signedIn("midt-it", email);
        var other = visiting().signedIn("midt-it", email);

        choose(one, "midt-it", PASSWORD);
        var gone = other.get("/midt-it/me");
        var third = visiting().signedIn("midt-it", email);
        one.send("/midt-it/me/access", "/midt-it/me/access/departure", Map.of());
        database.sql("update portal.visit set began = began - interval '31 minutes' where subject = ?").param(who.value()).update();
        var late = choose(one, "midt-it", "en helt annen setning");

        assertThat(gone.statusCode()).isEqualTo(302);
        assertThat(third.get("/midt-it/me").statusCode()).isEqualTo(302);
        assertThat(late.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).contains("failed=again"));
        assertThat(visiting().password(visiting().browser(), "midt-it", email, PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void thePasswordOfSomeoneWhoseSubscriptionHasEndedOpensNothingAndIsGoneInTheNight() {
        var email = "sluttet@postkasse.example";
        var who = visiting().customer("midt-it", "SI-6", "Fantasi Sluttet", email);
        choose(visiting().signedIn("midt-it", email), "midt-it", PASSWORD);

        counter.ends(who, 0, counter.today().minusDays(1));
        var before = held(who);
        var answer = visiting().password(visiting().browser(), "midt-it", email, PASSWORD);
        counter.waitDays(1);

        assertThat(before).isOne();
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(held(who)).isZero();
    }

    private long held(SubjectId who) {
        return database.sql("select count(*) from portal.means where subject = ?").param(who.value()).query(Long.class).single();
    }

    @Test
    void aPasswordIsNeverGivenBackToWhoeverWroteItTooLate() {
        var email = "forsent@postkasse.example";
        var who = visiting().customer("midt-it", "SI-7", "Fantasi Forsent", email);
        var desk = visiting().signedIn("midt-it", email);
        desk.get("/midt-it/me/access");
        database.sql("delete from portal.visit where subject = ?").param(who.value()).update();

        var answer = desk.send("/midt-it/me/sign-in", "/midt-it/me/access/password", Map.of("chosen", PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Desk.plain(answer.body())).doesNotContain(PASSWORD);
    }

    @Test
    void aCompanyWhoseStatementDeclaresNoPasswordsHoldsNone() {
        var email = "utenpassord@postkasse.example";
        visiting().customer("medic-it", "SI-8", "Fantasi Uten", email);
        var desk = visiting().signedIn("medic-it", email);

        choose(desk, "medic-it", PASSWORD);

        assertThat(desk.read("/medic-it/me/access")).doesNotContain("name=\"chosen\"");
        assertThat(visiting().browser().read("/medic-it/me/sign-in")).doesNotContain("name=\"password\"");
        assertThat(visiting().password(visiting().browser(), "medic-it", email, PASSWORD).statusCode()).isEqualTo(401);
    }
}
