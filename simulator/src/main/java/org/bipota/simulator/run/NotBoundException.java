package org.bipota.simulator.run;

import java.io.IOException;
import java.time.Duration;

/** The server did not bind to the SMSC. */
public final class NotBoundException extends IOException {

    private static final long serialVersionUID = 1L;

    NotBoundException(int port, Duration timeout) {
        super("no server has bound to the SMSC on 127.0.0.1:" + port + " within " + timeout
                + "; compare its BIP_OTA_SMPP_HOST and BIP_OTA_SMPP_PORT, system id and password");
    }
}
