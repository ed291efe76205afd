package org.bipota.ejb.application.console;

import java.time.Instant;

/**
 * One audit record.
 *
 * @param kind what, one word
 * @param msisdn the subscriber, or the sender as received; null when none
 * @param actor the operator who caused it, or null
 * @param remote the address the operator called from, or null
 * @param link the SMSC link it came by, or null
 * @param reason why, in words and masked
 */
public record AuditLine(long id, Instant at, String kind, String msisdn, String actor, String remote, String link, String reason) {
}
