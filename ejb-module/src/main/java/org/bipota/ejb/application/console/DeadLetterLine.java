package org.bipota.ejb.application.console;

import java.time.Instant;

/**
 * One message whose processing failed.
 *
 * @param state {@code RETRIED} while the SMSC sends it again, {@code DEAD}, {@code RESOLVED} or {@code DISCARDED}
 * @param msisdn the sender as received, or null
 * @param link the link it came by
 * @param octets how long its text is; the text itself is not shown, since it may be personal
 * @param failures how often processing failed
 * @param reason how it failed last
 */
public record DeadLetterLine(long id, String state, String msisdn, String link, int esmClass, int dataCoding, int octets,
        int failures, String reason, Instant firstAt, Instant lastAt) {
}
