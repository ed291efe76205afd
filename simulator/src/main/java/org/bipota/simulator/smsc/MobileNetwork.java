package org.bipota.simulator.smsc;

import java.util.function.Consumer;

/** The handsets as the SMSC sees them. Calls return at once. */
public interface MobileNetwork {

    /** Whether {@code msisdn} is a subscriber here, reachable or not. */
    boolean serves(String msisdn);

    /**
     * Tries to bring {@code message} to its handset.
     *
     * @param report called once, on any thread, with what came of it
     */
    void deliver(MobileTerminated message, Consumer<DeliveryReport> report);
}
