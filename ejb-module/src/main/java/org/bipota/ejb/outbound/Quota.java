package org.bipota.ejb.outbound;

import org.bipota.ejb.domain.MessagePriority;

/**
 * How many messages may be claimed of the priorities from {@code first} to {@code last}.
 *
 * @param first the most urgent
 * @param last the least urgent
 * @param most 1 or more
 */
public record Quota(MessagePriority first, MessagePriority last, int most) {

    /** Of any priority, the urgent ones first. */
    public static Quota any(int most) {
        return new Quota(MessagePriority.CHECK, MessagePriority.CAMPAIGN, most);
    }

    static Quota of(MessagePriority priority, int most) {
        return new Quota(priority, priority, most);
    }
}
