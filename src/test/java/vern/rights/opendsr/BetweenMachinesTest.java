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
import vern.rights.requests.Progress;
import vern.rights.requests.Receiving;
import vern.rights.requests.RequestKind;
import vern.rights.requests.RequestState;
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
    @Autowired Callbacks callbacks;
    @Autowired vern.rights.requests.Requests requests;
    @Autowired Progress progress;
    @Autowired vern.start.Published published;

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
    void aPrincipalIsToldOfEachStepOfWhateverItAskedForSignedAndAgainUntilItTakesIt() throws Exception {
        var key = key("onemed", "rights");
        var taken = new java.util.concurrent.ConcurrentHashMap<String, List<String>>();
        var refused = new java.util.concurrent.atomic.AtomicInteger();
        var forged = new java.util.concurrent.atomic.AtomicInteger();
        var certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(new Desk(app.url("/").getPort()).get("/onemed/opendsr.pem").body().getBytes(StandardCharsets.UTF_8)));
        var principal = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        principal.createContext("/status", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            boolean later = refused.getAndIncrement() > 0;
            if (!signed(certificate, body, exchange.getRequestHeaders().getFirst("X-OpenDSR-Signature"))) forged.incrementAndGet();
            var said = new tools.jackson.databind.json.JsonMapper().readTree(body);
            if (later) taken.computeIfAbsent(said.path("subject_request_id").asString(""), _ -> new java.util.concurrent.CopyOnWriteArrayList<>())
                    .add(said.path("request_status").asString("") + " " + said.path("status_callback_url").asString("").replaceAll(".*/", ""));
            exchange.sendResponseHeaders(later ? 202 : 503, -1);
            exchange.close();
        });
        principal.start();
        try {
            var url = "http://localhost:" + principal.getAddress().getPort() + "/status";
            var kinds = Identities.KINDS.stream().filter(kind -> published.of("onemed").rights().granted().containsKey(kind.key())).toList();
            var ids = new java.util.ArrayList<String>();
            for (var kind : kinds) {
                ids.add(UUID.randomUUID().toString());
                assertThat(call("POST", "/api/v1/onemed/opendsr/opendsr_requests", key, asked(ids.getLast(), kind.key(), url)).statusCode()).isEqualTo(201);
            }

            callbacks.work();
            var before = Map.copyOf(taken);
            for (var id : ids) progress.close(request(id), new Progress.Closing(RequestState.FULFILLED, java.util.Optional.empty(), ""), new Actor.Job("test", "onemed"));
            callbacks.work();
            app.advance(java.time.Duration.ofMinutes(5));
            callbacks.work();
            callbacks.work();
            var inside = call("POST", "/api/v1/onemed/opendsr/opendsr_requests", key, asked(UUID.randomUUID().toString(), "erasure", "http://169.254.169.254/latest"));

            assertThat(kinds).contains(RequestKind.ACCESS, RequestKind.ERASURE);
            assertThat(before).isEmpty();
            assertThat(forged).hasValue(0);
            assertThat(refused.get()).as("one was refused, and sent again").isGreaterThan(ids.size());
            assertThat(ids).allSatisfy(id -> assertThat(taken.get(id)).containsExactly("completed status"));
            assertThat(inside.statusCode()).isEqualTo(400);
        } finally {
            principal.stop(0);
        }
    }

    private static boolean signed(java.security.cert.Certificate certificate, byte[] body, String signature) {
        try {
            var check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(certificate);
            check.update(body);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (java.security.GeneralSecurityException fault) {
            return false;
        }
    }

    private vern.rights.requests.Request request(String id) {
        return requests.get(database.sql("select request from rights.opendsr_served where id = ?::uuid").param(id).query(Long.class).single());
    }

    private static String asked(String id, String kind, String callback) {
        return asked(id, kind).replaceFirst("\\{", "{\"status_callback_urls\":[\"" + callback + "\"],");
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
