package vern.law;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// Addresses of devices, shortened before they are stored. A shortened address is less personal, not anonymous.
public final class IpAddresses {

    private static final int IPV4_BYTES_KEPT = 3;
    private static final int IPV6_BYTES_KEPT = 6;

    private IpAddresses() {}

    /// The network that the address lies in: IPv4 /24, IPv6 /48. An IPv4 address mapped into IPv6 counts as IPv4, since the
    /// first 48 bits of all of those are the same.
    public static InetAddress truncated(InetAddress address) {
        var bytes = address.getAddress();
        if (isMapped(bytes)) bytes = Arrays.copyOfRange(bytes, 12, 16);
        Arrays.fill(bytes, bytes.length == 4 ? IPV4_BYTES_KEPT : IPV6_BYTES_KEPT, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("an address has 4 or 16 bytes", wrongLength);
        }
    }

    /// The same for an address in writing, such as a proxy passes on; never looked up by name. Empty if it is no address.
    public static Optional<InetAddress> truncated(String literal) {
        try {
            return Optional.of(truncated(InetAddress.ofLiteral(literal.strip())));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isMapped(byte[] bytes) {
        if (bytes.length != 16 || bytes[10] != (byte) 0xff || bytes[11] != (byte) 0xff) return false;
        for (int i = 0; i < 10; i++) if (bytes[i] != 0) return false;
        return true;
    }
}
