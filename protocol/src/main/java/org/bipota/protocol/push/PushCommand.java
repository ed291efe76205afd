package org.bipota.protocol.push;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * A PUSH command (TS 102 226 clause 9.2): {@code 80 EC 01 P2 Lc data}.
 *
 * <p>Its data are COMPREHENSION-TLV objects, written without and read with or without the comprehension required bit.
 */
public sealed interface PushCommand permits OpenBipChannel, OpenCatTpLink, OpenTcpConnection, SendIdentificationPacket {

    /** P2, which names the request. */
    int request();

    /** The objects of the data field, at most 255 octets together. */
    List<ComprehensionTlv> objects();

    /**
     * The commands one after the other, in compact format. A last command without data has no Lc.
     *
     * @throws IllegalArgumentException when a command's data exceed 255 octets
     */
    static Octets encode(List<? extends PushCommand> commands) {
        OctetWriter writer = new OctetWriter();
        for (int i = 0; i < commands.size(); i++) {
            PushCommand command = commands.get(i);
            Octets data = ComprehensionTlv.encode(command.objects());
            if (data.length() > 0xFF) {
                throw new IllegalArgumentException("PUSH data of " + data.length() + " octets, allowed are 255");
            }
            writer.octet(PushHeader.CLA).octet(PushHeader.INS).octet(PushHeader.P1).octet(command.request());
            if (!data.isEmpty() || i < commands.size() - 1) {
                writer.octet(data.length()).octets(data);
            }
        }
        return writer.toOctets();
    }

    /** Reads commands until nothing is left; none at all is a fault. */
    static List<PushCommand> parse(Octets securedData) throws ProtocolException {
        OctetReader reader = new OctetReader(securedData);
        List<PushCommand> commands = new ArrayList<>();
        do {
            commands.add(read(reader));
        } while (reader.hasMore());
        return commands;
    }

    private static PushCommand read(OctetReader reader) throws ProtocolException {
        PushHeader.expect(reader, PushHeader.CLA, "CLA");
        PushHeader.expect(reader, PushHeader.INS, "INS");
        PushHeader.expect(reader, PushHeader.P1, "P1");
        int request = reader.octet("P2");
        OctetReader data = reader.part(reader.hasMore() ? reader.octet("Lc") : 0, "PUSH data");
        return switch (request) {
            case OpenBipChannel.REQUEST -> new OpenBipChannel(ChannelParameters.read(new PushObjects(data)));
            case OpenCatTpLink.REQUEST -> OpenCatTpLink.read(new PushObjects(data));
            case OpenTcpConnection.REQUEST -> new OpenTcpConnection(ChannelParameters.read(new PushObjects(data)));
            case SendIdentificationPacket.REQUEST -> SendIdentificationPacket.read(new PushObjects(data));
            default -> throw data.fault(Code.UNSUPPORTED, "P2", 0, request + " is no known request");
        };
    }
}
