package org.bipota.simulator.campaign;

import java.io.IOException;

/** Takes the server away without a warning, and brings it back on the same data. */
@FunctionalInterface
public interface Outage {

    /** Kills it and starts it anew; returns before it answers. */
    void killAndRestart() throws IOException, InterruptedException;
}
