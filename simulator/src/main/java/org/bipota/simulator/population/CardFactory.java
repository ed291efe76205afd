package org.bipota.simulator.population;

import java.util.function.UnaryOperator;
import org.bipota.protocol.Octets;
import org.bipota.simulator.handset.Uicc;

/** Makes cards. */
@FunctionalInterface
public interface CardFactory {

    /**
     * A card, never powered.
     *
     * @param terminal answers a proactive command with the objects of its TERMINAL RESPONSE, at once
     */
    Uicc make(Personalisation personalisation, UnaryOperator<Octets> terminal);
}
