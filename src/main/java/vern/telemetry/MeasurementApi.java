package vern.telemetry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vern.ledger.Actor;
import vern.start.Published;

/// Takes event data from other systems: `POST /api/v1/NAME/measurements?category=traffic`, as `text/csv` with a header or as
/// `application/x-ndjson`, an object a line. The key must be for a purpose of the category.
@RestController
class MeasurementApi {

    private final Measurements measurements;
    private final Published published;

    MeasurementApi(Measurements measurements, Published published) {
        this.measurements = measurements;
        this.published = published;
    }

    /// The answer: how many rows were taken, and what is wrong with which of the others.
    record Answer(long taken, long unheld, long broken, List<Line> problems) {

        record Line(long line, String code, String field, String words) {}

        static Answer of(Report report) {
            return new Answer(report.taken(), report.unheld(), report.broken(), report.problems().stream()
                    .map(problem -> new Line(problem.line(), problem.fault().code(), problem.field(), problem.fault().words())).toList());
        }
    }

    @PostMapping(path = "/api/v1/{company}/measurements", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> take(@PathVariable String company, @RequestParam String category, @RequestHeader("Content-Type") String type,
                                @AuthenticationPrincipal Actor.ApiKey key, InputStream body) throws IOException {
        var statement = published.of(company);
        var declared = statement.categories().get(category);
        if (declared == null || Stream.of(declared).isEmpty()) return problem(404, "unknown-category", "The company declares no such event data.");
        var covered = key.purposes().stream().map(statement.purposes()::get).anyMatch(purpose -> purpose != null && purpose.categories().containsKey(category));
        if (!covered) return problem(403, "not-the-purpose", "The key is for none of the purposes of this category.");
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1 << 16)) {
            var source = type.startsWith("text/csv") ? Source.table(reader) : Source.objects(reader, declared.fields());
            return switch (measurements.take(new Delivery(company, category, key), source)) {
                case Measurements.Outcome.Taken(var report) -> ResponseEntity.status(report.taken() == 0 && report.broken() > 0 ? 422 : 200).body(Answer.of(report));
                case Measurements.Outcome.UnknownCategory _ -> problem(404, "unknown-category", "The company declares no such event data.");
                case Measurements.Outcome.WrongColumn(var column) -> problem(422, "column", "The header needs line, the time, and declared fields only: look at " + column + ".");
            };
        }
    }

    private static ResponseEntity<Object> problem(int status, String type, String words) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(java.net.URI.create("/problems/" + type));
        problem.setDetail(words);
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
