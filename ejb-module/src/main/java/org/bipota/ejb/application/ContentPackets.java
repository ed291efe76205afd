package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.bipota.ejb.domain.RefusedContentException;
import org.bipota.ejb.domain.Script;
import org.bipota.ejb.domain.ScriptPacket;
import org.bipota.ejb.persistence.Content;
import org.bipota.protocol.secured.PacketCapacity;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.sms.Segmentation;

/**
 * Cuts contents into the secured data of packets. On a channel a packet is one SDU; by SMS it is as many concatenated short
 * messages as configured: the more, the fewer answers are waited for, and the more is sent again when one gets lost.
 */
@Dependent
public class ContentPackets {

    private final int smsSecuredData;
    private final int configuredSdu;

    /** Cuts as configured. */
    @Inject
    public ContentPackets(Configuration configuration) {
        smsSecuredData = PacketCapacity.securedData(
                Segmentation.packetOctets(configuration.number(Variable.SMS_PACKET_SEGMENTS)), PacketTransport.SMS_PP);
        configuredSdu = configuration.number(Variable.BIP_SDU);
    }

    /** The most octets of secured data in a packet that goes by SMS. */
    public int maxSecuredDataBySms() {
        return smsSecuredData;
    }

    /** The most octets of secured data in an SDU of so many octets, over CAT_TP and TCP alike. */
    public int maxSecuredDataOnChannel(int sduOctets) {
        return PacketCapacity.securedData(sduOctets, PacketTransport.CAT_TP);
    }

    /**
     * The packets of a content, see {@link Script#packets}.
     *
     * @throws RefusedContentException when a command fits no packet
     */
    public List<ScriptPacket> packets(Content content, int firstCommand, int maxSecuredDataOctets) throws RefusedContentException {
        return content.script().packets(firstCommand, maxSecuredDataOctets);
    }

    /**
     * The short messages that a script takes.
     *
     * @throws RefusedContentException when a command fits no packet
     */
    public int smsSegments(Script script) throws RefusedContentException {
        return script.packets(0, smsSecuredData).stream()
                .mapToInt(packet -> Segmentation.segments(
                        PacketCapacity.packet(packet.securedData().length(), PacketTransport.SMS_PP)))
                .sum();
    }

    /**
     * The packets that a script takes on a channel with the configured SDU size.
     *
     * @throws RefusedContentException when a command fits no packet
     */
    public int bipPackets(Script script) throws RefusedContentException {
        return script.packets(0, maxSecuredDataOnChannel(configuredSdu)).size();
    }
}
