package org.bipota.ejb.outbound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.bipota.ejb.domain.MessagePriority;

/**
 * Who may have how much of the room in the SMPP adapter. Campaigns may fill half of it, campaigns and single downloads three
 * quarters, so that a push of a check always finds room, and leaves before them. So that checks do not starve the others in
 * turn, every eighth claim begins with the least urgent.
 */
final class Shares {

    private static final int TURN_OF_THE_LEAST = 8;

    private final AtomicIntegerArray inFlight = new AtomicIntegerArray(MessagePriority.values().length);
    private int claims;

    /** A message is handed to the adapter. */
    void handedOver(MessagePriority priority) {
        inFlight.incrementAndGet(priority.ordinal());
    }

    /** Its outcome is stored. */
    void stored(MessagePriority priority) {
        inFlight.decrementAndGet(priority.ordinal());
    }

    /** Messages with the adapter, or whose outcome is not stored. */
    int inFlight() {
        return inFlightFrom(MessagePriority.CHECK);
    }

    /**
     * What may be claimed now; empty when there is no room. Not to be called by two threads at once.
     *
     * @param total messages that may be with the adapter
     * @param batch messages to be claimed at once
     */
    List<Quota> quotas(int total, int batch) {
        int most = Math.min(batch, total - inFlight());
        boolean turnOfTheLeast = claims++ % TURN_OF_THE_LEAST == TURN_OF_THE_LEAST - 1;
        if (!turnOfTheLeast && most > 0 && room(MessagePriority.CAMPAIGN, total) >= most) {
            return List.of(Quota.any(most));
        }
        List<Quota> quotas = new ArrayList<>();
        for (MessagePriority priority : MessagePriority.values()) {
            int room = Math.min(most, room(priority, total));
            if (room > 0) {
                quotas.add(Quota.of(priority, room));
            }
        }
        if (turnOfTheLeast) {
            Collections.reverse(quotas);
        }
        return quotas;
    }

    private int room(MessagePriority priority, int total) {
        int share = switch (priority) {
            case CHECK -> total;
            case DOWNLOAD -> total - total / 4;
            case CAMPAIGN -> total - total / 2;
        };
        return Math.min(total - inFlight(), share - inFlightFrom(priority));
    }

    private int inFlightFrom(MessagePriority mostUrgent) {
        int sum = 0;
        for (int ordinal = mostUrgent.ordinal(); ordinal < inFlight.length(); ordinal++) {
            sum += inFlight.get(ordinal);
        }
        return sum;
    }
}
