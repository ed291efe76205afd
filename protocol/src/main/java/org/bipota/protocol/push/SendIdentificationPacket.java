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
 * Request for identification packet (TS 102 226 clause 9.2.4), on the TCP connection opened by the command before.
 *
 * @param identificationData what the packet shall carry, up to 232 octets, or null for the ICCID
 */
public record SendIdentificationPacket(Octets identificationData) implements PushCommand {

    static final int REQUEST = 0x04;

    /** What fits the header of a CAT_TP SYN; the same limit for both transports. */
    static final int MAX_IDENTIFICATION = 232;

    private static final Set<Integer> KNOWN = Set.of(CatTag.CHANNEL_DATA);

    /** Checks the length. */
    public SendIdentificationPacket {
        if (identificationData != null && identificationData.length() > MAX_IDENTIFICATION) {
            throw new IllegalArgumentException("identification data of " + identificationData.length() + " octets, allowed are 232");
        }
    }

    static SendIdentificationPacket read(PushObjects objects) throws ProtocolException {
        Octets identification = takeIdentification(objects);
        objects.end(KNOWN);
        return new SendIdentificationPacket(identification);
    }

    static Octets takeIdentification(PushObjects objects) throws ProtocolException {
        Octets identification = objects.take(CatTag.CHANNEL_DATA);
        if (identification != null && identification.length() > MAX_IDENTIFICATION) {
            throw objects.fault(Code.LENGTH, "identification data", identification.length() + " octets, allowed are 232");
        }
        return identification;
    }

    @Override
    public int request() {
        return REQUEST;
    }

    @Override
    public List<ComprehensionTlv> objects() {
        List<ComprehensionTlv> objects = new ArrayList<>();
        ChannelParameters.add(objects, CatTag.CHANNEL_DATA, identificationData);
        return objects;
    }
}
