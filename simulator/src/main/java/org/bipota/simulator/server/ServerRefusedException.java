package org.bipota.simulator.server;

import java.io.IOException;

/** The server was reached and answered with an error. */
public final class ServerRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ServerRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status, 400 or above. */
    public int status() {
        return status;
    }
}
