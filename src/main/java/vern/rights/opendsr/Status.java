package vern.rights.opendsr;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.rights.requests.Request;
import vern.rights.requests.RequestState;
import vern.start.Published;

/// How a request stands, in the protocol's words.
@Component("openDsrStatus")
class Status {

    private final Published published;

    Status(Published published) {
        this.published = published;
    }

    /// @param principal the number of the key that it came by
    /// @param id the principal's own number
    Map<String, Object> of(Request request, String principal, String id) {
        var statement = published.of(request.controller());
        var status = new LinkedHashMap<String, Object>();
        status.put("controller_id", principal);
        status.put("subject_request_id", id);
        status.put("received_time", request.limit().received().toString());
        status.put("expected_completion_time", request.due().plusDays(1).atStartOfDay(statement.controller().zone()).withZoneSameInstant(ZoneOffset.UTC).toInstant().toString());
        status.put("request_status", word(request.state()));
        return status;
    }

    static String word(RequestState state) {
        return switch (state) {
            case OPEN -> "pending";
            case IN_PROGRESS -> "in_progress";
            case FULFILLED -> "completed";
            case DENIED, REVOKED, EXPIRED, JOINED -> "cancelled";
        };
    }
}
