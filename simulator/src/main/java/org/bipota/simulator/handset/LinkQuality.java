package org.bipota.simulator.handset;

/**
 * How a link treats datagrams, each way.
 *
 * @param lossPercent      share that is lost, 0 to 100
 * @param duplicatePercent share that arrives twice, 0 to 100
 * @param maxDelayMillis   datagrams arrive up to this much later, and so out of order
 * @param lossesInARow     never more than this many are lost one after the other, so that a bounded number of
 *                         repeats always gets through
 */
public record LinkQuality(int lossPercent, int duplicatePercent, int maxDelayMillis, int lossesInARow) {

    /** Everything arrives once, at once. */
    public static final LinkQuality PERFECT = new LinkQuality(0, 0, 0, 0);
    /** Loses one in four, repeats one in ten, up to 300 ms late. */
    public static final LinkQuality POOR = new LinkQuality(25, 10, 300, 1);

    /** Checks the ranges. */
    public LinkQuality {
        if (lossPercent < 0 || lossPercent > 100 || duplicatePercent < 0 || duplicatePercent > 100
                || maxDelayMillis < 0 || lossesInARow < 0) {
            throw new IllegalArgumentException("loss " + lossPercent + "%, duplicates " + duplicatePercent + "%, delay "
                    + maxDelayMillis + " ms, in a row " + lossesInARow);
        }
    }
}
