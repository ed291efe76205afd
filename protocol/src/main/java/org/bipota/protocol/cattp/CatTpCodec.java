package org.bipota.protocol.cattp;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * Octets to {@link CatTpPdu}s and back (TS 102 127).
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+---+-------------------------------+---------------+
 *  |S|A|E|R|N|S|Ver|           RFU (0000)          | Header length |
 *  |Y|C|A|S|U|E|(0)|                               |               |
 *  |N|K|K|T|L|G|   |                               |               |
 *  +-+-+-+-+-+-+---+---------------+---------------+---------------+
 *  |          Source port          |       Destination port        |
 *  +-------------------------------+-------------------------------+
 *  |          Data length          |        Sequence number        |
 *  +-------------------------------+-------------------------------+
 *  |    Acknowledgement number     |          Window size          |
 *  +-------------------------------+-------------------------------+
 *  |           Checksum            |  Variable part (see below) ...
 *  +-------------------------------+-------------------------------+
 *
 *  SYN  max PDU size (2), max SDU size (2), length of identification (1), identification
 *  EAK  n times a sequence number (2)
 *  RST  reason code (1)
 * </pre>
 *
 * Header length and data length together are the datagram's length, and the checksum is the one's complement of the one's
 * complement sum of all 16-bit words (checksum 0, an odd octet padded), without a pseudo header; what fails one of both is
 * no PDU. A PDU that is one, but cannot be taken, is {@link Unacceptable}; an RST never is, since nothing answers it.
 */
public final class CatTpCodec {

    private static final int SYN = 0x80;
    private static final int ACK = 0x40;
    private static final int EAK = 0x20;
    private static final int RST = 0x10;
    private static final int NUL = 0x08;
    private static final int SEG = 0x04;
    private static final int VERSION_MASK = 0x03;
    private static final int CHECKSUM_OFFSET = 16;
    private static final int GOOD_SUM = 0xFFFF;
    private static final int SYN_OCTETS = 5;

    private CatTpCodec() {
    }

    /** The fields that stand in every header. */
    private record Header(int flags, int source, int destination, int sequence, int acknowledgement, int window,
            OctetReader variable, Octets data) {

        boolean hasAck() {
            return (flags & ACK) != 0;
        }

        Unacceptable refused(RstReason answer) {
            return new Unacceptable(source, destination, sequence, hasAck(), acknowledgement, window, answer);
        }
    }

    /**
     * Decodes one datagram.
     *
     * @throws ProtocolException when it is no PDU: to be dropped without an answer
     */
    public static CatTpPdu decode(Octets datagram) throws ProtocolException {
        Header header = header(datagram);
        int flags = header.flags();
        if ((flags & RST) != 0) {
            return rst(header);
        }
        if ((flags & VERSION_MASK) != 0) {
            return header.refused(RstReason.VERSION_UNSUPPORTED);
        }
        return switch (flags) {
            case SYN, SYN | SEG, SYN | ACK, SYN | ACK | SEG -> synchronisation(header);
            case ACK, ACK | SEG -> acknowledgement(header);
            case ACK | EAK, ACK | EAK | SEG -> extendedAcknowledgement(header);
            case ACK | NUL -> nul(header);
            default -> header.refused(RstReason.UNEXPECTED_PDU);
        };
    }

    private static Header header(Octets datagram) throws ProtocolException {
        OctetReader reader = new OctetReader(datagram);
        int flags = reader.octet("flags");
        reader.skip(2, "RFU");
        int headerLength = reader.octet("header length");
        int source = reader.uint16("source port");
        int destination = reader.uint16("destination port");
        int dataLength = reader.uint16("data length");
        int sequence = reader.uint16("sequence number");
        int acknowledgement = reader.uint16("acknowledgement number");
        int window = reader.uint16("window size");
        reader.skip(2, "checksum");
        if (headerLength < CatTpPdu.HEADER_OCTETS) {
            throw new ProtocolException(Code.LENGTH, "header length", 3,
                    headerLength + " is below " + CatTpPdu.HEADER_OCTETS);
        }
        if (headerLength + dataLength != datagram.length()) {
            Code code = headerLength + dataLength > datagram.length() ? Code.TRUNCATED : Code.LENGTH;
            throw new ProtocolException(code, "data length", 8,
                    headerLength + " + " + dataLength + " octets are said, " + datagram.length() + " came");
        }
        if (datagram.onesComplementSum() != GOOD_SUM) {
            throw new ProtocolException(Code.CHECKSUM, "checksum", CHECKSUM_OFFSET, "does not prove the PDU");
        }
        OctetReader variable = reader.part(headerLength - CatTpPdu.HEADER_OCTETS, "variable part");
        return new Header(flags, source, destination, sequence, acknowledgement, window, variable, reader.rest());
    }

    private static Rst rst(Header header) throws ProtocolException {
        int reason = header.variable().octet("reason code");
        return new Rst(header.source(), header.destination(), header.sequence(), header.hasAck(),
                header.acknowledgement(), reason);
    }

    private static CatTpPdu synchronisation(Header header) throws ProtocolException {
        OctetReader variable = header.variable();
        if (variable.remaining() < SYN_OCTETS || !header.data().isEmpty()) {
            return header.refused(RstReason.SETUP_FAILED);
        }
        int maxPdu = variable.uint16("maximum PDU size");
        int maxSdu = variable.uint16("maximum SDU size");
        int length = variable.octet("length of identification");
        if (length != variable.remaining()) {
            return header.refused(RstReason.SETUP_FAILED);
        }
        Octets identification = variable.rest();
        return header.hasAck()
                ? new SynAck(header.source(), header.destination(), header.sequence(), header.acknowledgement(),
                        header.window(), maxPdu, maxSdu, identification)
                : new Syn(header.source(), header.destination(), header.sequence(), header.window(), maxPdu, maxSdu,
                        identification);
    }

    private static CatTpPdu acknowledgement(Header header) {
        boolean segmented = (header.flags() & SEG) != 0;
        if (header.variable().hasMore() || segmented && header.data().isEmpty()) {
            return header.refused(RstReason.UNEXPECTED_PDU);
        }
        if (header.data().isEmpty()) {
            return new Ack(header.source(), header.destination(), header.sequence(), header.acknowledgement(),
                    header.window());
        }
        return new Data(header.source(), header.destination(), header.sequence(), header.acknowledgement(),
                header.window(), segmented, header.data());
    }

    private static CatTpPdu extendedAcknowledgement(Header header) throws ProtocolException {
        OctetReader variable = header.variable();
        boolean segmented = (header.flags() & SEG) != 0;
        if (variable.remaining() % 2 != 0 || !variable.hasMore() || segmented && header.data().isEmpty()) {
            return header.refused(RstReason.UNEXPECTED_PDU);
        }
        List<Integer> received = new ArrayList<>(variable.remaining() / 2);
        while (variable.hasMore()) {
            received.add(variable.uint16("extended acknowledgement"));
        }
        return new Eack(header.source(), header.destination(), header.sequence(), header.acknowledgement(),
                header.window(), received, segmented, header.data());
    }

    private static CatTpPdu nul(Header header) {
        if (header.variable().hasMore() || !header.data().isEmpty()) {
            return header.refused(RstReason.UNEXPECTED_PDU);
        }
        return new Nul(header.source(), header.destination(), header.sequence(), header.acknowledgement(),
                header.window());
    }

    /**
     * Encodes a PDU, checksum included.
     *
     * @throws IllegalArgumentException for an {@link Unacceptable}, which is never sent
     */
    public static Octets encode(CatTpPdu pdu) {
        if (pdu instanceof Syn syn) {
            return whole(pdu, SYN, synPart(syn.maxPduOctets(), syn.maxSduOctets(), syn.identification()), Octets.EMPTY);
        }
        if (pdu instanceof SynAck syn) {
            return whole(pdu, SYN, synPart(syn.maxPduOctets(), syn.maxSduOctets(), syn.identification()), Octets.EMPTY);
        }
        if (pdu instanceof Ack) {
            return whole(pdu, 0, Octets.EMPTY, Octets.EMPTY);
        }
        if (pdu instanceof Data data) {
            return whole(pdu, data.segmented() ? SEG : 0, Octets.EMPTY, data.data());
        }
        if (pdu instanceof Eack eack) {
            OctetWriter numbers = new OctetWriter(2 * eack.received().size());
            eack.received().forEach(numbers::uint16);
            return whole(pdu, eack.segmented() ? EAK | SEG : EAK, numbers.toOctets(), eack.data());
        }
        if (pdu instanceof Nul) {
            return whole(pdu, NUL, Octets.EMPTY, Octets.EMPTY);
        }
        if (pdu instanceof Rst rst) {
            return whole(pdu, RST, Octets.ofOctets(rst.reasonCode()), Octets.EMPTY);
        }
        throw new IllegalArgumentException("not to be sent: " + pdu);
    }

    private static Octets synPart(int maxPduOctets, int maxSduOctets, Octets identification) {
        return new OctetWriter(SYN_OCTETS + identification.length()).uint16(maxPduOctets).uint16(maxSduOctets)
                .octet(identification.length()).octets(identification).toOctets();
    }

    private static Octets whole(CatTpPdu pdu, int flags, Octets variable, Octets data) {
        int headerLength = CatTpPdu.HEADER_OCTETS + variable.length();
        OctetWriter writer = new OctetWriter(headerLength + data.length())
                .octet(pdu.acknowledges() ? flags | ACK : flags).uint16(0).octet(headerLength)
                .uint16(pdu.sourcePort()).uint16(pdu.destinationPort())
                .uint16(data.length()).uint16(pdu.sequence()).uint16(pdu.acknowledgement()).uint16(pdu.window())
                .uint16(0).octets(variable).octets(data);
        return writer.uint16At(CHECKSUM_OFFSET, GOOD_SUM - writer.onesComplementSum()).toOctets();
    }
}
