package org.bipota.simulator.smsc;

/**
 * What an SMSC has done since its start.
 *
 * @param submitted      {@code submit_sm} accepted
 * @param delivered      {@code deliver_sm} acknowledged with status 0
 * @param repeated       {@code deliver_sm} attempts that ended in a temporary error, a timeout or a lost link
 * @param refused        {@code deliver_sm} refused for good
 * @param unacknowledged {@code deliver_sm} still to be acknowledged now
 */
public record SmscCounters(long submitted, long delivered, long repeated, long refused, int unacknowledged) {
}
