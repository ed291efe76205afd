package org.bipota.simulator.campaign;

import org.bipota.simulator.population.Delivery;

/**
 * What came of one target.
 *
 * @param msisdn    who
 * @param behaviour as on the command line, or {@code not-imported}
 * @param expected  what had to come of it
 * @param seen      what the server says
 * @param fault     why that is wrong, or the card's content; empty when all is right
 */
public record TargetFinding(String msisdn, String behaviour, Delivery expected, String seen, String fault) {

    /** Whether all is right. */
    public boolean right() {
        return fault.isEmpty();
    }
}
