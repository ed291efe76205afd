package org.bipota.ejb.application.read;

import java.time.Instant;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.privacy.PersonalData;

/**
 * What is known of one subscriber's terminal.
 *
 * @param msisdn the subscriber
 * @param capable true in state {@code CAPABLE} only
 * @param state {@code UNKNOWN} (never checked) or the capability table's state
 * @param reason why, in words, or null
 * @param imei digits of the terminal's IMEI, or null
 * @param tac the IMEI's first eight digits, or null
 * @param claimed what the terminal's profile claimed
 * @param decidedAt when the verdict was given, or null
 * @param checkId the check that gave it or will give it, or null
 */
public record CapabilityView(
        String msisdn,
        boolean capable,
        String state,
        String reason,
        String imei,
        String tac,
        ClaimedView claimed,
        Instant decidedAt,
        Long checkId) implements PersonalData<CapabilityView> {

    @Override
    public CapabilityView shown(Disclosure disclosure) {
        return new CapabilityView(disclosure.of(msisdn), capable, state, reason, disclosure.of(imei), tac, claimed, decidedAt,
                checkId);
    }
}
