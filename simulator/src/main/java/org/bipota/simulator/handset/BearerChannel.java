package org.bipota.simulator.handset;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bipota.protocol.Octets;

/** One open BIP channel: its buffers (TS 102 223 clauses 6.4.27 to 6.4.30). Used by its handset's thread only. */
final class BearerChannel {

    private static final int AT_LEAST_255 = 255;

    private final boolean stream;
    private final int bufferSize;
    private final DataLink link;
    private final Deque<Octets> received = new ArrayDeque<>();
    private Octets stored = Octets.EMPTY;
    private boolean announced;
    private boolean dropped;

    BearerChannel(boolean stream, int bufferSize, DataLink link) {
        this.stream = stream;
        this.bufferSize = bufferSize;
        this.link = link;
    }

    /** Puts data behind what is stored; false when the buffer has no room, and then nothing is stored. */
    boolean store(Octets data) {
        if (stored.length() + data.length() > bufferSize) {
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
        return Math.min(AT_LEAST_255, bufferSize - stored.length());
    }

    /** Takes what arrived from the network: a datagram of its own, or more of the stream. */
    void arrived(Octets data) {
        if (stream && !received.isEmpty()) {
            received.addLast(received.removeLast().concat(data));
        } else if (!data.isEmpty()) {
            received.addLast(data);
        }
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

    void drop() {
        dropped = true;
    }

    boolean dropped() {
        return dropped;
    }

    void close() {
        link.close();
    }
}
