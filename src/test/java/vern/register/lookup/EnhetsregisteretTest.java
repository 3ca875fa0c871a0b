package vern.register.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vern.law.Country;
import vern.law.OrganisationNumber;

/// The client of the register, against answers as the register gives them, from this machine.
class EnhetsregisteretTest {

    private static final OrganisationNumber NUMBER = OrganisationNumber.parse(Country.NO, "900202415").orElseThrow();

    private static EntityRegister.Answer answered(int status, String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/enheter/900202415", exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return new Enhetsregisteret("http://localhost:" + server.getAddress().getPort() + "/api").find(NUMBER);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void readsNameAndAddressOfAnOrganisation() throws IOException {
        var answer = answered(200, """
                {"organisasjonsnummer":"900202415","navn":"FANTASI SYKEHUS HF","konkurs":false,"underAvvikling":true,
                 "forretningsadresse":{"land":"Norge","landkode":"NO","postnummer":"4006","poststed":"STAVANGER","adresse":["Eksempelveien 1","3. etasje"]}}""");

        assertThat(answer).isEqualTo(new EntityRegister.Answer.Found(new EntityRegister.Entity("900202415", "FANTASI SYKEHUS HF",
                Optional.of("Eksempelveien 1, 3. etasje"), Optional.of("4006"), Optional.of("STAVANGER"), true)));
    }

    @Test
    void knowsThatAnOrganisationIsNotThereOrGone() throws IOException {
        assertThat(answered(404, "")).isEqualTo(new EntityRegister.Answer.Unknown());
        assertThat(answered(410, "{}")).isEqualTo(new EntityRegister.Answer.Unknown());
        assertThat(answered(200, "{\"organisasjonsnummer\":\"900202415\",\"navn\":\"FANTASI BORTE\",\"slettedato\":\"2020-01-01\"}")).isEqualTo(new EntityRegister.Answer.Unknown());
    }

    @Test
    void doesNotTakeAFailureForAnAnswer() throws IOException {
        assertThat(answered(500, "oops")).isEqualTo(new EntityRegister.Answer.Away());
        assertThat(answered(200, "<html>not json")).isEqualTo(new EntityRegister.Answer.Away());
        assertThat(new Enhetsregisteret("").find(NUMBER)).isEqualTo(new EntityRegister.Answer.Away());
        assertThat(new Enhetsregisteret("http://localhost:1").find(NUMBER)).isEqualTo(new EntityRegister.Answer.Away());
    }
}
