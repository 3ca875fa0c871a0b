package vern.start;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vern.law.IpAddresses;

/// Where a request came from. What a proxy says of it is believed only of a proxy that the installation trusts.
@Component
public class Origin {

    private static final String FORWARDED = "X-Forwarded-For";

    private final List<InetAddress> trusted;

    Origin(Environment environment) {
        var set = environment.getProperty("vern.trusted-proxies", "127.0.0.1,::1");
        trusted = Arrays.stream(set.split(",")).flatMap(one -> literal(one).stream()).toList();
    }

    /// The shortened address of whoever sent the request: nothing else is counted or limited by.
    public InetAddress network(HttpServletRequest request) {
        return IpAddresses.truncated(address(request));
    }

    /// The whole address, for the few purposes whose statement declares it.
    public InetAddress address(HttpServletRequest request) {
        var peer = literal(request.getRemoteAddr()).orElseThrow(() -> new IllegalStateException("a connection has an address"));
        return sender(peer, java.util.Collections.list(request.getHeaders(FORWARDED)), trusted);
    }

    /// The last address that no trusted proxy has: everything before it may have been invented by the sender.
    public static InetAddress sender(InetAddress peer, List<String> forwarded, List<InetAddress> trusted) {
        var sender = peer;
        var hops = forwarded.stream().flatMap(line -> Arrays.stream(line.split(","))).toList();
        for (var hop : hops.reversed()) {
            if (!trusted.contains(sender)) return sender;
            var before = literal(hop);
            if (before.isEmpty()) return sender;
            sender = before.get();
        }
        return sender;
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.strip()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
