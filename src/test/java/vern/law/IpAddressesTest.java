package vern.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0",
        "203.0.113.0, 203.0.113.0",
        "2001:db8:1234:5678:9abc:def0:1234:5678, 2001:db8:1234::",
        "2001:db8::1, 2001:db8::",
        "::ffff:203.0.113.77, 203.0.113.0",
        "::1, ::",
    })
    void keepTheNetworkOnly(String address, String network) {
        assertThat(IpAddresses.truncated(address)).contains(InetAddress.ofLiteral(network));
    }

    @Test
    void mappedIntoTheNewerProtocolAreTakenForTheOlder() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 203, 0, 113, 77};
        var address = Inet6Address.getByAddress("", mapped, 3);

        assertThat(IpAddresses.truncated(address).getHostAddress()).isEqualTo("203.0.113.0");
    }

    @Test
    void loseTheInterfaceTheyCameIn() throws UnknownHostException {
        byte[] local = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

        assertThat(IpAddresses.truncated(Inet6Address.getByAddress("", local, 3)).getHostAddress()).isEqualTo("fe80:0:0:0:0:0:0:0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "localhost", "www.company.example", "203.0.113.777", "203.0.113.77:8080"})
    void areNeverLookedUpByName(String text) {
        assertThat(IpAddresses.truncated(text)).isEmpty();
    }
}
