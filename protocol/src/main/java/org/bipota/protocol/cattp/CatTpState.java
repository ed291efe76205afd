package org.bipota.protocol.cattp;

import java.util.Set;

/**
 * The states of a connection (TS 102 127, after RFC 908).
 *
 * <pre>
 *            accept               handshake done             end, RST
 *   LISTEN ----------&gt; SYN_RCVD ------------------&gt; OPEN ------------&gt; CLOSE_WAIT
 *                         |                         ^  |                   |
 *            connect      | RST, no answer          |  | no answer         | time
 *   CLOSED ----------&gt; SYN_SENT --------------------+  v                   v
 *      ^------------------+-------------------------- CLOSED &lt;-------------+
 * </pre>
 *
 * In {@link #SYN_RCVD} an RST leads back to LISTEN in the standard; here one connection ends {@link #CLOSED} and the
 * listening port goes on, since {@link CatTpListener} keeps no connection.
 */
public enum CatTpState {
    /** No connection. */
    CLOSED,
    /** Waiting for a SYN. */
    LISTEN,
    /** SYN sent, SYN ACK awaited. */
    SYN_SENT,
    /** SYN taken and answered, ACK awaited. */
    SYN_RCVD,
    /** Data flows. */
    OPEN,
    /** Ended; late PDUs are dropped until the time is over. */
    CLOSE_WAIT;

    /** The states that may follow this one. */
    public Set<CatTpState> successors() {
        return switch (this) {
            case CLOSED -> Set.of(LISTEN, SYN_SENT);
            case LISTEN -> Set.of(SYN_RCVD, CLOSED);
            case SYN_SENT, SYN_RCVD -> Set.of(OPEN, CLOSED);
            case OPEN -> Set.of(CLOSE_WAIT, CLOSED);
            case CLOSE_WAIT -> Set.of(CLOSED);
        };
    }
}
