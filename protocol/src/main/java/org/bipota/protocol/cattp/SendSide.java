package org.bipota.protocol.cattp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.bipota.protocol.Octets;

/**
 * The sending half of a connection: waiting SDUs, their cutting into segments, the peer's window, and what is in
 * flight.
 */
final class SendSide {

    /** The most PDUs in flight, however many the peer would take: the memory that a peer can hold by not answering. */
    private static final int MAX_IN_FLIGHT = 255;

    private final int queuedSdus;
    private final ArrayDeque<Octets> waiting = new ArrayDeque<>(2);
    private final ArrayDeque<Flight> inFlight = new ArrayDeque<>(2);
    private int offset;
    private int next;
    private int peerWindow;
    private int maxDataOctets;
    private int maxSduOctets;
    private long order;
    private long acknowledgedOctets;
    private long retransmissions;

    /** @param next the first number after the one of SYN or SYN ACK */
    SendSide(CatTpSettings settings, int next) {
        this.queuedSdus = settings.queuedSdus();
        this.next = next;
    }

    /** SND_NXT. */
    int next() {
        return next;
    }

    /** The last number acknowledged in order: SND_UNA - 1. */
    int lastAcknowledged() {
        return SequenceNumbers.plus(next, -inFlight.size() - 1);
    }

    void peerLimits(int maxPduOctets, int maxSduOctets, int window) {
        this.maxDataOctets = maxPduOctets - CatTpPdu.HEADER_OCTETS;
        this.maxSduOctets = maxSduOctets;
        window(window);
    }

    /** The most data in one PDU. */
    int maxDataOctets() {
        return maxDataOctets;
    }

    int maxSduOctets() {
        return maxSduOctets;
    }

    void window(int window) {
        this.peerWindow = Math.min(window, MAX_IN_FLIGHT);
    }

    /** How many PDUs the peer takes at present, as far as this side makes use of it. */
    int window() {
        return peerWindow;
    }

    boolean hasRoom() {
        return waiting.size() < queuedSdus;
    }

    void enqueue(Octets sdu) {
        waiting.add(sdu);
    }

    /** Whether all that was given has been acknowledged. */
    boolean isIdle() {
        return waiting.isEmpty() && inFlight.isEmpty();
    }

    /** What is in flight, oldest first. */
    Collection<Flight> inFlight() {
        return Collections.unmodifiableCollection(inFlight);
    }

    boolean hasInFlight() {
        return !inFlight.isEmpty();
    }

    /** Whether data waits that the peer's window does not let out, and nothing in flight will open it. */
    boolean isBlocked() {
        return !waiting.isEmpty() && inFlight.isEmpty() && peerWindow == 0;
    }

    /** Takes the next segment that the window lets out; null when there is none. */
    Flight takeNext() {
        if (waiting.isEmpty() || inFlight.size() >= peerWindow) {
            return null;
        }
        Octets sdu = waiting.peek();
        int end = Math.min(sdu.length(), offset + maxDataOctets);
        boolean segmented = end < sdu.length();
        Flight flight = fly(sdu.slice(offset, end), segmented);
        if (segmented) {
            offset = end;
        } else {
            offset = 0;
            waiting.remove();
        }
        return flight;
    }

    /** A NUL, outside the window if need be. */
    Flight takeNul() {
        return fly(Octets.EMPTY, false);
    }

    private Flight fly(Octets data, boolean segmented) {
        Flight flight = new Flight(next, data, segmented);
        next = SequenceNumbers.next(next);
        inFlight.add(flight);
        return flight;
    }

    void sent(Flight flight, long nowNanos) {
        if (flight.transmissions > 0) {
            retransmissions++;
        }
        flight.transmissions++;
        flight.sentNanos = nowNanos;
        flight.order = ++order;
    }

    /** The oldest PDU that the peer does not have; null when it has them all. */
    Flight oldestMissing() {
        for (Flight flight : inFlight) {
            if (!flight.receivedOutOfOrder) {
                return flight;
            }
        }
        return null;
    }

    /** The oldest PDU in flight; there must be one. */
    Flight oldest() {
        return inFlight.element();
    }

    /** Whether an acknowledgement names something sent, or what was acknowledged last. */
    boolean isPlausible(int acknowledgement) {
        int distance = SequenceNumbers.distance(lastAcknowledged(), acknowledgement);
        return distance >= 0 && distance <= inFlight.size();
    }

    /**
     * Takes a plausible acknowledgement.
     *
     * @return what the peer took, in order and out of order, that it had not taken before
     */
    List<Flight> acknowledged(int acknowledgement, List<Integer> extended) {
        List<Flight> taken = new ArrayList<>();
        for (int count = SequenceNumbers.distance(lastAcknowledged(), acknowledgement); count > 0; count--) {
            Flight flight = inFlight.remove();
            acknowledgedOctets += flight.data.length();
            if (!flight.receivedOutOfOrder) {
                taken.add(flight);
            }
        }
        if (!extended.isEmpty()) {
            takeOutOfOrder(extended, taken);
        }
        return taken;
    }

    private void takeOutOfOrder(List<Integer> extended, List<Flight> taken) {
        boolean[] named = new boolean[inFlight.size() + 1];
        for (int sequence : extended) {
            int distance = SequenceNumbers.distance(lastAcknowledged(), sequence);
            if (distance > 0 && distance < named.length) {
                named[distance] = true;
            }
        }
        int distance = 0;
        for (Flight flight : inFlight) {
            if (named[++distance] && !flight.receivedOutOfOrder) {
                flight.receivedOutOfOrder = true;
                taken.add(flight);
            }
        }
    }

    void discard() {
        waiting.clear();
        inFlight.clear();
    }

    long acknowledgedOctets() {
        return acknowledgedOctets;
    }

    long retransmissions() {
        return retransmissions;
    }
}
