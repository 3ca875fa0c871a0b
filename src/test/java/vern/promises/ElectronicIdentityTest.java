package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.IdentityProvider;

/// Signing in at a provider of electronic identities: a real OpenID Connect server, over HTTP.
@Story
class ElectronicIdentityTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;

    @BeforeEach
    void serve() {
        IdentityProvider.serve(app);
    }

    private Visiting visiting() {
        return new Visiting(counter, app, database, dispatch);
    }

    private static Map<String, Object> claims(String name, String email, String level) {
        return Map.of("name", name, "email", email, "email_verified", true, "acr", level);
    }

    /// To the provider and back again; what the company then says.
    private java.net.http.HttpResponse<String> comes(Desk desk, String company, String user) {
        var away = desk.get("/" + company + "/me/eid").headers().firstValue("Location").orElseThrow();
        var back = IdentityProvider.signIn(away, user);
        assertThat(back).startsWith(app.url("/" + company + "/me/eid/back").toString()).contains("code=");
        return desk.get(back.replaceFirst("https?://[^/]+", ""));
    }

    @Test
    void whoeverHasTheSameNameAndAddressThereIsInAndKnownAgainWithoutThem() {
        visiting().customer("midt-it", "EI-1", "Fantasi Legitimert", "legitimert@postkasse.example");
        IdentityProvider.knows("legitimert", claims("Fantasi Mellom Legitimert", "legitimert@postkasse.example", "high"));
        var desk = visiting().browser();

        var first = comes(desk, "midt-it", "legitimert");
        var page = desk.read("/midt-it/me");
        IdentityProvider.knows("legitimert", claims("Noe Helt Annet", "ny-adresse@postkasse.example", "higher"));
        var again = comes(visiting().browser(), "midt-it", "legitimert");

        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(page).contains("Fantasi Legitimert");
        assertThat(again.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/midt-it/me"));
    }

    @Test
    void whoeverIsNotKnownOrNotSurelyEnoughOrBringsAnothersAnswerIsNotLetIn() {
        visiting().customer("midt-it", "EI-2", "Fantasi Usikker", "usikker@postkasse.example");
        visiting().customer("midt-it", "EI-3", "Fantasi Navnebror", "navnebror@postkasse.example");
        IdentityProvider.knows("usikker", claims("Fantasi Usikker", "usikker@postkasse.example", "low"));
        IdentityProvider.knows("annet-navn", claims("Eksempel Person", "navnebror@postkasse.example", "high"));
        IdentityProvider.knows("ubekreftet", Map.of("name", "Fantasi Navnebror", "email", "navnebror@postkasse.example", "email_verified", false, "acr", "high"));
        IdentityProvider.knows("navnebror", claims("Fantasi Navnebror", "navnebror@postkasse.example", "high"));

        var weak = comes(visiting().browser(), "midt-it", "usikker");
        var other = comes(visiting().browser(), "midt-it", "annet-navn");
        var unconfirmed = comes(visiting().browser(), "midt-it", "ubekreftet");
        var begun = visiting().browser();
        var back = IdentityProvider.signIn(begun.get("/midt-it/me/eid").headers().firstValue("Location").orElseThrow(), "navnebror").replaceFirst("https?://[^/]+", "");
        var planted = visiting().browser().get(back);
        var changed = begun.get(back.replaceFirst("state=[^&]+", "state=another"));
        var twice = begun.get(back);

        assertThat(Visiting.words(weak.body())).contains("not sure enough for this");
        assertThat(Visiting.words(other.body())).contains("not who you are here");
        for (var answer : java.util.List.of(weak, other, unconfirmed, planted, changed, twice)) assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(visiting().browser().get("/medic-it/me/eid").statusCode()).isEqualTo(404);
    }

    @Test
    void onesOwnIsConnectedWhileSignedInAndAnothersNameIsRefused() {
        visiting().customer("midt-it", "EI-4", "Fantasi Kobler", "kobler@postkasse.example");
        IdentityProvider.knows("kobler", Map.of("name", "Fantasi Kobler", "acr", "high"));
        IdentityProvider.knows("fremmed", Map.of("name", "Eksempel Fremmed", "acr", "high"));
        var desk = visiting().signedIn("midt-it", "kobler@postkasse.example");

        var unknown = comes(visiting().browser(), "midt-it", "kobler");
        var strange = comes(desk, "midt-it", "fremmed");
        var connected = comes(desk, "midt-it", "kobler");
        var after = comes(visiting().browser(), "midt-it", "kobler");

        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(strange.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).contains("failed=eid"));
        assertThat(connected.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).contains("told=eid"));
        assertThat(after.statusCode()).isEqualTo(302);
    }

    /// Micromedic asks for a signature before a copy is given out.
    @Test
    void anElectronicIdentityCountsAsASignatureForARequest() {
        var who = visiting().customer("micromedic", "EI-5", "Fantasi Underskrift", "underskrift@postkasse.example");
        IdentityProvider.knows("underskrift", claims("Fantasi Underskrift", "underskrift@postkasse.example", "high"));
        var desk = counter.desk("micromedic", "privacy-handler");
        new Asked(counter, database).taken(desk, "access", "Fantasi Underskrift", Map.of("email", "underskrift@postkasse.example"));
        var number = database.sql("select number from rights.request where controller = 'micromedic' and subject = ?").param(who.value()).query(Integer.class).single();
        var mine = "/micromedic/me/requests/" + number;

        var byLink = visiting().signedIn("micromedic", "underskrift@postkasse.example");
        var masked = byLink.read("/micromedic/me");
        byLink.send(mine, mine + "/identity", Map.of());
        var before = method(who);
        var bySignature = visiting().browser();
        comes(bySignature, "micromedic", "underskrift");
        bySignature.send(mine, mine + "/identity", Map.of());

        assertThat(masked).contains("•••").doesNotContain("Fantasi Underskrift");
        assertThat(bySignature.read("/micromedic/me")).contains("Fantasi Underskrift");
        assertThat(before).isEqualTo("session");
        assertThat(method(who)).isEqualTo("eid");
        assertThat(Visiting.words(bySignature.get(mine).body())).doesNotContain("Yes, it was I who asked");
    }

    private String method(vern.ledger.SubjectId who) {
        return database.sql("select coalesce(method, '') from rights.request where subject = ?").param(who.value()).query(String.class).single();
    }
}
