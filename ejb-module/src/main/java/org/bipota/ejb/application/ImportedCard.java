package org.bipota.ejb.application;

import org.bipota.protocol.secured.CardKeys;

/**
 * A card as it is imported.
 *
 * @param iccid 10 to 20 digits
 * @param msisdn E.164 digits
 * @param imsi digits, or null
 * @param keys its keys, also where they are derived
 * @param pushTar six upper-case hexadecimal digits, or null for the applet's (or, of a known card, the one it has)
 * @param derivedFrom the named key that its keys are derived from, or null when they are its own
 */
public record ImportedCard(String iccid, String msisdn, String imsi, CardKeys keys, String pushTar, String derivedFrom) {

    /** A card with keys of its own. */
    public ImportedCard(String iccid, String msisdn, String imsi, CardKeys keys, String pushTar) {
        this(iccid, msisdn, imsi, keys, pushTar, null);
    }

    /** Neither keys nor identities are shown. */
    @Override
    public String toString() {
        return "ImportedCard[iccid=" + Masking.mask(iccid) + ']';
    }
}
