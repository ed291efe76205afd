package org.bipota.ejb.domain;

/**
 * Where the chain of audit records does not hold.
 *
 * @param id the record that was changed, moved or removed
 * @param position its place in the chain, as far as known
 * @param reason what is wrong, in words
 */
public record AuditFault(long id, long position, String reason) {
}
