package org.bipota.ejb.application;

import org.bipota.protocol.secured.CardKeys;

/**
 * One card as imported.
 *
 * @param iccid 18 to 20 digits
 * @param msisdn E.164 digits
 * @param imsi 6 to 15 digits
 * @param keys the key set, in clear until it is stored
 * @param pushTar six hexadecimal digits
 */
record CardRow(String iccid, String msisdn, String imsi, CardKeys keys, String pushTar) {

    /** Neither keys nor personal data are shown. */
    @Override
    public String toString() {
        return "CardRow[" + keys + ", pushTar=" + pushTar + ']';
    }
}
