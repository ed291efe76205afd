package org.bipota.web.api;

import java.io.IOException;

/** The request's body is longer than allowed. */
final class BodyTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLongException(long maxOctets) {
        super("the body is longer than allowed: at most " + maxOctets + " octets");
    }
}
