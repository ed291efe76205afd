package org.bipota.benchmarks.load;

import java.net.InetSocketAddress;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.push.OpenBipChannel;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.push.PushCommand;

/**
 * Where a push tells the card to connect.
 *
 * @param server UDP
 * @param catTpPort the server's CAT_TP port
 * @param identification what the card identifies itself with
 */
record PushTarget(InetSocketAddress server, int catTpPort, Octets identification) {

    /** What the requests for a BIP channel and a CAT_TP link say. */
    static PushTarget of(List<PushCommand> push) {
        if (push.size() == 2 && push.get(0) instanceof OpenBipChannel channel && push.get(1) instanceof OpenCatTpLink link) {
            var parameters = channel.parameters();
            return new PushTarget(
                    new InetSocketAddress(parameters.destination().inetAddress(), parameters.transport().port()),
                    link.destinationPort(), link.identificationData());
        }
        throw new IllegalStateException("the server pushes something else than CAT_TP over UDP: set BIP_OTA_BIP_TRANSPORT=udp");
    }
}
