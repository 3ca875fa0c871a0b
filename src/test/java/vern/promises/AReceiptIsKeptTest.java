package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.mail.Dispatch;
import vern.rights.receipts.VerifyReceiptCommand;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// What someone said yes to, and what they asked for, as signed receipts (ISO/IEC TS 27560) that are checked without us.
@Story
class AReceiptIsKeptTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Ledger ledger;
    @TempDir Path folder;

    private Desk signedIn(String email) throws Exception {
        database.sql("delete from rights.attempt").update();
        var desk = new Desk(app.url("/").getPort());
        desk.send("/midt-it/me/sign-in", "/midt-it/me/sign-in", Map.of("email", email));
        dispatch.deliver();
        var link = Pattern.compile("https?://[^/\\s]+(/\\S+)").matcher(Postbox.of(email).getLast().getContent().toString()).results().findFirst().orElseThrow().group(1);
        assertThat(desk.send(link, link, Map.of("fact.postal-code", "6470", "fact.phone", "000 00 999")).statusCode()).isEqualTo(302);
        return desk;
    }

    private String verified(String receipt, String keys) throws Exception {
        var out = new ByteArrayOutputStream();
        var file = Files.writeString(folder.resolve("receipt.jws"), receipt);
        int status = VerifyReceiptCommand.run(new String[] {file.toString(), "--key", Files.writeString(folder.resolve("keys.json"), keys).toString()}, new PrintStream(out, true, StandardCharsets.UTF_8));
        return status + " " + out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode said(String receipt) {
        return JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(receipt.split("\\.")[1]));
    }

    @Test
    void ofAConsentSaysWhatForWhenAndThatItWasTakenBackAndNamesNobody() throws Exception {
        var who = new Asked(counter, database).customer("midt-it", "RK-1", "Fantasi Kvittering", "rk-1@postkasse.example");
        ledger.consent("midt-it", who, "target", Map.of("channel", "phone"), new Actor.Job("counter", "midt-it"));
        var desk = signedIn("rk-1@postkasse.example");

        String page = desk.read("/midt-it/me/choices/target");
        var given = desk.get("/midt-it/me/choices/target/receipt");
        desk.send("/midt-it/me/choices/target", "/midt-it/me/choices/target/withdrawal", Map.of());
        String withdrawn = desk.get("/midt-it/me/choices/target/receipt").body();
        String keys = desk.get("/midt-it/.well-known/jwks.json").body();

        assertThat(page).contains("Download the receipt");
        assertThat(given.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"target.jws\"");
        assertThat(verified(given.body(), keys)).startsWith("0 Right.");
        var receipt = said(given.body());
        for (String field : new String[] {"dct:conformsTo", "dct:identifier", "dpv:hasDataSubject", "dpv:hasNotice", "dct:language", "dpv:hasPurpose", "dpv:hasLegalBasis", "dpv:hasPersonalData",
                "dpv:hasDataController", "dpv:hasDataSource", "dpv:hasProcessing", "dpv:hasStorageCondition", "dpv:hasJurisdiction", "dpv:hasRecipient", "dpv:hasConsentControl", "dpv:hasRight", "dpv:hasAuthority"}) {
            assertThat(receipt.has(field)).as(field).isTrue();
        }
        assertThat(receipt.get("dct:conformsTo").asString()).isEqualTo("https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr");
        assertThat(receipt.get("dpv:hasConsentStatus").asString()).isEqualTo("dpv:ConsentGiven");
        assertThat(said(withdrawn).get("dpv:hasConsentStatus").asString()).isEqualTo("dpv:ConsentWithdrawn");
        assertThat(said(withdrawn).get("dpv:hasRecordOfActivity").size()).isEqualTo(2);
        assertThat(receipt.toString()).doesNotContain("Fantasi", "rk-1@", String.valueOf(who.value()));
        assertThat(desk.get("/midt-it/me/choices/newsletter/receipt").statusCode()).isEqualTo(404);
    }

    @Test
    void thatWasChangedOrSignedByAnotherCompanyIsFoundOutAndTheKeyStaysTheSame() throws Exception {
        new Asked(counter, database).customer("midt-it", "RK-2", "Fantasi Forfalsket", "rk-2@postkasse.example");
        var desk = signedIn("rk-2@postkasse.example");
        var page = desk.send("/midt-it/me/requests/new/access", "/midt-it/me/requests/new/access", Map.of("message", "Alt")).headers().firstValue("Location").orElseThrow()
                .replaceFirst("https?://[^/]+", "").replaceAll("\\?.*", "");
        String receipt = desk.get(page + "/receipt").body();
        String keys = desk.get("/midt-it/.well-known/jwks.json").body();

        var parts = receipt.split("\\.");
        String changed = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("RequestAccepted", "RequestFulfilled").getBytes(StandardCharsets.UTF_8)) + "." + parts[2];

        assertThat(said(receipt).get("dpv:hasStatus").asString()).isEqualTo("dpv:RequestAccepted");
        assertThat(said(receipt).get("dpv:hasRight").asString()).isEqualTo("eu-gdpr:A15");
        assertThat(verified(receipt, keys)).startsWith("0 Right.");
        assertThat(verified(changed, keys)).startsWith("1 Not right");
        assertThat(verified(receipt, desk.get("/it-total/.well-known/jwks.json").body())).startsWith("1 Not right");
        assertThat(verified("not a receipt", keys)).startsWith("1 Not right");
        assertThat(desk.get("/midt-it/.well-known/jwks.json").body()).isEqualTo(keys).doesNotContain("\"d\"");
        var other = signedIn(other());
        assertThat(other.get(page + "/receipt").statusCode()).isEqualTo(404);
    }

    private String other() {
        new Asked(counter, database).customer("midt-it", "RK-3", "Fantasi Nabo", "rk-3@postkasse.example");
        return "rk-3@postkasse.example";
    }

    @Test
    void ofARequestIsHadWithTheCodeAndWithoutAnAccount() throws Exception {
        database.sql("delete from rights.attempt").update();
        var browser = new Desk(app.url("/").getPort(), "nb");
        var sent = Desk.plain(browser.send("/it-total/requests", "/it-total/requests", Map.of("kind", "erasure", "name", "Fantasi Kode", "email", "rk-4@postkasse.example")).body());
        var code = Pattern.compile("(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}").matcher(sent).results().findFirst().orElseThrow().group();
        var number = Pattern.compile("K-(\\d+)").matcher(sent.replace(code, "")).results().findFirst().orElseThrow().group(1);

        var page = Desk.plain(browser.send("/it-total/requests/follow", "/it-total/requests/follow", Map.of("code", code)).body());
        var receipt = browser.send("/it-total/requests/follow", "/it-total/requests/follow/receipt", Map.of("code", code, "number", number));
        var wrong = browser.send("/it-total/requests/follow", "/it-total/requests/follow/receipt", Map.of("code", "AAAA-BBBB-CCCC-DDDD", "number", number));

        assertThat(page).contains("Last ned kvitteringen");
        assertThat(receipt.headers().firstValue("Content-Type")).hasValue("application/jose");
        assertThat(said(receipt.body()).get("dct:isPartOf").asString()).isEqualTo("K-" + number);
        assertThat(verified(receipt.body(), browser.get("/it-total/.well-known/jwks.json").body())).startsWith("0 Right.");
        assertThat(wrong.statusCode()).isEqualTo(404);
    }
}
