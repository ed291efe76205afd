package org.bipota.simulator.smsc;

import java.util.Objects;
import org.bipota.protocol.Octets;

/**
 * One SMS from a handset: what an SMS-SUBMIT TPDU carried, and who sent it.
 *
 * @param msisdn         the subscriber, E.164 digits, as the network knows it
 * @param destination    the dialled address
 * @param protocolId     TP-PID, 0 to 255
 * @param dataCoding     TP-DCS, 0 to 255
 * @param userDataHeader TP-UDHI
 * @param userData       TP-UD, at most 140 octets
 */
public record MobileOriginated(String msisdn, Address destination, int protocolId, int dataCoding,
                               boolean userDataHeader, Octets userData) {

    /** Checks the length. */
    public MobileOriginated {
        Objects.requireNonNull(msisdn, "msisdn");
        Objects.requireNonNull(destination, "destination");
        if (userData.length() > 140) {
            throw new IllegalArgumentException("user data of " + userData.length() + " octets, an SMS holds 140");
        }
    }

    @Override
    public String toString() {
        return "MobileOriginated[" + Address.international(msisdn) + ", " + userData.length() + " octets]";
    }
}
