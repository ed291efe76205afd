package org.bipota.ejb.application.read;

import java.time.Instant;
import java.util.List;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.privacy.PersonalData;

/**
 * One capability check.
 *
 * @param id the check's number
 * @param msisdn the subscriber
 * @param state the state's name
 * @param reason why it ended so, in words, or null
 * @param imei digits of the IMEI the check is about, or null
 * @param attempts pushes sent
 * @param requestedAt when it began
 * @param deliveredAt when the last push was reported delivered, or null
 * @param decidedAt when it ended, or null
 * @param history what happened, oldest first
 */
public record CheckView(
        long id,
        String msisdn,
        String state,
        String reason,
        String imei,
        int attempts,
        Instant requestedAt,
        Instant deliveredAt,
        Instant decidedAt,
        List<CheckEventView> history) implements PersonalData<CheckView> {

    /** Copies {@code history}. */
    public CheckView {
        history = List.copyOf(history);
    }

    @Override
    public CheckView shown(Disclosure disclosure) {
        return new CheckView(id, disclosure.of(msisdn), state, reason, disclosure.of(imei), attempts, requestedAt, deliveredAt,
                decidedAt, history);
    }

    CheckView with(List<CheckEventView> newHistory) {
        return new CheckView(id, msisdn, state, reason, imei, attempts, requestedAt, deliveredAt, decidedAt, newHistory);
    }
}
