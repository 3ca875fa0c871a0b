package vern.rights.opendsr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Personal;
import vern.rights.answers.Telling;
import vern.rights.requests.Correspondence;
import vern.rights.requests.Request;
import vern.rights.requests.RequestKind;
import vern.rights.requests.Requests;
import vern.start.DueJob;
import vern.start.Installation;

/// Tells the processors that speak OpenDSR of an erasure, by machine: each until it has taken it. What is told is the address and that it is
/// to be erased; the number is ours. Every processor has its own path and its own name for the headers.
@Component
class Calling implements DueJob {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Path file;
    private final JdbcClient database;
    private final Requests requests;
    private final Told told;

    /// What is known of those to be told.
    @Component("openDsrTold")
    record Told(Telling telling, Correspondence words) {}

    Calling(Installation installation, JdbcClient database, Requests requests, Told told) {
        file = installation.data().resolve("opendsr-processors");
        this.database = database;
        this.requests = requests;
        this.told = told;
    }

    @Override
    public String name() {
        return "opendsr";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.of(4, 20), after, ZoneId.of("Europe/Oslo"));
    }

    @Override
    public void run(Instant at) {
        for (var processor : processors()) {
            database.sql("""
                    select t.request from rights.told t join rights.request r on r.id = t.request
                    where t.done is null and t.recipient = ? and r.controller = ? and r.kind = 'erasure' order by t.request""")
                    .params(processor.recipient(), processor.controller()).query(Long.class).list().forEach(request -> call(processor, requests.get(request), at));
        }
    }

    /// As they are written in the data directory now; none where nothing is.
    private List<Processor> processors() {
        try {
            return Files.exists(file) ? Processor.of(Files.readString(file)) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void call(Processor processor, Request request, Instant at) {
        var job = new Actor.Job("opendsr", request.controller());
        Map<String, Personal> said = told.words().read(job, List.of(request), at).getOrDefault(request.anchor(), Map.of());
        if (!said.containsKey("email")) return;
        var id = database.sql("""
                insert into rights.opendsr_called (request, recipient, id, tries) values (?, ?, ?, 1)
                on conflict (request, recipient) do update set tries = rights.opendsr_called.tries + 1 returning id""")
                .params(request.id(), processor.recipient(), UUID.randomUUID()).query(UUID.class).single();
        var body = Identities.written(RequestKind.ERASURE, said.get("email").reveal(), request.limit().received().toString(), id);
        if (!taken(processor, body)) return;
        database.sql("update rights.opendsr_called set sent = ? where request = ? and recipient = ?").params(Timestamp.from(at), request.id(), processor.recipient()).update();
        told.telling().told(request, processor.recipient(), "api", job);
    }

    private boolean taken(Processor processor, String body) {
        try {
            var asked = HttpRequest.newBuilder(processor.address()).timeout(PATIENCE).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
            processor.secret().ifPresent(secret -> asked.header("Authorization", "Bearer " + secret));
            var answer = client.send(asked.build(), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 201 && answer.headers().firstValue(processor.header() + "-Signature").isPresent();
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A processor that speaks it: whose, where, and how its headers begin.
    record Processor(String controller, String recipient, URI address, String header, Optional<String> secret) {

        /// From `it-total/web-host=https://dsr.example/api/gdpr/v1/opendsr_requests;X-OpenDSR;SECRET`, a line each.
        static List<Processor> of(String written) {
            return written.lines().map(String::strip).filter(one -> one.matches("[a-z0-9-]+/[a-z0-9-]+=https?://.+")).map(one -> {
                var parts = one.substring(one.indexOf('=') + 1).split(";");
                var who = one.substring(0, one.indexOf('=')).split("/");
                return new Processor(who[0], who[1], URI.create(parts[0]), parts.length > 1 ? parts[1] : "X-OpenDSR", parts.length > 2 ? Optional.of(parts[2]) : Optional.empty());
            }).toList();
        }

        @Override
        public String toString() {
            return "Processor[" + controller + "/" + recipient + "]";
        }
    }
}
