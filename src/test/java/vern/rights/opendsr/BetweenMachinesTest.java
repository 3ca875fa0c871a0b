package vern.rights.opendsr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.Receiving;
import vern.rights.requests.RequestKind;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.VernTest;

/// Requests by machine: from a principal to us, and from us to a processor.
@VernTest
class BetweenMachinesTest {

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Receiving receiving;
    @Autowired Calling.Told told;
    @Autowired Calling calling;
    @Autowired vern.start.Installation installation;

    private final HttpClient client = HttpClient.newHttpClient();

    private Desk desk(String address) {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort()).signedIn(address);
    }

    private String key(String company, String... purposes) {
        var form = new java.util.HashMap<>(Map.of("name", "Fantasi oppdragsgiver", "perMinute", "100"));
        for (var purpose : purposes) form.put("purposes", purpose);
        var made = desk(database.sql("select a.address from staff.account a join staff.role_binding b on b.account = a.id where a.controller = ? and b.role = 'administrator' and b.ended_at is null limit 1")
                .param(company).query(String.class).single()).send("/desk/keys", "/desk/keys", form);
        return Pattern.compile("vern_[A-Za-z0-9_-]{43}").matcher(made.body()).results().findFirst().orElseThrow(() -> new AssertionError(Desk.plain(made.body()))).group();
    }

    private HttpResponse<String> call(String method, String path, String key, String body) throws Exception {
        return client.send(HttpRequest.newBuilder(app.url(path)).header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String asked(String id, String kind) {
        return "{\"regulation\":\"gdpr\",\"subject_request_id\":\"" + id + "\",\"subject_request_type\":\"" + kind + "\",\"submitted_time\":\"2026-11-25T10:00:00Z\","
                + "\"subject_identities\":[{\"identity_type\":\"email\",\"identity_value\":\"maskin@postkasse.example\",\"identity_format\":\"raw\"}]}";
    }

    @Test
    void aPrincipalSendsARequestFollowsItAndTakesItBackAndEveryAnswerIsSigned() throws Exception {
        var key = key("onemed", "rights");
        var other = key("onemed", "rights");
        var root = "/api/v1/onemed/opendsr";
        var id = UUID.randomUUID().toString();

        var discovery = call("GET", root + "/discovery", key, "");
        var wrong = call("POST", root + "/opendsr_requests", key, asked(id, "everything"));
        var taken = call("POST", root + "/opendsr_requests", key, asked(id, "erasure"));
        var again = call("POST", root + "/opendsr_requests", key, asked(id, "erasure"));
        var pending = call("GET", root + "/opendsr_requests/" + id, key, "");
        var foreign = call("GET", root + "/opendsr_requests/" + id, other, "");
        var cancelled = call("DELETE", root + "/opendsr_requests/" + id, key, "");
        var after = call("GET", root + "/opendsr_requests/" + id, key, "");

        assertThat(discovery.body()).contains("\"access\"", "\"erasure\"", "/onemed/opendsr.pem");
        assertThat(List.of(wrong.statusCode(), taken.statusCode(), again.statusCode(), foreign.statusCode(), cancelled.statusCode())).containsExactly(400, 201, 400, 404, 202);
        assertThat(taken.body()).contains("\"expected_completion_time\"", Base64.getEncoder().encodeToString(asked(id, "erasure").getBytes(StandardCharsets.UTF_8)));
        assertThat(pending.body()).contains("\"request_status\":\"pending\"");
        assertThat(after.body()).contains("\"request_status\":\"cancelled\"");
        assertThat(database.sql("select channel || ' ' || kind || ' ' || state from rights.request where controller = 'onemed' order by id desc limit 1").query(String.class).single())
                .isEqualTo("principal erasure revoked");
        var certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(new Desk(app.url("/").getPort()).get("/onemed/opendsr.pem").body().getBytes(StandardCharsets.UTF_8)));
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(certificate);
        signature.update(taken.body().getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getDecoder().decode(taken.headers().firstValue("X-OpenDSR-Signature").orElseThrow()))).isTrue();
        assertThat(call("GET", root + "/discovery", "vern_none", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aProcessorIsToldOfAnErasureUntilItTakesItByItsOwnPathAndHeader() throws Exception {
        var heard = new ArrayList<String>();
        var file = installation.data().resolve("opendsr-processors");
        var processor = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        processor.createContext("/gdpr/v1/opengdpr_requests", exchange -> {
            heard.add(exchange.getRequestHeaders().getFirst("Authorization") + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (heard.size() > 1) exchange.getResponseHeaders().add("X-OpenGDPR-Signature", "c2ln");
            exchange.sendResponseHeaders(heard.size() > 1 ? 201 : 503, -1);
            exchange.close();
        });
        processor.start();
        try {
            var clerk = new Actor.Job("test", "it-total");
            var request = receiving.take(Application.of("it-total", Set.of(RequestKind.ERASURE), Channel.DESK, "nb").saying(Map.of("name", "Fantasi Maskin", "email", "maskin2@postkasse.example")), clerk).first();
            database.sql("insert into rights.told (request, recipient, begun) values (?, 'web-host', ?)").params(request.id(), java.sql.Timestamp.from(app.now())).update();
            java.nio.file.Files.writeString(file, "it-total/web-host=http://localhost:" + processor.getAddress().getPort() + "/gdpr/v1/opengdpr_requests;X-OpenGDPR;hemmelig\n");

            calling.run(app.now());
            var waiting = told.telling().tasks(request).getFirst().done();
            calling.run(app.now());
            calling.run(app.now());

            assertThat(waiting).isEmpty();
            assertThat(told.telling().tasks(request).getFirst().proof()).hasValue("api");
            assertThat(heard).hasSize(2);
            assertThat(heard.getLast()).startsWith("Bearer hemmelig").contains("\"subject_request_type\":\"erasure\"", "maskin2@postkasse.example");
            assertThat(heard.getFirst()).isEqualTo(heard.getLast());
        } finally {
            java.nio.file.Files.delete(file);
            processor.stop(0);
        }
    }
}
