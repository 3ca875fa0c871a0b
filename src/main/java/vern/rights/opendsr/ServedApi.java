package vern.rights.opendsr;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.Progress;
import vern.rights.requests.Receiving;
import vern.rights.requests.Request;
import vern.rights.requests.RequestState;
import vern.start.Published;
import vern.start.PublicAddress;

/// OpenDSR as a processor serves it, under `/api/v1/NAME/opendsr`, for a principal with a key for requests. What comes is a request like
/// any other, through the principal, on the same clock; people here answer it, and the principal is told of each step where it wants to be.
@RestController
class ServedApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Receiving receiving;
    private final Progress progress;
    private final Served served;
    private final Front front;

    /// Who answers, and how it is signed.
    @org.springframework.stereotype.Component("openDsrFront")
    record Front(Published published, Status status, Callbacks callbacks, Certificates certificates, PublicAddress site) {}

    ServedApi(Receiving receiving, Progress progress, Served served, Front front) {
        this.receiving = receiving;
        this.progress = progress;
        this.served = served;
        this.front = front;
    }

    @GetMapping("/{company:[a-z][a-z0-9-]*}/opendsr.pem")
    ResponseEntity<String> certificate(@PathVariable String company) {
        front.published().of(company);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/x-pem-file")).body(front.certificates().pem(company));
    }

    @GetMapping("/api/v1/{company}/opendsr/discovery")
    ResponseEntity<byte[]> discovery(@PathVariable String company) {
        return signed(company, 200, Map.of("api_version", "1.0", "supported_identities", List.of(Map.of("identity_type", "email", "identity_format", "raw")),
                "supported_subject_request_types", Identities.KINDS.stream().map(kind -> kind.key()).filter(front.published().of(company).rights().granted()::containsKey).toList(), "processor_certificate", front.site().of("/" + company + "/opendsr.pem")));
    }

    @PostMapping("/api/v1/{company}/opendsr/opendsr_requests")
    ResponseEntity<byte[]> take(@PathVariable String company, @RequestBody byte[] body, @AuthenticationPrincipal Actor.ApiKey key) {
        if (!key.purposes().contains(Gate.RIGHTS)) return error(company, 403, "key", "is not for requests");
        return switch (Identities.read(body)) {
            case Identities.Read.Wrong(var field, var message) -> error(company, 400, field, message);
            case Identities.Read.Right(var asked) -> {
                var statement = front.published().of(company);
                if (!statement.rights().granted().containsKey(asked.kind().key())) yield error(company, 400, "subject_request_type", "is not granted here");
                var before = served.find(company, key, asked.id());
                if (before.isPresent()) yield error(company, 400, "subject_request_id", "has been used");
                if (!front.callbacks().callable(asked.callbacks())) yield error(company, 400, "status_callback_urls", "must be at most " + Callbacks.MOST + " addresses with https");
                var application = Application.of(company, Set.of(asked.kind()), Channel.PRINCIPAL, statement.primaryLanguage()).saying(Map.of("email", asked.email()));
                var request = receiving.take(application, key).first();
                served.remember(company, key, asked.id(), request);
                front.callbacks().remember(company, key, asked.id(), asked.callbacks());
                var answer = front.status().of(request, key.id(), asked.id());
                answer.remove("request_status");
                answer.put("encoded_request", Base64.getEncoder().encodeToString(body));
                yield signed(company, 201, answer);
            }
        };
    }

    @GetMapping("/api/v1/{company}/opendsr/opendsr_requests/{id}")
    ResponseEntity<byte[]> look(@PathVariable String company, @PathVariable String id, @AuthenticationPrincipal Actor.ApiKey key) {
        return served.find(company, key, id).map(request -> signed(company, 200, front.status().of(request, key.id(), id))).orElseGet(() -> error(company, 404, "subject_request_id", "is not known"));
    }

    /// Only while nobody has begun.
    @DeleteMapping("/api/v1/{company}/opendsr/opendsr_requests/{id}")
    ResponseEntity<byte[]> cancel(@PathVariable String company, @PathVariable String id, @AuthenticationPrincipal Actor.ApiKey key) {
        var found = served.find(company, key, id);
        if (found.isEmpty()) return error(company, 404, "subject_request_id", "is not known");
        if (found.get().state() != RequestState.OPEN) return error(company, 400, "request_status", "is not pending");
        progress.close(found.get(), new Progress.Closing(RequestState.REVOKED, Optional.empty(), ""), key);
        return signed(company, 202, front.status().of(served.find(company, key, id).orElseThrow(), key.id(), id));
    }

    private ResponseEntity<byte[]> error(String company, int status, String field, String message) {
        return signed(company, status, Map.of("error", Map.of("code", status, "message", field + " " + message, "errors", List.of(Map.of("domain", field, "message", message)))));
    }

    private ResponseEntity<byte[]> signed(String company, int status, Map<String, Object> answer) {
        var body = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).header("X-OpenDSR-Processor-Domain", front.certificates().domain())
                .header("X-OpenDSR-Signature", front.certificates().signature(company, body)).body(body);
    }
}
