package org.bipota.simulator.smsc;

import java.util.Objects;
import org.bipota.protocol.Octets;

/**
 * One SMS on its way to a handset: what becomes the fields of an SMS-DELIVER TPDU.
 *
 * @param origin         where it comes from
 * @param msisdn         the subscriber, E.164 digits
 * @param protocolId     TP-PID, 0 to 255
 * @param dataCoding     TP-DCS, 0 to 255
 * @param userDataHeader TP-UDHI: whether {@code userData} starts with a header
 * @param moreMessages   whether another one follows at once (TP-MMS is 0 then)
 * @param userData       TP-UD, at most 140 octets; characters of the 7-bit alphabet are not packed, at most 160
 */
public record MobileTerminated(Address origin, String msisdn, int protocolId, int dataCoding, boolean userDataHeader,
                               boolean moreMessages, Octets userData) {

    /** Checks the length. */
    public MobileTerminated {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(msisdn, "msisdn");
        int capacity = DataCodings.capacity(dataCoding);
        if (userData.length() > capacity) {
            throw new IllegalArgumentException("user data of " + userData.length() + ", an SMS holds " + capacity);
        }
    }

    /** Whether the terminal hands it to the card (TS 31.111 clause 7.1.1): TP-PID 7F and message class 2. */
    public boolean isDataDownload() {
        boolean classTwo = (dataCoding & 0xF3) == 0xF2 || (dataCoding & 0xD3) == 0x12;
        return protocolId == 0x7F && classTwo;
    }

    @Override
    public String toString() {
        return "MobileTerminated[" + Address.international(msisdn) + ", " + userData.length() + " octets]";
    }
}
