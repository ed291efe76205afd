package org.bipota.simulator.handset;

import java.util.Optional;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * What OPEN CHANNEL asks of a packet data service (TS 102 223 clause 6.6.27.2).
 *
 * @param bearer       bearer description
 * @param bufferOctets buffer size, for each direction
 * @param transport    protocol type and port
 * @param destination  type of address and address
 * @param background   whether the answer comes before the link stands, whose state an event tells then
 */
record OpenChannelCommand(Octets bearer, int bufferOctets, Octets transport, Octets destination, boolean background) {

    private static final int BACKGROUND = 0x04;
    private static final int UDP = 1;
    private static final int TCP = 2;

    /** Empty when something is missing that there is no channel without. */
    static Optional<OpenChannelCommand> of(ProactiveCommand command) {
        Octets bearer = command.value(CatTag.BEARER_DESCRIPTION).orElse(Octets.EMPTY);
        Octets buffer = command.value(CatTag.BUFFER_SIZE).orElse(Octets.EMPTY);
        Octets transport = command.value(CatTag.TRANSPORT_LEVEL).orElse(Octets.EMPTY);
        Optional<Octets> destination = objectBehind(command, CatTag.TRANSPORT_LEVEL, CatTag.OTHER_ADDRESS);
        if (bearer.isEmpty() || buffer.length() != 2 || transport.isEmpty() || destination.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OpenChannelCommand(bearer, buffer.at(0) << 8 | buffer.at(1), transport, destination.get(),
                (command.details().qualifier() & BACKGROUND) != 0));
    }

    boolean udp() {
        return transport.at(0) == UDP;
    }

    boolean tcp() {
        return transport.at(0) == TCP;
    }

    /** The destination stands behind the transport level; an address before it is the local one. */
    private static Optional<Octets> objectBehind(ProactiveCommand command, int before, int tag) {
        boolean passed = false;
        for (ComprehensionTlv object : command.objects()) {
            if (passed && object.tag() == tag) {
                return Optional.of(object.value());
            }
            passed |= object.tag() == before;
        }
        return Optional.empty();
    }
}
