package org.bipota.simulator.handset;

/**
 * How a link treats datagrams, each way. Each method gives a changed copy, from {@link #PERFECT} on.
 *
 * @param lossPercent      share that is lost, 0 to 100
 * @param lossesInARow     never more than this many are lost one after the other, so that a bounded number of
 *                         repeats always gets through
 * @param duplicatePercent share that arrives twice, 0 to 100
 * @param corruptPercent   share that arrives with one bit changed, 0 to 100
 * @param leastDelayMillis datagrams arrive at least this much later
 * @param mostDelayMillis  and at most this much, so that one overtakes another where the two differ
 * @param octetsPerSecond  what the link carries, one datagram behind the other; 0 for any amount
 * @param rebindAfter      the address translation on the way gives the channel another source port after every so many
 *                         datagrams of the card, and forgets the former one; 0 for never
 */
public record LinkQuality(int lossPercent, int lossesInARow, int duplicatePercent, int corruptPercent, int leastDelayMillis,
                          int mostDelayMillis, int octetsPerSecond, int rebindAfter) {

    /** Everything arrives once, at once, unchanged. */
    public static final LinkQuality PERFECT = new LinkQuality(0, 0, 0, 0, 0, 0, 0, 0);
    /** Loses one in four, repeats one in ten, up to 300 ms late. */
    public static final LinkQuality POOR = PERFECT.losing(25, 1).repeating(10).delaying(0, 300);
    /** A cell's edge: all that a link can do to datagrams, each now and then. */
    public static final LinkQuality CELL_EDGE = PERFECT.losing(10, 2).repeating(5).corrupting(5).delaying(20, 120)
            .limitedTo(8_000).rebinding(6);

    /** Checks the ranges. */
    public LinkQuality {
        percent("loss", lossPercent);
        percent("duplicates", duplicatePercent);
        percent("corruption", corruptPercent);
        if (lossesInARow < 0 || leastDelayMillis < 0 || mostDelayMillis < leastDelayMillis || octetsPerSecond < 0
                || rebindAfter < 0) {
            throw new IllegalArgumentException("in a row " + lossesInARow + ", delay " + leastDelayMillis + " to "
                    + mostDelayMillis + " ms, " + octetsPerSecond + " octets a second, another port after " + rebindAfter);
        }
    }

    private static void percent(String name, int share) {
        if (share < 0 || share > 100) {
            throw new IllegalArgumentException(name + " " + share + "% is not in 0..100");
        }
    }

    /** The same that loses this share, at most {@code inARow} one after the other. */
    public LinkQuality losing(int percent, int inARow) {
        return new LinkQuality(percent, inARow, duplicatePercent, corruptPercent, leastDelayMillis, mostDelayMillis,
                octetsPerSecond, rebindAfter);
    }

    /** The same that delivers this share twice. */
    public LinkQuality repeating(int percent) {
        return new LinkQuality(lossPercent, lossesInARow, percent, corruptPercent, leastDelayMillis, mostDelayMillis,
                octetsPerSecond, rebindAfter);
    }

    /** The same that changes a bit in this share. */
    public LinkQuality corrupting(int percent) {
        return new LinkQuality(lossPercent, lossesInARow, duplicatePercent, percent, leastDelayMillis, mostDelayMillis,
                octetsPerSecond, rebindAfter);
    }

    /** The same that takes between {@code least} and {@code most} milliseconds. */
    public LinkQuality delaying(int least, int most) {
        return new LinkQuality(lossPercent, lossesInARow, duplicatePercent, corruptPercent, least, most, octetsPerSecond,
                rebindAfter);
    }

    /** The same with a rate in octets a second. */
    public LinkQuality limitedTo(int rate) {
        return new LinkQuality(lossPercent, lossesInARow, duplicatePercent, corruptPercent, leastDelayMillis,
                mostDelayMillis, rate, rebindAfter);
    }

    /** The same with another source port after every {@code datagrams} of the card. */
    public LinkQuality rebinding(int datagrams) {
        return new LinkQuality(lossPercent, lossesInARow, duplicatePercent, corruptPercent, leastDelayMillis,
                mostDelayMillis, octetsPerSecond, datagrams);
    }
}
