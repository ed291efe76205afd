package org.bipota.protocol.sms;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * SMS-DELIVER, from the network to the card (TS 23.040 clause 9.2.2.1).
 *
 * <pre>
 * | first octet | TP-OA 2..12 | TP-PID | TP-DCS | TP-SCTS 7 | TP-UDL | TP-UD |
 * </pre>
 *
 * @param firstOctet bits 2-1 00, bit 3 no more messages (TP-MMS), bit 7 user data header (TP-UDHI)
 * @param originatingAddress TP-OA
 * @param protocolId TP-PID, 0 to 255
 * @param dataCoding TP-DCS, 0 to 255
 * @param timeStamp TP-SCTS, 7 octets
 * @param userData TP-UDL and TP-UD
 */
public record SmsDeliver(
        int firstOctet, SmsAddress originatingAddress, int protocolId, int dataCoding, Octets timeStamp, TpduUserData userData) {

    /** TP-PID of a data download to the card. */
    public static final int DATA_DOWNLOAD = 0x7F;

    private static final int NO_MORE_MESSAGES = 0x04;
    private static final int HEADER = 0x40;

    /** Checks the ranges. */
    public SmsDeliver {
        if (firstOctet < 0 || firstOctet > 0xFF || (firstOctet & 3) != 0) {
            throw new IllegalArgumentException("first octet " + firstOctet + " is none of SMS-DELIVER");
        }
        if (timeStamp.length() != 7) {
            throw new IllegalArgumentException("time stamp of " + timeStamp.length() + " octets, allowed are 7");
        }
        userData.check(dataCoding);
    }

    /**
     * A data download to the card (TS 31.115 clause 4): TP-PID 7F, TP-DCS F6, with a user data header.
     *
     * @param moreMessages whether further segments wait
     */
    public static SmsDeliver dataDownload(SmsAddress originatingAddress, Octets timeStamp, Octets userData, boolean moreMessages) {
        int first = HEADER | (moreMessages ? 0 : NO_MORE_MESSAGES);
        return new SmsDeliver(
                first, originatingAddress, DATA_DOWNLOAD, DataCoding.CARD_DATA, timeStamp, TpduUserData.ofOctets(userData));
    }

    /** Reads a whole TPDU. */
    public static SmsDeliver parse(Octets tpdu) throws ProtocolException {
        OctetReader reader = new OctetReader(tpdu);
        int first = reader.octet("first octet");
        if ((first & 3) != 0) {
            throw reader.fault(Code.VALUE, "TP-MTI", 1, "is no SMS-DELIVER");
        }
        SmsAddress originator = SmsAddress.read(reader, "TP-OA");
        int protocolId = reader.octet("TP-PID");
        int dataCoding = reader.octet("TP-DCS");
        Octets timeStamp = reader.octets(7, "TP-SCTS");
        return new SmsDeliver(first, originator, protocolId, dataCoding, timeStamp, TpduUserData.read(reader, dataCoding));
    }

    /** This TPDU's octets. */
    public Octets encode() {
        OctetWriter writer = new OctetWriter(176).octet(firstOctet);
        originatingAddress.write(writer);
        writer.octet(protocolId).octet(dataCoding).octets(timeStamp);
        userData.write(writer);
        return writer.toOctets();
    }

    /** Whether the user data begin with a header. */
    public boolean hasUserDataHeader() {
        return (firstOctet & HEADER) != 0;
    }

    /** Whether the network has further messages waiting. */
    public boolean moreMessages() {
        return (firstOctet & NO_MORE_MESSAGES) == 0;
    }
}
