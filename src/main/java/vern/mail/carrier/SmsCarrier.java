package vern.mail.carrier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Hands short messages to a gateway: `POST {"id", "from", "to", "text"}` with a bearer token. A gateway that has seen the id before
/// is expected to answer as it did then. 2xx takes it, 429 and 5xx mean later, anything else never.
public final class SmsCarrier implements Carrier {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI gateway;
    private final String token;

    public SmsCarrier(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Round begin() {
        return this::hand;
    }

    private Carried hand(Parcel parcel) {
        var body = JSON.writeValueAsString(Map.of("id", parcel.label().messageId(), "from", parcel.from().name(),
                "to", parcel.to().value(), "text", parcel.content().text()));
        var request = HttpRequest.newBuilder(gateway).timeout(PATIENCE).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token).POST(BodyPublishers.ofString(body)).build();
        try {
            return answered(client.send(request, BodyHandlers.discarding()));
        } catch (IOException failed) {
            return new Carried.Later("connection");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Carried.Later("stopped");
        }
    }

    private static Carried answered(HttpResponse<?> response) {
        int status = response.statusCode();
        if (status / 100 == 2) return new Carried.Taken();
        return status == 429 || status >= 500 ? new Carried.Later(String.valueOf(status)) : new Carried.Refused(String.valueOf(status));
    }
}
