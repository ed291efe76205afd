package org.bipota.ejb.application.read;

import java.time.Instant;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.privacy.PersonalData;

/**
 * One audit record.
 *
 * @param id the record's number
 * @param at when
 * @param kind what, the name of an {@link org.bipota.ejb.domain.AuditKind}
 * @param msisdn the subscriber or sender, or null when there is none or was erased
 * @param actor the operator, or null when no operator caused it
 * @param role the operator's role, or null
 * @param remote the address the operator called from, or null
 * @param request method and path of the call, or null
 * @param link the link to an SMSC it came by, or null
 * @param reason why, in words
 * @param position the place in the chain of hashes, or null in the first moments
 * @param hash the record's hash, or null in the first moments
 */
public record AuditView(
        long id,
        Instant at,
        String kind,
        String msisdn,
        String actor,
        String role,
        String remote,
        String request,
        String link,
        String reason,
        Long position,
        String hash) implements PersonalData<AuditView> {

    @Override
    public AuditView shown(Disclosure disclosure) {
        return new AuditView(id, at, kind, disclosure.of(msisdn), actor, role, remote, request, link, reason, position, hash);
    }
}
