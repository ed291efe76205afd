package org.bipota.protocol.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * Request for CAT_TP link establishment (TS 102 226 clause 9.2.2), on the channel opened by the command before.
 *
 * @param destinationPort CAT_TP port of the server, 0 to 65535
 * @param maxSduOctets maximum SDU size, 0 to 65535, or null for the application's own
 * @param identificationData what the SYN shall carry, up to 232 octets, or null for the ICCID
 */
public record OpenCatTpLink(int destinationPort, Integer maxSduOctets, Octets identificationData) implements PushCommand {

    static final int REQUEST = 0x02;

    private static final Set<Integer> KNOWN = Set.of(CatTag.TRANSPORT_LEVEL, CatTag.BUFFER_SIZE, CatTag.CHANNEL_DATA);

    /** Checks the ranges. */
    public OpenCatTpLink {
        if (destinationPort < 0 || destinationPort > 0xFFFF) {
            throw new IllegalArgumentException("CAT_TP port " + destinationPort + ", allowed are 0 to 65535");
        }
        if (maxSduOctets != null && (maxSduOctets < 0 || maxSduOctets > 0xFFFF)) {
            throw new IllegalArgumentException("maximum SDU size " + maxSduOctets + ", allowed are 0 to 65535");
        }
        if (identificationData != null && identificationData.length() > SendIdentificationPacket.MAX_IDENTIFICATION) {
            throw new IllegalArgumentException("identification data of " + identificationData.length() + " octets, allowed are 232");
        }
    }

    static OpenCatTpLink read(PushObjects objects) throws ProtocolException {
        TransportLevel port = ChannelParameters.transport(objects);
        if (port == null) {
            throw objects.fault(Code.MISSING, "CAT_TP destination port", "object 3C is mandatory");
        }
        if (port.type() != TransportLevel.CAT_TP) {
            throw objects.fault(Code.VALUE, "CAT_TP destination port", "type " + port.type() + ", allowed is 0");
        }
        Integer maxSdu = objects.takeSize(CatTag.BUFFER_SIZE, "maximum SDU size");
        Octets identification = SendIdentificationPacket.takeIdentification(objects);
        objects.end(KNOWN);
        return new OpenCatTpLink(port.port(), maxSdu, identification);
    }

    @Override
    public int request() {
        return REQUEST;
    }

    @Override
    public List<ComprehensionTlv> objects() {
        List<ComprehensionTlv> objects = new ArrayList<>();
        ChannelParameters.add(objects, CatTag.TRANSPORT_LEVEL, new TransportLevel(TransportLevel.CAT_TP, destinationPort).value());
        ChannelParameters.add(objects, CatTag.BUFFER_SIZE, maxSduOctets == null ? null : ChannelParameters.size(maxSduOctets));
        ChannelParameters.add(objects, CatTag.CHANNEL_DATA, identificationData);
        return objects;
    }
}
