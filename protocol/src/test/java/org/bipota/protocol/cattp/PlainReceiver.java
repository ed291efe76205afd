package org.bipota.protocol.cattp;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bipota.protocol.Octets;

/**
 * A card that was not written by us: receives SDUs of one PDU each, and acknowledges them in its own way. It never sends
 * data, and repeats only its SYN.
 */
final class PlainReceiver implements Station {

    /** Ways to acknowledge. */
    enum Style {
        /** Each PDU at once, with an EACK while there are gaps. */
        EACK,
        /** Each PDU at once with the last number in order, keeping what comes behind a gap. */
        CUMULATIVE,
        /** The same, but dropping what comes behind a gap. */
        IN_ORDER_ONLY,
        /** Every second PDU in order or 40 ms after the first, and with an EACK at once what is not in order. */
        EVERY_SECOND,
        /** The same without EACK. */
        EVERY_SECOND_CUMULATIVE
    }

    private static final int OWN_SEQUENCE = 40_000;
    private static final long DELAYED_NANOS = 40_000_000L;
    private static final long SYN_NANOS = 1_000_000_000L;

    private final Style style;
    private final int window;
    private final int maxPduOctets;
    private final TreeMap<Integer, Octets> outOfOrder = new TreeMap<>();
    private final List<Octets> delivered = new ArrayList<>();
    private boolean open;
    private int current;
    private int unacknowledged;
    private long deadline;

    PlainReceiver(Style style, int window, int maxPduOctets) {
        this.style = style;
        this.window = window;
        this.maxPduOctets = maxPduOctets;
    }

    List<Octets> delivered() {
        return delivered;
    }

    List<CatTpPdu> syn() {
        return List.of(new Syn(1025, 9000, OWN_SEQUENCE, window, maxPduOctets, 4096, TestPeer.TOKEN));
    }

    @Override
    public List<CatTpPdu> on(CatTpPdu pdu, long nowNanos) {
        if (pdu instanceof SynAck synAck) {
            if (!open) {
                open = true;
                current = synAck.sequence();
                deadline = CatTpConnection.NO_DEADLINE;
            }
            return acknowledge();
        }
        if (!open || !(pdu instanceof Data) && !(pdu instanceof Nul)) {
            return List.of();
        }
        Octets data = pdu instanceof Data sdu ? sdu.data() : Octets.EMPTY;
        int distance = SequenceNumbers.distance(current, pdu.sequence());
        boolean keeps = style != Style.IN_ORDER_ONLY;
        if (distance == 1) {
            inOrder(data);
        } else if (distance > 1 && distance <= window && keeps) {
            outOfOrder.put(pdu.sequence(), data);
        }
        boolean patient = style == Style.EVERY_SECOND || style == Style.EVERY_SECOND_CUMULATIVE;
        if (distance == 1 && patient && outOfOrder.isEmpty() && ++unacknowledged < 2) {
            deadline = nowNanos + DELAYED_NANOS;
            return List.of();
        }
        return acknowledge();
    }

    private void inOrder(Octets data) {
        for (Octets next = data; next != null; next = outOfOrder.remove(SequenceNumbers.next(current))) {
            current = SequenceNumbers.next(current);
            if (!next.isEmpty()) {
                delivered.add(next);
            }
        }
    }

    private List<CatTpPdu> acknowledge() {
        unacknowledged = 0;
        deadline = CatTpConnection.NO_DEADLINE;
        int sequence = OWN_SEQUENCE + 1;
        boolean names = (style == Style.EACK || style == Style.EVERY_SECOND) && !outOfOrder.isEmpty();
        return List.of(names
                ? new Eack(1025, 9000, sequence, current, window, List.copyOf(outOfOrder.keySet()), false, Octets.EMPTY)
                : new Ack(1025, 9000, sequence, current, window));
    }

    @Override
    public List<CatTpPdu> timer(long nowNanos) {
        if (open) {
            return acknowledge();
        }
        deadline = nowNanos + SYN_NANOS;
        return syn();
    }

    @Override
    public long deadlineNanos() {
        return deadline;
    }
}
