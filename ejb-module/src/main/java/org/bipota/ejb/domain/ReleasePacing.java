package org.bipota.ejb.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How many downloads may be released now: no more than the links will carry soon, than the server bounds, and than the
 * campaign's own rate allows.
 *
 * @param linkRate short messages per second that the bound links carry; 0 when none is bound
 * @param backlog downloads released by any campaign that have not begun
 * @param mostBacklog the bound on {@code backlog}
 */
public record ReleasePacing(int linkRate, long backlog, int mostBacklog) {

    /** What the links carry in this time may wait to begin, so that they are never idle. */
    private static final int SECONDS_AHEAD = 5;

    /** A rate that was not used for longer is lost, so that no burst follows a pause. */
    private static final Duration MOST_CREDIT = Duration.ofSeconds(1);

    /**
     * The number of downloads that may be released.
     *
     * @param rate the campaign's own, per second; 0 for no limit
     * @param pacedAt up to when that rate is used up, or null when nothing was released
     */
    public long room(int rate, Instant pacedAt, Instant now) {
        long ofLinks = Math.min((long) linkRate * SECONDS_AHEAD, mostBacklog) - backlog;
        long ofCampaign = rate == 0 ? Long.MAX_VALUE
                : Duration.between(creditFrom(pacedAt, now), now).toMillis() * rate / 1_000;
        return Math.max(0, Math.min(ofLinks, ofCampaign));
    }

    /** Up to when {@code rate} is used up once {@code released} more were released at {@code now}. */
    public static Instant pacedAt(int rate, Instant pacedAt, long released, Instant now) {
        return rate == 0 ? now : creditFrom(pacedAt, now).plusMillis(released * 1_000 / rate);
    }

    private static Instant creditFrom(Instant pacedAt, Instant now) {
        Instant earliest = now.minus(MOST_CREDIT);
        return pacedAt == null || pacedAt.isBefore(earliest) ? earliest : pacedAt;
    }
}
