package org.bipota.bip.tcp;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * Cuts a stream into packets: an identifying octet (identification 03, CPI 01, RPI 02), a BER length, and that many octets.
 * The length is checked as soon as it is there; what is kept is what came, and never more than a packet and one read.
 */
final class PacketFraming {

    private static final int LONG_FORM = 0x80;

    private int maxPacketOctets;
    private byte[] kept = new byte[0];
    private int from;
    private int to;

    /** @param maxPacketOctets the largest packet, its first octet and length included */
    PacketFraming(int maxPacketOctets) {
        this.maxPacketOctets = maxPacketOctets;
    }

    /** Changes the largest packet. */
    void allow(int octets) {
        maxPacketOctets = octets;
    }

    /** Takes what came. */
    void add(byte[] came) {
        int held = to - from;
        if (kept.length - to < came.length) {
            byte[] larger = held + came.length <= kept.length / 2 ? kept : new byte[Math.max(2 * held, held + came.length)];
            System.arraycopy(kept, from, larger, 0, held);
            kept = larger;
            from = 0;
            to = held;
        }
        System.arraycopy(came, 0, kept, to, came.length);
        to += came.length;
    }

    /**
     * The next packet that is complete, whole; null when there is none yet.
     *
     * @throws ProtocolException when the stream cannot be cut any further: to be closed
     */
    Octets next() throws ProtocolException {
        int length = packetLength();
        if (length == 0 || length > to - from) {
            return null;
        }
        Octets packet = Octets.of(kept, from, length);
        from += length;
        if (from == to) {
            from = 0;
            to = 0;
            kept = new byte[0];
        }
        return packet;
    }

    /** The length of the packet that begins here, 0 while it is not known. */
    private int packetLength() throws ProtocolException {
        int available = to - from;
        if (available > 0 && (kept[from] < 1 || kept[from] > 3)) {
            throw new ProtocolException(Code.VALUE, "packet identifier", 0, (kept[from] & 0xFF) + " is not 1 to 3");
        }
        if (available < 2) {
            return 0;
        }
        int first = kept[from + 1] & 0xFF;
        if (first < LONG_FORM) {
            return within(2 + first);
        }
        int octets = first - LONG_FORM;
        if (octets < 1 || octets > 2) {
            throw new ProtocolException(Code.LENGTH, "packet length", 1, "a length of " + octets + " octets");
        }
        if (available < 2 + octets) {
            return 0;
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | kept[from + 2 + i] & 0xFF;
        }
        return within(2 + octets + length);
    }

    private int within(int whole) throws ProtocolException {
        if (whole > maxPacketOctets) {
            throw new ProtocolException(Code.LENGTH, "packet length", 1,
                    whole + " octets, at most " + maxPacketOctets + " are taken");
        }
        return whole;
    }
}
