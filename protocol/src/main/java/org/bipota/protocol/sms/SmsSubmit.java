package org.bipota.protocol.sms;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * SMS-SUBMIT, from the card to the network (TS 23.040 clause 9.2.2.2).
 *
 * <pre>
 * | first octet | TP-MR | TP-DA 2..12 | TP-PID | TP-DCS | TP-VP 0, 1 or 7 | TP-UDL | TP-UD |
 * </pre>
 *
 * @param firstOctet bits 2-1 01, bits 5-4 validity period format, bit 7 user data header (TP-UDHI)
 * @param messageReference TP-MR, 0 to 255, set by the terminal
 * @param destinationAddress TP-DA
 * @param protocolId TP-PID, 0 to 255
 * @param dataCoding TP-DCS, 0 to 255
 * @param validityPeriod TP-VP, as long as the first octet says
 * @param userData TP-UDL and TP-UD
 */
public record SmsSubmit(
        int firstOctet,
        int messageReference,
        SmsAddress destinationAddress,
        int protocolId,
        int dataCoding,
        Octets validityPeriod,
        TpduUserData userData) {

    private static final int SUBMIT = 0x01;
    private static final int HEADER = 0x40;

    /** Checks the ranges. */
    public SmsSubmit {
        if (firstOctet < 0 || firstOctet > 0xFF || (firstOctet & 3) != SUBMIT) {
            throw new IllegalArgumentException("first octet " + firstOctet + " is none of SMS-SUBMIT");
        }
        if (validityPeriod.length() != validityOctets(firstOctet)) {
            throw new IllegalArgumentException("validity period of " + validityPeriod.length() + " octets contradicts the first octet");
        }
        userData.check(dataCoding);
    }

    /**
     * A message of eight-bit data for an application, without validity period.
     *
     * @param header whether {@code userData} begins with a user data header
     */
    public static SmsSubmit ofData(SmsAddress destinationAddress, int dataCoding, Octets userData, boolean header) {
        int first = SUBMIT | (header ? HEADER : 0);
        return new SmsSubmit(first, 0, destinationAddress, 0, dataCoding, Octets.EMPTY, TpduUserData.ofOctets(userData));
    }

    /** Reads a whole TPDU. */
    public static SmsSubmit parse(Octets tpdu) throws ProtocolException {
        OctetReader reader = new OctetReader(tpdu);
        int first = reader.octet("first octet");
        if ((first & 3) != SUBMIT) {
            throw reader.fault(Code.VALUE, "TP-MTI", 1, "is no SMS-SUBMIT");
        }
        int reference = reader.octet("TP-MR");
        SmsAddress destination = SmsAddress.read(reader, "TP-DA");
        int protocolId = reader.octet("TP-PID");
        int dataCoding = reader.octet("TP-DCS");
        Octets validity = reader.octets(validityOctets(first), "TP-VP");
        return new SmsSubmit(first, reference, destination, protocolId, dataCoding, validity, TpduUserData.read(reader, dataCoding));
    }

    /** This TPDU's octets. */
    public Octets encode() {
        OctetWriter writer = new OctetWriter(176).octet(firstOctet).octet(messageReference);
        destinationAddress.write(writer);
        writer.octet(protocolId).octet(dataCoding).octets(validityPeriod);
        userData.write(writer);
        return writer.toOctets();
    }

    /** Whether the user data begin with a header. */
    public boolean hasUserDataHeader() {
        return (firstOctet & HEADER) != 0;
    }

    /** TP-VPF: none, enhanced, relative, absolute. */
    private static int validityOctets(int firstOctet) {
        return switch (firstOctet >> 3 & 3) {
            case 0 -> 0;
            case 2 -> 1;
            default -> 7;
        };
    }
}
