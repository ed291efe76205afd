package org.bipota.simulator.run;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Whether this process may have as many sockets as its handsets may want at once: each has a channel at a time. */
public final class DescriptorLimit {

    /** Jars, the SMPP sessions, connections to the API, and what else a trial has open. */
    private static final int OWN_FILES = 200;

    private DescriptorLimit() {
    }

    /** What the operating system allows this process; empty where it does not say. */
    public static Optional<Long> allowed() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? Optional.of(system.getMaxFileDescriptorCount()) : Optional.empty();
    }

    /** What keeps so many channels from being open at once when {@code allowed} is the limit; empty when nothing does. */
    public static Optional<String> shortage(int channels, long allowed) {
        long wanted = (long) channels + OWN_FILES;
        return allowed >= wanted ? Optional.empty()
                : Optional.of(channels + " channels at once need " + wanted + " open files, and this process may have " + allowed
                        + ": ulimit -n " + wanted + " before the start raises that, or take at most "
                        + Math.max(0, allowed - OWN_FILES) + " handsets");
    }
}
