package org.bipota.simulator.population;

import java.util.Objects;

/**
 * What has to become of one content for one subscriber.
 *
 * @param route  the way it was tried last
 * @param ending what came of it
 * @param reason what the server's reason has to contain; may be empty
 */
public record Delivery(Route route, Ending ending, String reason) {

    /** None may be null. */
    public Delivery {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(reason, "reason");
    }

    /** In words, as {@code BIP DONE}. */
    @Override
    public String toString() {
        return route + " " + ending;
    }
}
