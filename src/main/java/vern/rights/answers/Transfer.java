package vern.rights.answers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vern.rights.requests.Code;
import vern.start.Installation;

/// Sends what a person takes along straight to another company (Art. 20(2)), over HTTPS, with the code that the person got there. What
/// counts is the receipt: the digest of exactly what was sent.
@Component
public class Transfer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Installation installation;

    Transfer(Installation installation) {
        this.installation = installation;
    }

    /// Where to, with the code that lets it in.
    public record Destination(URI address, String code) {
        @Override
        public String toString() {
            return "Destination[" + address.getHost() + "]";
        }
    }

    /// What came of sending.
    public sealed interface Sent {
        /// The receiver has it: its own number for it.
        record Receipt(String number) implements Sent {}

        record Refused() implements Sent {}
    }

    /// An address that may be sent to: HTTPS, and no machine of our own net. A demonstration may send to itself.
    public Optional<URI> address(String written) {
        try {
            var uri = URI.create(written.strip());
            if (uri.getHost() == null || uri.getUserInfo() != null) return Optional.empty();
            if (installation.demo() && uri.getHost().equals("localhost")) return Optional.of(uri);
            return "https".equals(uri.getScheme()) && !inside(uri.getHost()) ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static boolean inside(String host) {
        try {
            for (var one : InetAddress.getAllByName(host)) {
                if (one.isLoopbackAddress() || one.isSiteLocalAddress() || one.isLinkLocalAddress() || one.isAnyLocalAddress() || one.isMulticastAddress()) return true;
            }
            return false;
        } catch (UnknownHostException unknown) {
            return true;
        }
    }

    /// Sends a file of the published format, and compares the receipt with it.
    public Sent send(Destination to, String json) {
        try {
            var request = HttpRequest.newBuilder(to.address()).timeout(PATIENCE).header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + to.code()).POST(HttpRequest.BodyPublishers.ofString(json)).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) return new Sent.Refused();
            var receipt = JSON.readTree(answer.body());
            return receipt.path("sha256").asString("").equals(digest(json)) ? new Sent.Receipt(receipt.path("number").asString("")) : new Sent.Refused();
        } catch (IOException | tools.jackson.core.JacksonException failed) {
            return new Sent.Refused();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Sent.Refused();
        }
    }

    /// The digest that a receipt names.
    public static String digest(String json) {
        return HexFormat.of().formatHex(Code.digest(json));
    }
}
