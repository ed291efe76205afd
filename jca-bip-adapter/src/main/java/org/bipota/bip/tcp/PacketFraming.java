package org.bipota.bip.tcp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * Cuts a stream into packets: an identifying octet (identification 03, CPI 01, RPI 02), a BER length, and that many octets.
 * The length is checked before anything is kept for it.
 */
final class PacketFraming {

    /** The largest packet, its first octet and length included. */
    static final int MAX_PACKET_OCTETS = 0xFFFF;

    private static final int LONG_FORM = 0x80;

    private byte[] kept = new byte[0];

    /**
     * Takes what came.
     *
     * @return the packets that are complete now, each whole
     * @throws ProtocolException when the stream cannot be cut any further: to be closed
     */
    List<Octets> feed(byte[] came) throws ProtocolException {
        byte[] all = Arrays.copyOf(kept, kept.length + came.length);
        System.arraycopy(came, 0, all, kept.length, came.length);
        List<Octets> packets = new ArrayList<>(1);
        int from = 0;
        for (int length = packetLength(all, from); length > 0 && length <= all.length - from;
                length = packetLength(all, from)) {
            packets.add(Octets.of(all, from, length));
            from += length;
        }
        kept = Arrays.copyOfRange(all, from, all.length);
        return packets;
    }

    /** The length of the packet that begins at {@code from}, 0 while it is not known. */
    private static int packetLength(byte[] all, int from) throws ProtocolException {
        int available = all.length - from;
        if (available > 0 && (all[from] < 1 || all[from] > 3)) {
            throw new ProtocolException(Code.VALUE, "packet identifier", from, (all[from] & 0xFF) + " is not 1 to 3");
        }
        if (available < 2) {
            return 0;
        }
        int first = all[from + 1] & 0xFF;
        if (first < LONG_FORM) {
            return 2 + first;
        }
        int octets = first - LONG_FORM;
        if (octets < 1 || octets > 2) {
            throw new ProtocolException(Code.LENGTH, "packet length", from + 1, "a length of " + octets + " octets");
        }
        if (available < 2 + octets) {
            return 0;
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | all[from + 2 + i] & 0xFF;
        }
        int whole = 2 + octets + length;
        if (whole > MAX_PACKET_OCTETS) {
            throw new ProtocolException(Code.LENGTH, "packet length", from + 1, whole + " octets are too many");
        }
        return whole;
    }
}
