package org.bipota.ejb.application.read;

import java.time.Instant;

/**
 * The outbox at a glance.
 *
 * @param ready messages that wait for their time or for a link
 * @param sending messages with an adapter
 * @param oldestAt when the oldest of them was written, or null when there is none
 */
public record OutboxView(long ready, long sending, Instant oldestAt) {
}
