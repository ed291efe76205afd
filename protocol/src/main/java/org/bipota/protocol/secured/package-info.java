/**
 * Secured packets: ETSI TS 102 225 V15 (structure, algorithms, statuses) and 3GPP TS 31.115 V15 (their form in short
 * messages). Owns layout, ciphering, checksums and the comparison with a minimum security level. Counters are carried but
 * never compared here: whoever stores them compares. Segmentation into short messages is the business of
 * {@code org.bipota.protocol.sms}; what is inside the secured data that of {@code push} and {@code card}.
 *
 * <p>Left out: digital signatures, proprietary algorithms, USSD, and remote management over HTTPS.
 */
package org.bipota.protocol.secured;
