package org.bipota.simulator.handset;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bipota.protocol.Octets;

/** One channel: its link and its buffers (TS 102 223 clauses 6.4.27 to 6.4.30). Used by its handset's thread only. */
final class BearerChannel {

    private static final int AT_LEAST_255 = 255;
    private static final int LINK_UP = 0x80;
    private static final int LINK_DROPPED = 0x05;

    private final int number;
    private final int nth;
    private final boolean stream;
    private final boolean joined;
    private final int bufferOctets;
    private final Deque<Octets> received = new ArrayDeque<>();
    private DataLink link;
    private Octets stored = Octets.EMPTY;
    private int arrivals;
    private boolean announced;
    private boolean dropped;

    /**
     * A channel whose link does not stand yet.
     *
     * @param number 1 to 7
     * @param nth    how many were opened before
     * @param stream whether it carries a stream rather than datagrams
     * @param joined whether datagrams are kept as one stream
     */
    BearerChannel(int number, int nth, boolean stream, boolean joined, int bufferOctets) {
        this.number = number;
        this.nth = nth;
        this.stream = stream;
        this.joined = joined || stream;
        this.bufferOctets = bufferOctets;
    }

    /** The link stands. */
    void over(DataLink carrier) {
        link = carrier;
    }

    int number() {
        return number;
    }

    int nth() {
        return nth;
    }

    /** How many datagrams, or pieces of a stream, have come from the network. */
    int arrivals() {
        return arrivals;
    }

    /** The value of its channel status object (TS 102 223 clause 8.56). */
    Octets status() {
        return usable() ? Octets.ofOctets(LINK_UP | number, 0) : Octets.ofOctets(number, dropped ? LINK_DROPPED : 0);
    }

    /** Whether its link stands. */
    boolean usable() {
        return link != null && !dropped;
    }

    /** Puts data behind what is stored; false when the buffer has no room, and then nothing is stored. */
    boolean store(Octets data) {
        if (stored.length() + data.length() > bufferOctets) {
            return false;
        }
        stored = stored.concat(data);
        return true;
    }

    /** Sends what is stored, as one datagram. */
    void flush() {
        link.send(stored);
        stored = Octets.EMPTY;
    }

    /** Room in the transmit buffer, 255 for that many or more. */
    int free() {
        return Math.min(AT_LEAST_255, bufferOctets - stored.length());
    }

    /** Takes what arrived from the network. A datagram for which the buffer has no room is lost; a stream waits for it. */
    void arrived(Octets data) {
        arrivals++;
        if (data.isEmpty() || !stream && waiting() + data.length() > bufferOctets) {
            return;
        }
        received.addLast(joined && !received.isEmpty() ? received.removeLast().concat(data) : data);
    }

    private int waiting() {
        return received.stream().mapToInt(Octets::length).sum();
    }

    /** What the card reads of: the oldest datagram, or the stream. 255 for that many octets or more. */
    int available() {
        return received.isEmpty() ? 0 : Math.min(AT_LEAST_255, received.peek().length());
    }

    /** How much of a datagram is left once a part of it was read; 0 when it was read to its end. */
    int left() {
        return announced ? available() : 0;
    }

    /** Takes up to {@code length} octets of the oldest datagram. Once it is empty, the next one is announced anew. */
    Octets read(int length) {
        if (received.isEmpty()) {
            return Octets.EMPTY;
        }
        Octets oldest = received.removeFirst();
        int taken = Math.min(length, oldest.length());
        if (taken < oldest.length()) {
            received.addFirst(oldest.slice(taken));
        } else {
            announced = false;
        }
        return oldest.slice(0, taken);
    }

    /** Whether a data available event is due: data are there that no event has told of. It is taken as sent. */
    boolean announce() {
        boolean due = !announced && !received.isEmpty();
        announced |= due;
        return due;
    }

    /** The link is gone. What was received before can still be read. */
    void drop() {
        dropped = true;
        close();
    }

    boolean dropped() {
        return dropped;
    }

    void close() {
        if (link != null) {
            link.close();
        }
    }
}
