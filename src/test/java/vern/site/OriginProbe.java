package vern.site;

import java.net.InetAddress;
import java.util.List;
import vern.start.Origin;

/// Asks [Origin] for the sender behind a chain of proxies.
public final class OriginProbe {

    private OriginProbe() {}

    public static InetAddress sender(InetAddress peer, List<String> forwarded, List<InetAddress> trusted) {
        return Origin.sender(peer, forwarded, trusted);
    }
}
