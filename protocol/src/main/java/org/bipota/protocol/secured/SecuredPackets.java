package org.bipota.protocol.secured;

import java.util.Arrays;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * Encodes and decodes secured packets (TS 102 225 clause 5).
 *
 * <pre>
 * command  | CPI CPL CHL | SPI 2 | KIc | KID | TAR 3 | CNTR 5 | PCNTR          | RC/CC/DS | secured data  | padding |
 * response | RPI RPL RHL |                     TAR 3 | CNTR 5 | PCNTR | status | RC/CC/DS | response data | padding |
 *           ---------------- signed, clear ----------- ------------ signed (not the RC/CC/DS), may be ciphered --------
 * </pre>
 *
 * <p>An instance keeps its cipher objects and working memory, which is what makes it fast; it is <b>not thread safe</b>.
 * Use one for each thread, or each call in a pooled bean. Keys are not kept.
 *
 * <p>Decoding checks, in this order: lengths, the keys named, ciphering, checksum, padding. Comparing the counter with the
 * stored one ({@link CounterMode#admits}) and the minimum security ({@link MinimumSecurity}) is the caller's, before it
 * looks at the data.
 */
public final class SecuredPackets {

    private static final int COMMAND_HEADER = 13;
    private static final int RESPONSE_HEADER = 10;
    private static final int COUNTER_AND_PADDING = 6;
    private static final byte[] NO_PREFIX = {};
    private static final byte[] RESPONSE_IN_SHORT_MESSAGE = {0x02, 0x71, 0x00};

    private final PacketSeal seal = new PacketSeal();
    private final OctetWriter writer = new OctetWriter();
    private byte[] working = new byte[256];

    /**
     * Encodes a command packet.
     *
     * @throws IllegalArgumentException when the packet names other keys than {@code keys}, asks for protection those cannot
     *     give, or is longer than 65535 octets
     */
    public Octets encodeCommand(CommandPacket packet, CardKeys keys, PacketTransport transport) {
        Spi spi = packet.spi();
        String mismatch = KeyUse.mismatch(spi, packet.kic(), packet.kid(), keys);
        if (mismatch != null) {
            throw new IllegalArgumentException(mismatch);
        }
        Protection protection = Protection.ofCommand(spi, packet.kid(), keys);
        int header = COMMAND_HEADER + checkedOctets(protection);
        int padding = padding(protection, COUNTER_AND_PADDING + protection.checksumOctets() + packet.data().length());
        writer.clear();
        PacketFrame.COMMAND.write(writer, transport, header, packet.data().length() + padding);
        writer.octet(spi.first()).octet(spi.second()).octet(packet.kic()).octet(packet.kid()).octets(packet.tar().value());
        int clear = writer.length();
        writer.uint40(packet.counter()).octet(padding);
        return close(clear, packet.data(), padding, NO_PREFIX, protection);
    }

    /** The clear part of a command packet, after checking the lengths around it; proves nothing. */
    public CommandHeader readCommandHeader(Octets packet, PacketTransport transport) throws ProtocolException {
        OctetReader reader = new OctetReader(packet);
        int header = PacketFrame.COMMAND.read(reader, transport);
        int headerLengthAt = reader.offset() - 1;
        CommandHeader read = readHeader(reader);
        int checksum = header - COMMAND_HEADER;
        boolean consistent = switch (read.spi().integrity()) {
            case NONE -> checksum == 0;
            case REDUNDANCY_CHECK -> checksum > 0 && checksum == RedundancyCheck.octets(read.kid());
            case CRYPTOGRAPHIC_CHECKSUM -> checksum == 4 || checksum == CardKeys.FULL_CHECKSUM_OCTETS;
            case DIGITAL_SIGNATURE -> checksum > 0;
        };
        if (!consistent) {
            throw new ProtocolException(Code.LENGTH, "CHL", headerLengthAt, header + " octets contradict SPI " + read.spi());
        }
        if (reader.remaining() < COUNTER_AND_PADDING + checksum) {
            throw reader.fault(Code.TRUNCATED, "CNTR", 0, "the header ends before the counter and the checksum");
        }
        return read;
    }

    /**
     * Decodes, deciphers and verifies a command packet.
     *
     * @throws ProtocolException when it is malformed, names other keys, or its checksum is wrong
     */
    public CommandPacket decodeCommand(Octets packet, CardKeys keys, PacketTransport transport) throws ProtocolException {
        OctetReader reader = new OctetReader(packet);
        int header = PacketFrame.COMMAND.read(reader, transport);
        int headerLengthAt = reader.offset() - 1;
        CommandHeader read = readHeader(reader);
        String mismatch = KeyUse.mismatch(read.spi(), read.kic(), read.kid(), keys);
        if (mismatch != null) {
            throw reader.fault(Code.KEY_MISMATCH, "KIc, KID", 5, mismatch);
        }
        Protection protection = Protection.ofCommand(read.spi(), read.kid(), keys);
        checkHeaderLength(PacketFrame.COMMAND, header, COMMAND_HEADER, protection, headerLengthAt);
        Opened opened = open(packet, reader.offset(), COUNTER_AND_PADDING, NO_PREFIX, protection);
        return new CommandPacket(read.spi(), read.kic(), read.kid(), read.tar(), opened.counter(), opened.data());
    }

    /**
     * Encodes a response packet, protected as the command asked, with the command's keys.
     *
     * @throws IllegalArgumentException when {@code keys} cannot give that protection
     */
    public Octets encodeResponse(ResponsePacket response, Spi commandSpi, CardKeys keys, PacketTransport transport) {
        Protection protection = Protection.ofResponse(commandSpi, keys);
        int header = RESPONSE_HEADER + checkedOctets(protection);
        int fixed = COUNTER_AND_PADDING + 1;
        int padding = padding(protection, fixed + protection.checksumOctets() + response.data().length());
        writer.clear();
        PacketFrame.RESPONSE.write(writer, transport, header, response.data().length() + padding);
        writer.octets(response.tar().value());
        int clear = writer.length();
        writer.uint40(response.counter()).octet(padding).octet(response.status().code());
        return close(clear, response.data(), padding, responsePrefix(transport), protection);
    }

    /**
     * Decodes, deciphers and verifies a response packet. One that came plain although the command asked for protection is
     * accepted only when it reports an error, and says so ({@link ResponsePacket#plainFallback}).
     *
     * @param commandSpi the SPI of the command it answers
     * @throws ProtocolException when it is malformed or its checksum is wrong
     */
    public ResponsePacket decodeResponse(Octets packet, Spi commandSpi, CardKeys keys, PacketTransport transport)
            throws ProtocolException {
        Protection asked = Protection.ofResponse(commandSpi, keys);
        try {
            return decodeResponse(packet, asked, transport, false);
        } catch (ProtocolException protectedFault) {
            if (asked.none()) {
                throw protectedFault;
            }
            return decodePlain(packet, keys, transport, protectedFault);
        }
    }

    /** The TAR of a response packet, which is never ciphered; proves nothing. */
    public Tar readResponseTar(Octets packet, PacketTransport transport) throws ProtocolException {
        OctetReader reader = new OctetReader(packet);
        PacketFrame.RESPONSE.read(reader, transport);
        return new Tar(reader.octets(3, "TAR"));
    }

    private ResponsePacket decodePlain(Octets packet, CardKeys keys, PacketTransport transport, ProtocolException protectedFault)
            throws ProtocolException {
        ResponsePacket plain;
        try {
            plain = decodeResponse(packet, new Protection(Integrity.NONE, 0, false, keys), transport, true);
        } catch (ProtocolException neitherIsItPlain) {
            throw protectedFault;
        }
        if (plain.status() == ResponseStatus.POR_OK) {
            throw protectedFault;
        }
        return plain;
    }

    private ResponsePacket decodeResponse(Octets packet, Protection protection, PacketTransport transport, boolean fallback)
            throws ProtocolException {
        OctetReader reader = new OctetReader(packet);
        int header = PacketFrame.RESPONSE.read(reader, transport);
        int headerLengthAt = reader.offset() - 1;
        Tar tar = new Tar(reader.octets(3, "TAR"));
        checkHeaderLength(PacketFrame.RESPONSE, header, RESPONSE_HEADER, protection, headerLengthAt);
        Opened opened = open(packet, reader.offset(), COUNTER_AND_PADDING + 1, responsePrefix(transport), protection);
        int code = opened.last();
        ResponseStatus status = ResponseStatus.of(code).orElseThrow(() -> new ProtocolException(
                Code.UNSUPPORTED, "response status code", reader.offset() + COUNTER_AND_PADDING, code + " is reserved"));
        return new ResponsePacket(tar, opened.counter(), status, opened.data(), fallback);
    }

    private Octets close(int clear, Octets data, int padding, byte[] prefix, Protection protection) {
        int checksumAt = writer.length();
        int dataAt = checksumAt + protection.checksumOctets();
        int length = dataAt + data.length() + padding;
        byte[] packet = working(length);
        writer.copyTo(packet);
        data.copyTo(packet, dataAt);
        Arrays.fill(packet, dataAt + data.length(), length, (byte) 0);
        seal.close(packet, length, clear, checksumAt, prefix, protection);
        return Octets.of(packet, 0, length);
    }

    /** The one array in which packets are made and opened. */
    private byte[] working(int length) {
        if (working.length < length) {
            working = new byte[length];
        }
        return working;
    }

    /** What {@link #open} leaves of a packet; {@code last} is the octet before the checksum, a response's status. */
    private record Opened(int last, long counter, Octets data) {
    }

    private Opened open(Octets packet, int clear, int fixed, byte[] prefix, Protection protection) throws ProtocolException {
        int checksumAt = clear + fixed;
        int dataAt = checksumAt + protection.checksumOctets();
        if (packet.length() < dataAt) {
            throw new ProtocolException(Code.TRUNCATED, "RC/CC/DS", checksumAt, "the packet ends before its secured data");
        }
        if ((packet.length() - clear) % protection.block() != 0) {
            throw new ProtocolException(Code.LENGTH, "secured data", clear, (packet.length() - clear) + " ciphered octets are no whole blocks");
        }
        int length = packet.length();
        byte[] bytes = working(length);
        packet.copyTo(bytes, 0);
        if (!seal.open(bytes, length, clear, checksumAt, prefix, protection)) {
            throw new ProtocolException(Code.CHECKSUM, "RC/CC/DS", checksumAt, "does not fit the packet");
        }
        int padding = bytes[clear + 5] & 0xFF;
        if (padding >= protection.block() || padding > length - dataAt) {
            throw new ProtocolException(Code.VALUE, "PCNTR", clear + 5, padding + " padding octets cannot be");
        }
        long counter = 0;
        for (int i = 0; i < 5; i++) {
            counter = counter << 8 | bytes[clear + i] & 0xFF;
        }
        return new Opened(bytes[checksumAt - 1] & 0xFF, counter, Octets.of(bytes, dataAt, length - dataAt - padding));
    }

    private static CommandHeader readHeader(OctetReader reader) throws ProtocolException {
        Spi spi = new Spi(reader.octet("SPI"), reader.octet("SPI"));
        return new CommandHeader(spi, reader.octet("KIc"), reader.octet("KID"), new Tar(reader.octets(3, "TAR")));
    }

    private static void checkHeaderLength(PacketFrame frame, int found, int fixed, Protection protection, int at)
            throws ProtocolException {
        if (!protection.supported()) {
            throw new ProtocolException(Code.UNSUPPORTED, "SPI", at + 1, "asks for a protection that the keys do not offer");
        }
        int expected = fixed + protection.checksumOctets();
        if (found != expected) {
            throw new ProtocolException(
                    Code.LENGTH, frame.headerLengthName(), at, "says " + found + " octets, expected are " + expected);
        }
    }

    private static int checkedOctets(Protection protection) {
        if (!protection.supported()) {
            throw new IllegalArgumentException("the keys do not offer the protection that the SPI asks for");
        }
        return protection.checksumOctets();
    }

    private static int padding(Protection protection, int octets) {
        return (protection.block() - octets % protection.block()) % protection.block();
    }

    private static byte[] responsePrefix(PacketTransport transport) {
        return transport.shortMessage() ? RESPONSE_IN_SHORT_MESSAGE : NO_PREFIX;
    }
}
