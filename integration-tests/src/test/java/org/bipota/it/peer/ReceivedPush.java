package org.bipota.it.peer;

import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.push.OpenBipChannel;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.push.OpenTcpConnection;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.push.SendIdentificationPacket;
import org.bipota.protocol.secured.CommandPacket;

/**
 * A BIP PUSH as the card has it, verified and deciphered.
 *
 * @param parts the short messages it came in
 * @param packet the command packet, ciphered as it came
 * @param command the command packet, deciphered
 */
public record ReceivedPush(List<SubmitSm> parts, Octets packet, CommandPacket command) {

    /** The PUSH commands. */
    public List<PushCommand> commands() {
        try {
            return PushCommand.parse(command.data());
        } catch (ProtocolException e) {
            throw new AssertionError("no PUSH: " + command.data() + ": " + e.getMessage(), e);
        }
    }

    /** The identification data that the server wants to see again. */
    public Octets token() {
        PushCommand second = commands().get(1);
        if (second instanceof OpenCatTpLink link) {
            return link.identificationData();
        }
        return ((SendIdentificationPacket) second).identificationData();
    }

    /** The CAT_TP port of the server. */
    public int catTpPort() {
        return ((OpenCatTpLink) commands().get(1)).destinationPort();
    }

    /** The UDP or TCP port of the server. */
    public int port() {
        PushCommand first = commands().get(0);
        if (first instanceof OpenBipChannel channel) {
            return channel.parameters().transport().port();
        }
        return ((OpenTcpConnection) first).parameters().transport().port();
    }
}
