package org.bipota.protocol.push;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.bipota.protocol.Octets;

/**
 * Other address (TS 102 223 clause 8.58): where the terminal connects to.
 *
 * @param type 21 for IPv4, 57 for IPv6
 * @param address 4 or 16 octets
 */
public record OtherAddress(int type, Octets address) {

    /** An IPv4 address follows. */
    public static final int IPV4 = 0x21;
    /** An IPv6 address follows. */
    public static final int IPV6 = 0x57;

    /** Checks type and length. */
    public OtherAddress {
        if (!wellFormed(type, address.length())) {
            throw new IllegalArgumentException("address of type " + Integer.toHexString(type) + " with " + address.length() + " octets");
        }
    }

    /** The address of a server. */
    public static OtherAddress of(InetAddress address) {
        byte[] octets = address.getAddress();
        return new OtherAddress(octets.length == 4 ? IPV4 : IPV6, Octets.of(octets));
    }

    /** As Java has it. */
    public InetAddress inetAddress() {
        try {
            return InetAddress.getByAddress(address.toByteArray());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the constructor admitted an impossible length", e);
        }
    }

    static boolean wellFormed(int type, int octets) {
        return type == IPV4 && octets == 4 || type == IPV6 && octets == 16;
    }

    Octets value() {
        return Octets.ofOctets(type).concat(address);
    }
}
