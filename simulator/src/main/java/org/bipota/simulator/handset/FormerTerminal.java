package org.bipota.simulator.handset;

import java.util.function.UnaryOperator;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.cat.ProactiveCommand;

/**
 * The terminal that a card has been in before a trial began: it tells its IMEI, and takes SMS that nobody remembers.
 *
 * @param imei its equipment identity
 */
public record FormerTerminal(Imei imei) implements UnaryOperator<Octets> {

    @Override
    public Octets apply(Octets fetched) {
        try {
            ProactiveCommand command = ProactiveCommand.parse(fetched);
            TerminalResponse response = TerminalResponse.to(command, TerminalResponse.PERFORMED);
            if (command.details().type() == CommandDetails.PROVIDE_LOCAL_INFORMATION) {
                response.required(CatTag.IMEI, imei.value());
            }
            return response.encode();
        } catch (ProtocolException e) {
            return TerminalResponse.toGarbage().encode();
        }
    }
}
