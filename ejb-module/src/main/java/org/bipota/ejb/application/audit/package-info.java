/**
 * The chain of audit records: SHA-256 over the hash before and the record, in {@link org.bipota.ejb.domain.AuditFacts}.
 *
 * <p>{@link org.bipota.ejb.application.AuditTrail} writes a record in the transaction of what it tells of, without a place in
 * the chain, so that messages that are refused by the thousand are not serialised by it. The sweep of every node calls
 * {@link AuditSealer}, which under the lock of one row gives the records that were committed meanwhile their places, some
 * hundreds at once. A record is thus protected from about {@code BIP_OTA_SWEEP_INTERVAL} after its commit on; until then it
 * counts as unsealed.
 *
 * <p>Nothing here or elsewhere changes what a record says. Retention removes records from the beginning only, and says in a new
 * record up to where; erasing a subscriber removes number and salt, of which the chain holds a digest alone.
 */
package org.bipota.ejb.application.audit;
