package org.bipota.ejb.domain;

/**
 * An audit record as the database holds it.
 *
 * @param facts what the chain protects
 * @param msisdn the subscriber, or null when there is none or was erased
 * @param salt that of the subscriber's digest, or null as the subscriber
 * @param hash the record's hash as stored
 */
public record SealedAudit(AuditFacts facts, String msisdn, String salt, String hash) {
}
