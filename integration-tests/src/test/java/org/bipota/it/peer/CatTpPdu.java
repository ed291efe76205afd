package org.bipota.it.peer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bipota.protocol.Octets;

/**
 * A CAT_TP PDU laid out by hand (TS 102 127 clause 5.5).
 *
 * <pre>
 * 0 flags | 1-2 RFU | 3 header length | 4-5 source port | 6-7 destination port | 8-9 data length | 10-11 sequence number
 * | 12-13 acknowledgement number | 14-15 window | 16-17 checksum | 18.. variable part | data
 * </pre>
 *
 * @param flags 80 SYN, 40 ACK, 20 EACK, 10 RST, 08 NUL, 04 SEG
 * @param variable of a SYN: maximum PDU and SDU size, length of the identification data and those; of a RST: the reason
 */
public record CatTpPdu(
        int flags, int sourcePort, int destinationPort, int sequence, int acknowledgement, int window, Octets variable, Octets data) {

    /** SYN. */
    public static final int SYN = 0x80;
    /** ACK. */
    public static final int ACK = 0x40;
    /** RST. */
    public static final int RST = 0x10;
    /** NUL. */
    public static final int NUL = 0x08;
    /** SEG: the SDU goes on in the next PDU. */
    public static final int SEG = 0x04;

    private static final int HEADER = 18;

    /** A SYN with identification data; sizes and window as a card has them. */
    public static CatTpPdu syn(int sourcePort, int destinationPort, int sequence, Octets identification) {
        Octets variable = Octets.ofHex("0400" + "0400").concat(Octets.ofOctets(identification.length())).concat(identification);
        return new CatTpPdu(SYN, sourcePort, destinationPort, sequence, 0, 4, variable, Octets.EMPTY);
    }

    /** Whether all of {@code mask}'s flags are set. */
    public boolean has(int mask) {
        return (flags & mask) == mask;
    }

    /** The octets of the datagram. */
    public Octets encode() {
        int header = HEADER + variable.length();
        ByteBuffer pdu = ByteBuffer.allocate(header + data.length());
        pdu.put((byte) flags).putShort((short) 0).put((byte) header);
        pdu.putShort((short) sourcePort).putShort((short) destinationPort).putShort((short) data.length());
        pdu.putShort((short) sequence).putShort((short) acknowledgement).putShort((short) window).putShort((short) 0);
        pdu.put(variable.toByteArray()).put(data.toByteArray());
        pdu.putShort(16, (short) ~sum(pdu.array()));
        return Octets.of(pdu.array());
    }

    /** Reads one datagram; a wrong length or checksum is the server's mistake. */
    public static CatTpPdu decode(Octets datagram) {
        ByteBuffer pdu = ByteBuffer.wrap(datagram.toByteArray());
        int header = pdu.get(3) & 0xFF;
        int data = pdu.getShort(8) & 0xFFFF;
        if (header + data != datagram.length()) {
            throw new AssertionError("lengths do not fit: " + datagram);
        }
        if ((short) sum(pdu.array()) != (short) 0xFFFF) {
            throw new AssertionError("wrong checksum: " + datagram);
        }
        return new CatTpPdu(pdu.get(0) & 0xFF, pdu.getShort(4) & 0xFFFF, pdu.getShort(6) & 0xFFFF, pdu.getShort(10) & 0xFFFF,
                pdu.getShort(12) & 0xFFFF, pdu.getShort(14) & 0xFFFF, datagram.slice(HEADER, header), datagram.slice(header));
    }

    /** The one's complement sum of the 16-bit words, with a zero octet behind an odd length. */
    private static int sum(byte[] octets) {
        ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(octets, octets.length + (octets.length & 1)));
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getShort() & 0xFFFF;
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return sum;
    }
}
