package org.bipota.ejb.application.privacy;

import org.bipota.ejb.application.Masking;

/** What a caller is shown of MSISDN, IMSI, IMEI and ICCID. */
public enum Disclosure {
    /** All of them. */
    FULL,
    /** Their first four and last two digits, as in the log. */
    MASKED;

    /** The identity as the caller is shown it; null stays null. */
    public String of(String identity) {
        return this == FULL ? identity : Masking.mask(identity);
    }
}
