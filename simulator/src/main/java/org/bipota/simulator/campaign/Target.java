package org.bipota.simulator.campaign;

import java.util.Optional;
import org.bipota.protocol.Octets;
import org.bipota.simulator.population.Delivery;
import org.bipota.simulator.population.Ending;
import org.bipota.simulator.population.Route;
import org.bipota.simulator.population.Subscriber;

/**
 * One target, as it is before the campaign starts.
 *
 * @param msisdn     E.164 digits
 * @param subscriber whose number it is; empty for nobody's
 * @param expected   what has to come of it
 * @param before     the content on the card, empty when there is none
 * @param texts      how many texts the user has got
 */
record Target(String msisdn, Optional<Subscriber> subscriber, Delivery expected, Octets before, int texts) {

    /** A number that belongs to nobody. */
    static Target stranger(String msisdn) {
        return new Target(msisdn, Optional.empty(), new Delivery(Route.NOTIFY, Ending.FAILED, ""), Octets.EMPTY, 0);
    }

    /** Who it is, as a behaviour is named on the command line. */
    String behaviour() {
        return subscriber.map(known -> known.behaviour().option()).orElse("not-imported");
    }
}
