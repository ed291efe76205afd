package org.bipota.simulator.run;

import org.bipota.simulator.population.Subscriber;

/**
 * What the server says about one subscriber in the end.
 *
 * @param subscriber who
 * @param seen       the server's state in the end
 * @param fault      why that is wrong, empty when it is right
 */
public record Finding(Subscriber subscriber, String seen, String fault) {

    /** Whether the server is right. */
    public boolean right() {
        return fault.isEmpty();
    }
}
