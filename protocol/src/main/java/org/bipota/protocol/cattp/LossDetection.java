package org.bipota.protocol.cattp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tells from the peer's answers which PDUs in flight are lost, so that they are sent again within a round trip and not
 * only after a time-out (the idea of RFC 6675 and RFC 8985, by PDUs in place of octets).
 *
 * <p>Two kinds of evidence count. An acknowledgement that takes a PDU shows that what was sent <em>before</em> that PDU and
 * is not taken is lost; an EACK names such PDUs early. And a peer that never sends EACK repeats its last acknowledgement
 * for each PDU that comes behind a gap. Such a peer may keep what comes behind a gap, or drop it: its answers to earlier
 * repetitions tell.
 */
final class LossDetection {

    /** How many repeated acknowledgements show a loss: one may come from a PDU doubled on its way. */
    private static final int REPEATS = 2;
    /** How many repetitions in a row must have been acknowledged alone before the peer is taken for one that keeps nothing. */
    private static final int ALONE = 2;

    /** How many PDUs sent later may be taken before an earlier one counts as lost, at most. */
    private static final int MOST_OVERTAKING = 5;

    private int repeats;
    /** The same by now: 1, and more while repetitions turn out to be in vain because the network changes the order. */
    private int overtaking = 1;
    /** PDUs that were sent again in vain: the peer will answer each with an acknowledgement that says nothing. */
    private int inVain;
    private boolean namesOutOfOrder;
    private int acknowledgedAlone;

    /** The peer sent an EACK: it tells what it keeps. */
    void selective() {
        namesOutOfOrder = true;
    }

    /**
     * What is lost, after an acknowledgement of something new. An answer that comes sooner than half a round trip after a
     * repetition answers the earlier transmission and proves nothing.
     *
     * @param taken what the acknowledgement took that was not taken before; not empty
     * @param inFlight oldest first
     */
    List<Flight> after(List<Flight> taken, Collection<Flight> inFlight, long roundTripNanos, long nowNanos) {
        repeats = 0;
        Flight newest = null;
        for (Flight flight : taken) {
            boolean again = flight.transmissions > 1;
            if (again && nowNanos - flight.sentNanos < roundTripNanos / 2) {
                inVain++;
                overtaking = flight.takenForLost ? Math.min(MOST_OVERTAKING, overtaking + 1) : overtaking;
                continue;
            }
            overtaking = again ? Math.max(1, overtaking - 1) : overtaking;
            newest = newest == null || flight.order > newest.order ? flight : newest;
        }
        if (newest == null) {
            return List.of();
        }
        if (namesOutOfOrder) {
            return sentBefore(newest.order - overtaking + 1, inFlight);
        }
        List<Flight> lost = sentBefore(newest.order, inFlight);
        return newest.transmissions == 1 ? lost : afterRepetition(taken.size(), lost);
    }

    private static List<Flight> sentBefore(long order, Collection<Flight> inFlight) {
        List<Flight> before = new ArrayList<>(0);
        for (Flight flight : inFlight) {
            if (!flight.receivedOutOfOrder && flight.order < order) {
                before.add(flight);
            }
        }
        return before;
    }

    /** A peer that took more than the repetition had kept the rest: only the next gap is certain. */
    private List<Flight> afterRepetition(int taken, List<Flight> lost) {
        if (taken > 1) {
            // two may be an acknowledgement that was lost before this one
            acknowledgedAlone = taken > 2 ? 0 : acknowledgedAlone;
            return lost.size() > 1 ? lost.subList(0, 1) : lost;
        }
        if (!lost.isEmpty()) {
            acknowledgedAlone++;
        }
        return lost;
    }

    /**
     * What is lost, after an acknowledgement that says nothing new.
     *
     * @param inFlight oldest first, at least one
     */
    List<Flight> afterRepeat(Collection<Flight> inFlight, long roundTripNanos, long nowNanos) {
        if (inVain > 0) {
            inVain--;
            return List.of();
        }
        repeats++;
        Flight oldest = inFlight.iterator().next();
        // what arrives sooner answers what was sent before the oldest was sent again
        boolean mayKnow = nowNanos - oldest.sentNanos >= roundTripNanos - roundTripNanos / 4;
        if (inFlight.size() < 2 || repeats < Math.min(Math.max(REPEATS, overtaking), inFlight.size() - 1) || !mayKnow) {
            return List.of();
        }
        repeats = 0;
        return !namesOutOfOrder && acknowledgedAlone >= ALONE ? List.copyOf(inFlight) : List.of(oldest);
    }
}
