package org.bipota.smpp.link;

import java.io.IOException;
import java.time.Duration;
import org.bipota.smpp.submit.SegmentSender;
import org.jsmpp.bean.BindType;

/** One session as its keeper sees it. Used once: connected and bound at most once, and then ended. */
interface KeptSession extends SegmentSender {

    /** Makes the sessions of one link. */
    @FunctionalInterface
    interface Maker {

        /**
         * A session that is not connected yet.
         *
         * @param ended called whenever the session may have ended, from any thread; never waits
         */
        KeptSession create(BindType bindType, Runnable ended);
    }

    /**
     * Connects and binds; on failure nothing stays open.
     *
     * @throws BindRefusedException when the SMSC answered with a command status other than 0
     * @throws TlsFailedException when the two do not agree on a TLS session
     */
    void bind() throws IOException;

    /** Whether it is bound now. */
    boolean isBound();

    /** Whether messages may be submitted by it. */
    boolean transmits();

    /** Why the session ended, in words. */
    String endReason();

    /** For how long the SMSC has not taken what is being written, 0 when nothing is. */
    long blockedNanos();

    /** Unbinds, waiting for the answer at most {@code limit}, and closes. */
    void unbindWithin(Duration limit);

    /** Closes at once, also while connecting. */
    void abort();

    /** Breaks the connection without waiting for anything, for a caller that must not wait for a blocked writer. */
    void breakConnection();

    /** The SMSC does not want this bind. */
    final class BindRefusedException extends IOException {

        /** With the answer's command status. */
        BindRefusedException(int commandStatus, Throwable cause) {
            super("command status 0x%08X".formatted(commandStatus), cause);
        }
    }

    /** There is no TLS session with this peer. */
    final class TlsFailedException extends IOException {

        /** With the reason in words. */
        TlsFailedException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
