package org.bipota.bip.channel;

/** Counts what happens too often to be logged each time, and says when a report is due: at once, then once a minute. */
public final class Tally {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private long sinceReport;
    private long total;
    private long reportedNanos;
    private boolean reported;

    /** Counts one. */
    public void count() {
        sinceReport++;
        total++;
    }

    /** How many since the last report when one is due, otherwise 0. */
    public long due(long nowNanos) {
        if (sinceReport == 0 || reported && nowNanos - reportedNanos < MINUTE_NANOS) {
            return 0;
        }
        long count = sinceReport;
        sinceReport = 0;
        reported = true;
        reportedNanos = nowNanos;
        return count;
    }

    /** How many ever. */
    public long total() {
        return total;
    }
}
