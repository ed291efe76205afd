package org.bipota.simulator.smsc;

import java.time.Duration;
import java.util.Objects;

/**
 * How the SMSC listens and retries.
 *
 * @param port            TCP port on 127.0.0.1, 0 for an ephemeral one
 * @param systemId        the only system id that may bind
 * @param password        its password
 * @param window          {@code deliver_sm} in flight at most, 1 to 256
 * @param responseTimeout how long a {@code deliver_sm_resp} may take before the message is sent again
 * @param retryDelay      wait after a temporary error, in either direction
 */
public record SmscSettings(int port, String systemId, String password, int window, Duration responseTimeout,
                           Duration retryDelay) {

    /** Checks the ranges. */
    public SmscSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not in 0..65535");
        }
        if (window < 1 || window > 256) {
            throw new IllegalArgumentException("window " + window + " is not in 1..256");
        }
        Objects.requireNonNull(systemId, "systemId");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(responseTimeout, "responseTimeout");
        Objects.requireNonNull(retryDelay, "retryDelay");
    }

    /** The credentials and times that a server with its defaults expects, on {@code port}. */
    public static SmscSettings onPort(int port) {
        return new SmscSettings(port, "bipota", "bipota", 16, Duration.ofSeconds(10), Duration.ofMillis(500));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmscSettings[port=" + port + ", systemId=" + systemId + ", window=" + window + "]";
    }
}
