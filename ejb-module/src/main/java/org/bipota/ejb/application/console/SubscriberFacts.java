package org.bipota.ejb.application.console;

import java.time.Instant;

/**
 * A subscriber with the card; nothing of its keys.
 *
 * @param cardId the card's number here
 * @param msisdn E.164 digits
 * @param iccid the card's number as printed
 * @param imsi digits, or null
 * @param imei of the last known terminal, or null
 * @param pushTar where pushes go on the card, six hexadecimal digits
 * @param transport {@code UDP} or {@code TCP}, or null where the configuration decides
 * @param ciphering whether packets to the card are ciphered
 * @param importedAt when the card was imported first
 */
public record SubscriberFacts(long cardId, String msisdn, String iccid, String imsi, String imei, String pushTar,
        String transport, boolean ciphering, Instant importedAt) {
}
