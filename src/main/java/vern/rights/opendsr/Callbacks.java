package vern.rights.opendsr;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.Actor;
import vern.rights.answers.Transfer;
import vern.rights.requests.Request;
import vern.rights.requests.Requests;

/// Tells a principal of each step of what it sent here, whatever it asked for, at the addresses that it gave: signed, and again until it has
/// taken it, more and more seldom. Nothing of anyone is in it but the principal's own number.
@Component("openDsrCallbacks")
class Callbacks {

    static final int MOST = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private final JdbcClient database;
    private final Requests requests;
    private final Clock clock;
    private final Sending sending;

    /// What is said, where it may go, and whose it is.
    @Component("openDsrSending")
    record Sending(Status status, Transfer transfer, Certificates certificates) {}

    Callbacks(JdbcClient database, Requests requests, Clock clock, Sending sending) {
        this.database = database;
        this.requests = requests;
        this.clock = clock;
        this.sending = sending;
    }

    /// Whether all of these are addresses that may be called, and not too many.
    boolean callable(List<String> urls) {
        return urls.size() <= MOST && urls.stream().allMatch(url -> sending.transfer().address(url).isPresent());
    }

    /// How it stands now was told in the answer.
    void remember(String controller, Actor.ApiKey key, String id, List<String> urls) {
        urls.stream().distinct().forEach(url -> database.sql("insert into rights.opendsr_callback (controller, api_key, id, url, told) values (?, ?, ?, ?, 'pending')")
                .params(controller, key.id(), UUID.fromString(id), url).update());
    }

    private record Waiting(String controller, String principal, UUID id, String url, String told, long request) {}

    /// Calls whoever has not been told how a request stands now, and is not to be left alone yet.
    void work() {
        var now = Timestamp.from(clock.instant());
        var waiting = database.sql("""
                select c.controller, c.api_key, c.id, c.url, c.told, s.request
                from rights.opendsr_callback c join rights.opendsr_served s on s.controller = c.controller and s.api_key = c.api_key and s.id = c.id
                where c.told not in ('completed', 'cancelled') and (c.tried is null or c.tried + least(power(2, c.tries), 1440) * interval '1 minute' <= ?)""").param(now)
                .query((row, _) -> new Waiting(row.getString("controller"), row.getString("api_key"), row.getObject("id", UUID.class), row.getString("url"), row.getString("told"), row.getLong("request"))).list();
        for (var one : waiting) {
            var request = requests.get(one.request());
            if (!Status.word(request.state()).equals(one.told())) tell(one, request, now);
        }
    }

    private void tell(Waiting one, Request request, Timestamp now) {
        boolean taken = sending.transfer().address(one.url()).filter(address -> taken(one, request, address)).isPresent();
        database.sql("update rights.opendsr_callback set told = ?, tries = ?::int + case when ? then 0 else tries end, tried = ? where controller = ? and api_key = ? and id = ? and url = ?")
                .params(taken ? Status.word(request.state()) : one.told(), taken ? 0 : 1, taken, taken ? null : now, one.controller(), one.principal(), one.id(), one.url()).update();
    }

    private boolean taken(Waiting one, Request request, URI address) {
        var status = sending.status().of(request, one.principal(), one.id().toString());
        status.put("status_callback_url", one.url());
        var body = JSON.writeValueAsString(status).getBytes(StandardCharsets.UTF_8);
        try {
            var call = HttpRequest.newBuilder(address).timeout(PATIENCE).header("Content-Type", "application/json")
                    .header("X-OpenDSR-Processor-Domain", sending.certificates().domain()).header("X-OpenDSR-Signature", sending.certificates().signature(one.controller(), body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
            return client.send(call, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
