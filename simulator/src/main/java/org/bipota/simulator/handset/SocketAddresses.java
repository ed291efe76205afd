package org.bipota.simulator.handset;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.bipota.protocol.Octets;

/** Reads addresses as OPEN CHANNEL carries them (TS 102 223 clauses 8.58 and 8.59). */
final class SocketAddresses {

    private static final int IPV4 = 0x21;
    private static final int IPV6 = 0x57;

    private SocketAddresses() {
    }

    /** Empty when {@code other} is neither an IPv4 nor an IPv6 address, or {@code transport} has no port. */
    static Optional<InetSocketAddress> of(Octets transport, Octets other) {
        boolean whole = transport.length() == 3 && (other.length() == 5 && other.at(0) == IPV4
                || other.length() == 17 && other.at(0) == IPV6);
        if (!whole) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByAddress(other.slice(1).toByteArray());
            return Optional.of(new InetSocketAddress(address, transport.at(1) << 8 | transport.at(2)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("address of a checked length", e);
        }
    }
}
