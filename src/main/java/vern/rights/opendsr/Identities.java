package vern.rights.opendsr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vern.mail.Address;
import vern.rights.requests.RequestKind;

/// A request as the wire has it: which, what for, of whom, and where to tell of its steps. Of the identities that the protocol knows an e-mail address in plain is
/// understood, which is the one that a company here has.
record Identities(String id, RequestKind kind, String email, List<String> callbacks) {

    Identities {
        callbacks = List.copyOf(callbacks);
    }

    static final List<RequestKind> KINDS = List.of(RequestKind.ACCESS, RequestKind.PORTABILITY, RequestKind.ERASURE);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String toString() {
        return "Identities[" + kind + "]";
    }

    /// What was read, or why it was not: a sentence of the protocol's own kind.
    sealed interface Read {
        record Right(Identities identities) implements Read {}

        record Wrong(String field, String message) implements Read {}
    }

    static Read read(byte[] body) {
        try {
            var json = JSON.readTree(body);
            if (!json.path("regulation").asString("").equals("gdpr")) return new Read.Wrong("regulation", "must be gdpr");
            var kind = KINDS.stream().filter(one -> one.key().equals(json.path("subject_request_type").asString(""))).findFirst();
            if (kind.isEmpty()) return new Read.Wrong("subject_request_type", "must be access, portability or erasure");
            var id = json.path("subject_request_id").asString("");
            if (!id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")) return new Read.Wrong("subject_request_id", "must be a UUID, version 4, in lower case");
            return email(json).<Read>map(email -> new Read.Right(new Identities(id, kind.get(), email, callbacks(json))))
                    .orElseGet(() -> new Read.Wrong("subject_identities", "must have an identity of the type email in the format raw"));
        } catch (JacksonException broken) {
            return new Read.Wrong("body", "is not JSON");
        }
    }

    private static Optional<String> email(JsonNode json) {
        return json.path("subject_identities").valueStream()
                .filter(one -> one.path("identity_type").asString("").equals("email") && one.path("identity_format").asString("raw").equals("raw"))
                .flatMap(one -> Address.email(one.path("identity_value").asString("")).stream()).map(Address.Email::value).findFirst();
    }

    private static List<String> callbacks(JsonNode json) {
        return json.path("status_callback_urls").valueStream().map(one -> one.asString("")).toList();
    }

    /// The same, as it is sent to a processor.
    static String written(RequestKind kind, String email, String submitted, UUID id) {
        return JSON.writeValueAsString(Map.of("regulation", "gdpr", "subject_request_id", id.toString(), "subject_request_type", kind.key(), "submitted_time", submitted, "api_version", "1.0",
                "subject_identities", List.of(Map.of("identity_type", "email", "identity_value", email, "identity_format", "raw"))));
    }
}
