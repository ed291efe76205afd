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
 *
 * <p>Each constant carries its row of the transition table: event, what is sent, next state. What is not named is dropped
 * and counted. <em>Right</em> is an acknowledgement of our SYN or SYN ACK, <em>plausible</em> a number that can belong to this
 * connection now: a sequence number from the last one received to one behind our window, an acknowledgement of
 * something in flight or of what was acknowledged last. RFC 908 demands this of everything that comes in {@link #OPEN},
 * of RST too, so that nobody ends a connection without knowing its numbers.
 */
public enum CatTpState {
    /**
     * No connection. <pre>
     * connect     SYN      SYN_SENT
     * </pre> A port without a connection answers as {@link CatTpListener} says.
     */
    CLOSED,
    /**
     * Waiting for a SYN. <pre>
     * good SYN    SYN ACK  SYN_RCVD    (the application admitted it)
     * bad SYN     RST      LISTEN      (reasons 1, 3, 6)
     * RST         -        LISTEN
     * other       RST 4    LISTEN
     * </pre>
     */
    LISTEN,
    /**
     * SYN sent, SYN ACK awaited. <pre>
     * SYN ACK, right              ACK     OPEN
     * RST, right or without ACK   -       CLOSED
     * any PDU, acknowledges wrong RST 4   SYN_SENT   (in the numbers of the connection that it belongs to)
     * unacceptable PDU, right     RST     CLOSED
     * time-out                    SYN     SYN_SENT   (then RST 5, CLOSED)
     * close, abort                RST     CLOSED
     * </pre>
     */
    SYN_SENT,
    /**
     * SYN taken and answered, ACK awaited. <pre>
     * the same SYN                      SYN ACK   SYN_RCVD
     * ACK, EACK, data, NUL, right       as OPEN   OPEN
     * RST, plausible                    -         CLOSED
     * unacceptable PDU, right           RST       CLOSED
     * time-out                          SYN ACK   SYN_RCVD   (then RST 5, CLOSED)
     * close, abort                      RST       CLOSED
     * </pre>
     */
    SYN_RCVD,
    /**
     * Data flows. <pre>
     * data, NUL, acknowledgement plausible   ACK or EACK   OPEN
     * ACK, EACK, the same                    what it lets out, and what it shows to be lost
     * SYN or SYN ACK of this connection      SYN ACK or ACK   OPEN
     * SYN, identification of this connection RST 4         CLOSE_WAIT   (the peer started anew)
     * other SYN                              NUL           OPEN         (is the peer alive?)
     * the same again, peer silent since      RST 4         CLOSE_WAIT
     * RST, plausible                         -             CLOSE_WAIT
     * unacceptable PDU, plausible            RST           CLOSE_WAIT
     * SDU beyond its maximum                 RST 4         CLOSE_WAIT
     * time-out                               the oldest PDU OPEN        (then RST 5, CLOSED)
     * silent peer, keep-alive                NUL           OPEN
     * no SDU for the idle time               RST 0         CLOSE_WAIT
     * close                                  RST 0 once all is acknowledged   CLOSE_WAIT
     * abort                                  RST           CLOSE_WAIT
     * </pre>
     */
    OPEN,
    /**
     * Ended; late PDUs are dropped until the time is over. <pre>
     * time        -    CLOSED
     * </pre>
     */
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
