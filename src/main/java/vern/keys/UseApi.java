package vern.keys;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.Use;

/// Personal data for another system of the company, through the gate: `POST /api/v1/NAME/uses`. The call says for which purpose; whatever
/// it gives out stands in the use log, and what has no ground for the purpose is not in the answer. What the API as a whole takes and
/// answers stands in `/api/v1/openapi.json` (OpenAPI 3.1).
@RestController
class UseApi {

    static final String DESCRIPTION = "/api/v1/openapi.json";

    private final Gate gate;

    UseApi(Gate gate) {
        this.gate = gate;
    }

    @GetMapping(DESCRIPTION)
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new ClassPathResource("openapi.json", UseApi.class));
    }

    @PostMapping(path = "/api/v1/{company}/uses", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> use(@PathVariable String company, @RequestBody byte[] body, @AuthenticationPrincipal Actor.ApiKey key) {
        return switch (Wanted.read(body)) {
            case Wanted.Read.Wrong(var words) -> problem(400, "not-understood", words);
            case Wanted.Read.Right(var wanted) -> switch (answer(wanted, key)) {
                case Use.Answer.Refused(var refusal) -> problem(403, refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'), words(refusal));
                case Use.Answer.Given(var holdings) -> ResponseEntity.ok(Map.of("holdings", holdings.stream().map(UseApi::told).toList()));
            };
        };
    }

    /// A key for requests hands in requests and reads nothing: what the law lets a person see goes to the person.
    private Use.Answer answer(Wanted wanted, Actor.ApiKey key) {
        if (wanted.purpose().equals(Gate.RIGHTS)) return new Use.Answer.Refused(Use.Refusal.NOT_YOUR_PURPOSE);
        var use = wanted.by(key);
        return switch (wanted.which()) {
            case Wanted.Which.Subjects(var subjects) when subjects.size() == 1 -> gate.use(use, subjects.getFirst());
            case Wanted.Which.Subjects(var subjects) -> gate.use(use, subjects);
            case Wanted.Which.Search(var words) -> gate.search(use, words, Wanted.MOST_FOUND);
        };
    }

    private static Map<String, Object> told(Holding holding) {
        var told = new LinkedHashMap<String, Object>();
        told.put("subject", holding.subject().value());
        told.put("id", holding.id());
        told.put("category", holding.category());
        told.put("source", holding.source());
        told.put("collected", holding.collected().toString());
        var fields = new TreeMap<String, String>();
        for (Map.Entry<String, Personal> field : holding.fields().entrySet()) fields.put(field.getKey(), field.getValue().reveal());
        told.put("fields", fields);
        return told;
    }

    private static String words(Use.Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_PURPOSE -> "The statement in force declares no such purpose; its keys stand in the statement's Markdown and JSON-LD.";
            case NOT_YOUR_PURPOSE -> "The key is not made for this purpose. An administrator makes one at the desk, under Keys.";
            case NOT_OF_THE_PURPOSE -> "A category that the statement does not declare for this purpose. Leave out `categories` for all that it does.";
            case OTHER_CONTROLLER -> "The key is another company's.";
            case UNDERTAKING_MISSING, LOCAL_ONLY -> throw new IllegalStateException("a key signs no undertaking and is employed by nobody");
        };
    }

    /// RFC 9457.
    private static ResponseEntity<Object> problem(int status, String type, String words) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/problems/" + type));
        problem.setDetail(words);
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
