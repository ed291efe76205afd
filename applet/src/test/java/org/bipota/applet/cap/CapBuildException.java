package org.bipota.applet.cap;

/** Why there is no CAP file; the message is for whoever started the build. */
final class CapBuildException extends RuntimeException {

    CapBuildException(String message) {
        super(message);
    }
}
