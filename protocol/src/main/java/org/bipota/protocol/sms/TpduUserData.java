package org.bipota.protocol.sms;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;

/**
 * The end of a TPDU: TP-UDL and TP-UD (TS 23.040 clauses 9.2.3.16 and 9.2.3.24).
 *
 * @param length TP-UDL, 0 to 255: septets in the default alphabet, octets otherwise
 * @param octets TP-UD, as many octets as the length stands for
 */
public record TpduUserData(int length, Octets octets) {

    /** Eight-bit user data, at most 140 octets. */
    public static TpduUserData ofOctets(Octets octets) {
        if (octets.length() > UserData.MAX_OCTETS) {
            throw new IllegalArgumentException("user data of " + octets.length() + " octets, allowed are 140");
        }
        return new TpduUserData(octets.length(), octets);
    }

    static TpduUserData read(OctetReader reader, int dataCoding) throws ProtocolException {
        int length = reader.octet("TP-UDL");
        Octets octets = reader.octets(DataCoding.of(dataCoding).octets(length), "TP-UD");
        reader.end("TP-UD");
        return new TpduUserData(length, octets);
    }

    void check(int dataCoding) {
        if (length < 0 || length > 0xFF || octets.length() != DataCoding.of(dataCoding).octets(length)) {
            throw new IllegalArgumentException("TP-UDL " + length + " does not fit " + octets.length() + " octets of TP-UD");
        }
    }

    void write(OctetWriter writer) {
        writer.octet(length).octets(octets);
    }
}
