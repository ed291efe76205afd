package org.bipota.protocol.secured;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * Finds the ends of packets in a TCP stream (TS 102 225 clause 5): one octet, 01 command, 02 response or 03
 * identification, then a BER length.
 */
public final class TcpPackets {

    /** The octets from which the length can always be told. */
    public static final int MAX_PREFIX = 4;

    private TcpPackets() {
    }

    /**
     * How many octets the packet takes that begins with {@code prefix}.
     *
     * @param prefix the first octets received, as many as there are or the first {@link #MAX_PREFIX}
     * @return the length of the whole packet, or -1 when the prefix is too short to tell
     * @throws ProtocolException when no packet begins so; the stream cannot be read any further
     */
    public static int packetLength(Octets prefix) throws ProtocolException {
        OctetReader reader = new OctetReader(prefix);
        if (!reader.hasMore()) {
            return -1;
        }
        int identifier = reader.octet("packet identifier");
        if (identifier < 1 || identifier > 3) {
            throw reader.fault(Code.VALUE, "packet identifier", 1, "is " + identifier + ", allowed are 1 to 3");
        }
        if (!reader.hasMore()) {
            return -1;
        }
        int first = reader.octet("packet length");
        if (first < 0x80) {
            return 2 + first;
        }
        if (first != 0x81 && first != 0x82) {
            throw reader.fault(Code.LENGTH, "packet length", 1, "length octet " + first + ", allowed are up to 82");
        }
        int following = first & 0x7F;
        if (reader.remaining() < following) {
            return -1;
        }
        int length = following == 1 ? reader.octet("packet length") : reader.uint16("packet length");
        return 2 + following + length;
    }
}
