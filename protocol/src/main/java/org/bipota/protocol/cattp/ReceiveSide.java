package org.bipota.protocol.cattp;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bipota.protocol.Octets;

/** The receiving half of a connection: order, what came out of order, and the joining of segments. */
final class ReceiveSide {

    /** What became of a PDU that consumes a number. */
    enum Verdict {
        /** In order; there may be SDUs now. */
        IN_ORDER,
        /** Kept until the gap is filled. */
        KEPT,
        /** Known already, or outside the window. */
        DROPPED,
        /** The segments together exceed the largest SDU. */
        SDU_TOO_LARGE
    }

    private record Kept(Octets data, boolean segmented) {
    }

    private final int maxSduOctets;
    private final int largestWindow;
    private final Map<Integer, Kept> outOfOrder = new HashMap<>(0);
    private int current;
    private int window;
    private ByteArrayOutputStream partial;
    private long octets;

    ReceiveSide(CatTpSettings settings) {
        this.maxSduOctets = settings.maxSduOctets();
        this.largestWindow = settings.windowPdus();
        this.window = largestWindow;
    }

    void synchronised(int peerInitialSequence) {
        current = peerInitialSequence;
    }

    /** RCV_CUR: the last number received in order. */
    int current() {
        return current;
    }

    int window() {
        return window;
    }

    void window(int pdus) {
        window = pdus;
    }

    boolean hasGaps() {
        return !outOfOrder.isEmpty();
    }

    /** The numbers received out of order, nearest first. */
    List<Integer> outOfOrder(int limit) {
        return outOfOrder.keySet().stream()
                .sorted(Comparator.comparingInt(number -> SequenceNumbers.distance(current, number)))
                .limit(limit).toList();
    }

    /**
     * Takes a PDU that consumes a number.
     *
     * @param data empty for a NUL, which is taken at the edge even of a closed window because it may be a probe
     * @param completed where finished SDUs go
     */
    Verdict take(int sequence, Octets data, boolean segmented, List<Octets> completed) {
        int distance = SequenceNumbers.distance(current, sequence);
        boolean probe = distance == 1 && data.isEmpty();
        if (distance <= 0 || distance > window && !probe) {
            return Verdict.DROPPED;
        }
        Kept arrived = new Kept(data, segmented);
        if (distance > 1) {
            return outOfOrder.putIfAbsent(sequence, arrived) == null ? Verdict.KEPT : Verdict.DROPPED;
        }
        for (Kept each = arrived; each != null; each = outOfOrder.remove(SequenceNumbers.next(current))) {
            current = SequenceNumbers.next(current);
            if (!join(each, completed)) {
                return Verdict.SDU_TOO_LARGE;
            }
        }
        return Verdict.IN_ORDER;
    }

    private boolean join(Kept each, List<Octets> completed) {
        if (each.data().isEmpty()) {
            return true;
        }
        int before = partial == null ? 0 : partial.size();
        if (before + each.data().length() > maxSduOctets) {
            return false;
        }
        if (before == 0 && !each.segmented()) {
            complete(each.data(), completed);
            return true;
        }
        if (partial == null) {
            partial = new ByteArrayOutputStream();
        }
        partial.writeBytes(each.data().toByteArray());
        if (!each.segmented()) {
            complete(Octets.of(partial.toByteArray()), completed);
            partial = null;
        }
        return true;
    }

    private void complete(Octets sdu, List<Octets> completed) {
        octets += sdu.length();
        completed.add(sdu);
    }

    /** Whether a number lies where the peer's next PDUs can lie, the one after the window included. */
    boolean isPlausible(int sequence) {
        int distance = SequenceNumbers.distance(current, sequence);
        return distance >= 0 && distance <= Math.max(window, 1) + 1;
    }

    /** The same, or the number of a PDU that was received lately and may come again because its acknowledgement got lost. */
    boolean isPlausibleOrRepeated(int sequence) {
        int distance = SequenceNumbers.distance(current, sequence);
        return isPlausible(sequence) || distance < 0 && distance >= -largestWindow;
    }

    void discard() {
        outOfOrder.clear();
        partial = null;
    }

    /** Octets of complete SDUs. */
    long octets() {
        return octets;
    }
}
