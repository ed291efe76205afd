package org.bipota.ejb.application;

import java.net.InetAddress;
import java.util.List;
import org.bipota.ejb.domain.CardTransport;
import org.bipota.protocol.Octets;
import org.bipota.protocol.push.BearerDescription;
import org.bipota.protocol.push.ChannelParameters;
import org.bipota.protocol.push.OpenBipChannel;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.push.OpenTcpConnection;
import org.bipota.protocol.push.OtherAddress;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.push.SendIdentificationPacket;
import org.bipota.protocol.push.TransportLevel;

/**
 * Where and how pushes tell cards to connect.
 *
 * @param server the advertised address
 * @param udpPort the advertised UDP port
 * @param tcpPort the advertised TCP port
 * @param catTpPort the CAT_TP destination port
 * @param bufferOctets the buffer size asked for
 * @param maxSduOctets the maximum SDU size told to the card
 */
public record PushAddress(
        InetAddress server, int udpPort, int tcpPort, int catTpPort, int bufferOctets, int maxSduOctets) {

    /** The two PUSH commands in compact format (TS 102 226 clause 9.2). */
    public Octets commands(CardTransport transport, Octets token) {
        OtherAddress destination = OtherAddress.of(server);
        List<PushCommand> commands = switch (transport) {
            case UDP -> List.of(
                    new OpenBipChannel(parameters(TransportLevel.udp(udpPort), destination)),
                    new OpenCatTpLink(catTpPort, maxSduOctets, token));
            case TCP -> List.of(
                    new OpenTcpConnection(parameters(TransportLevel.tcp(tcpPort), destination)),
                    new SendIdentificationPacket(token));
        };
        return PushCommand.encode(commands);
    }

    private ChannelParameters parameters(TransportLevel transport, OtherAddress destination) {
        return ChannelParameters.of(BearerDescription.DEFAULT_BEARER, bufferOctets, transport, destination);
    }
}
