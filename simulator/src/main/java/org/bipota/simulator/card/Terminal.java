package org.bipota.simulator.card;

import org.bipota.protocol.Octets;

/** The handset as the card sees it. */
@FunctionalInterface
public interface Terminal {

    /**
     * Executes a proactive command.
     *
     * @param proactiveCommand the data of FETCH, beginning with {@code D0}
     * @return the TLVs of TERMINAL RESPONSE, at once: whatever takes time is an event later. The card must not be called from
     *     here
     * @throws PowerLoss when the card loses its power instead
     */
    Octets execute(Octets proactiveCommand);
}
