package org.bipota.ejb.application;

import java.time.Instant;

/**
 * What this node can have heard of the handsets. Nobody hears while a server is down, and what came is heard late while it is
 * behind: neither says anything about a handset.
 */
public interface Hearing {

    /** Since when handsets are listened to. */
    Instant since();

    /**
     * Up to when everything that handsets did has been heard: a wait that ends later is not over.
     *
     * @param now the time on the clock
     * @return {@code now} while nothing waits to be stored, else earlier, by {@link Variable#DEADLINE_LAG} at most
     */
    Instant until(Instant now);
}
