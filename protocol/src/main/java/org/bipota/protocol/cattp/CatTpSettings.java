package org.bipota.protocol.cattp;

import java.time.Duration;

/**
 * One side's limits and times. TS 102 127 leaves the timers to implementations.
 *
 * @param maxPduOctets the largest PDU this side takes, and the largest it sends; 64 to 65507, header included
 * @param maxSduOctets the largest SDU this side takes, 1 to 65535
 * @param windowPdus how many PDUs this side takes at once, 1 to 255
 * @param retransmit the first retransmission time-out, 1 ms to 1 min; later ones follow the measured round trip, and
 *     double with every try
 * @param tries how often a PDU is sent before the connection is given up, 1 to 20
 * @param idle after this long without an SDU in either direction the connection is ended; at least 1 ms
 * @param keepAlive after this long without any PDU of the peer a NUL is sent; at least 1 ms
 * @param closeWait how long late PDUs of an ended connection are dropped; 0 or more
 * @param queuedSdus how many SDUs may wait to be sent, at least 1
 */
public record CatTpSettings(
        int maxPduOctets,
        int maxSduOctets,
        int windowPdus,
        Duration retransmit,
        int tries,
        Duration idle,
        Duration keepAlive,
        Duration closeWait,
        int queuedSdus) {

    private static final Duration LONGEST_KEEP_ALIVE = Duration.ofSeconds(25);

    /** What a server uses when nothing else is said. */
    public static final CatTpSettings DEFAULT =
            new CatTpSettings(1024, 4096, 10, Duration.ofSeconds(2), 5, Duration.ofSeconds(60));

    /** Checks the ranges. */
    public CatTpSettings {
        Bounds.within(maxPduOctets, 64, 65507, "maxPduOctets");
        Bounds.within(maxSduOctets, 1, 0xFFFF, "maxSduOctets");
        Bounds.within(windowPdus, 1, 255, "windowPdus");
        Bounds.within(tries, 1, 20, "tries");
        Bounds.within(queuedSdus, 1, 1 << 20, "queuedSdus");
        within(retransmit, Duration.ofMillis(1), Duration.ofMinutes(1), "retransmit");
        within(idle, Duration.ofMillis(1), Duration.ofDays(1), "idle");
        within(keepAlive, Duration.ofMillis(1), Duration.ofDays(1), "keepAlive");
        within(closeWait, Duration.ZERO, Duration.ofMinutes(5), "closeWait");
    }

    /** Keep-alive after a third of {@code idle} (25 s at most, for the sake of NAT), close-wait 1 s, 32 SDUs queued. */
    public CatTpSettings(int maxPduOctets, int maxSduOctets, int windowPdus, Duration retransmit, int tries,
            Duration idle) {
        this(maxPduOctets, maxSduOctets, windowPdus, retransmit, tries, idle, keepAliveOf(idle), Duration.ofSeconds(1), 32);
    }

    private static Duration keepAliveOf(Duration idle) {
        Duration third = idle.dividedBy(3);
        Duration atLeast = third.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : third;
        return atLeast.compareTo(LONGEST_KEEP_ALIVE) > 0 ? LONGEST_KEEP_ALIVE : atLeast;
    }

    private static void within(Duration value, Duration low, Duration high, String name) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw new IllegalArgumentException(name + " " + value + " is not " + low + " to " + high);
        }
    }
}
