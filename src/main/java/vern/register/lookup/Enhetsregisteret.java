package vern.register.lookup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vern.law.OrganisationNumber;

/// The Norwegian register of legal entities, by its open API: `GET BASE/enheter/NUMBER`. Without an address it is never asked.
@Component
final class Enhetsregisteret implements EntityRegister {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Optional<URI> base;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final JsonMapper json = new JsonMapper();

    Enhetsregisteret(@Value("${vern.entity-register:}") String address) {
        base = address.isBlank() ? Optional.empty() : Optional.of(URI.create(address.endsWith("/") ? address : address + "/"));
    }

    @Override
    public Answer find(OrganisationNumber number) {
        return base.map(address -> ask(address.resolve("enheter/" + number.digits()))).orElse(new Answer.Away());
    }

    private Answer ask(URI address) {
        try {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "application/json").build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> entity(json.readTree(answer.body()));
                case 404, 410 -> new Answer.Unknown();
                default -> new Answer.Away();
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Away();
        } catch (IOException | JacksonException unreachable) {
            return new Answer.Away();
        }
    }

    private static Answer entity(JsonNode found) {
        if (found.has("slettedato") || text(found, "navn").isEmpty()) return new Answer.Unknown();
        var place = found.path("forretningsadresse");
        var street = place.path("adresse").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        return new Answer.Found(new Entity(text(found, "organisasjonsnummer").orElse(""), text(found, "navn").orElseThrow(),
                Optional.of(street).filter(line -> !line.isBlank()), text(place, "postnummer"), text(place, "poststed"),
                found.path("konkurs").asBoolean() || found.path("underAvvikling").asBoolean()));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isString).map(JsonNode::asString).filter(text -> !text.isBlank());
    }
}
