package org.bipota.protocol.card;

import java.util.Objects;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.tlv.BerTlv;

/**
 * E3: OPEN CHANNEL did not succeed.
 *
 * @param iccid the card
 * @param identificationData that of the push, 1 to 232 octets
 * @param result what the terminal answered
 */
public record ChannelReport(Iccid iccid, Octets identificationData, TerminalResult result) implements CardMessage {

    static final int TAG = 0xE3;

    private static final int IDENTIFICATION = 0x86;
    private static final int RESULT = 0x87;
    private static final int MAX_IDENTIFICATION = 232;

    /** Checks the length of the identification data. */
    public ChannelReport {
        Objects.requireNonNull(iccid, "iccid");
        Objects.requireNonNull(result, "result");
        if (!wellFormed(identificationData)) {
            throw new IllegalArgumentException("identification data of " + identificationData.length() + " octets, allowed are 1 to 232");
        }
    }

    static ChannelReport read(MessageObjects objects) throws ProtocolException {
        Octets identification = objects.mandatory(IDENTIFICATION, "identification data");
        if (!wellFormed(identification)) {
            throw objects.fault(IDENTIFICATION, "identification data", identification.length() + " octets, allowed are 1 to 232");
        }
        TerminalResult result = TerminalResult.parse(objects.mandatory(RESULT, "result"));
        return new ChannelReport(objects.iccid(), identification, result);
    }

    @Override
    public Octets encode() {
        OctetWriter inner = MessageObjects.begin(iccid);
        MessageObjects.append(inner, IDENTIFICATION, identificationData);
        MessageObjects.append(inner, RESULT, result.value());
        return new BerTlv(TAG, inner.toOctets()).encode();
    }

    private static boolean wellFormed(Octets identification) {
        return !identification.isEmpty() && identification.length() <= MAX_IDENTIFICATION;
    }
}
