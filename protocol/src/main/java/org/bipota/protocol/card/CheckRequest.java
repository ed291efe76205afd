package org.bipota.protocol.card;

import java.util.Objects;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.cat.TerminalProfile;
import org.bipota.protocol.tlv.BerTlv;

/**
 * E1: the card is in a terminal it does not know, and asks whether BIP works there.
 *
 * @param iccid the card
 * @param imei the terminal
 * @param profile what the terminal claims, or null
 * @param trigger why, or null
 * @param previousTerminal 8 octets, the identifier the card had stored (all 00 or all FF at first), or null
 */
public record CheckRequest(Iccid iccid, Imei imei, TerminalProfile profile, Trigger trigger, Octets previousTerminal)
        implements CardMessage {

    static final int TAG = 0xE1;

    private static final int IMEI = 0x82;
    private static final int PROFILE = 0x83;
    private static final int TRIGGER = 0x84;
    private static final int PREVIOUS = 0x85;
    private static final int PREVIOUS_OCTETS = 8;

    /** Checks what is mandatory. */
    public CheckRequest {
        Objects.requireNonNull(iccid, "iccid");
        Objects.requireNonNull(imei, "imei");
        if (previousTerminal != null && previousTerminal.length() != PREVIOUS_OCTETS) {
            throw new IllegalArgumentException("previous terminal of " + previousTerminal.length() + " octets, allowed are 8");
        }
    }

    static CheckRequest read(MessageObjects objects) throws ProtocolException {
        Octets profile = objects.optional(PROFILE);
        if (profile != null && (profile.isEmpty() || profile.length() > 255)) {
            throw objects.fault(PROFILE, "terminal profile", profile.length() + " octets, allowed are 1 to 255");
        }
        Octets previous = objects.optional(PREVIOUS);
        if (previous != null && previous.length() != PREVIOUS_OCTETS) {
            throw objects.fault(PREVIOUS, "previous terminal", previous.length() + " octets, allowed are 8");
        }
        return new CheckRequest(
                objects.iccid(),
                Imei.parse(objects.mandatory(IMEI, "IMEI")),
                profile == null ? null : new TerminalProfile(profile),
                trigger(objects),
                previous);
    }

    private static Trigger trigger(MessageObjects objects) throws ProtocolException {
        Octets value = objects.optional(TRIGGER);
        if (value == null) {
            return null;
        }
        if (value.length() != 1) {
            throw objects.fault(TRIGGER, "trigger", value.length() + " octets, allowed is 1");
        }
        return Trigger.of(value.at(0)).orElseThrow(() -> objects.fault(TRIGGER, "trigger", value + ", allowed are 01 and 02"));
    }

    @Override
    public Octets encode() {
        OctetWriter inner = MessageObjects.begin(iccid);
        MessageObjects.append(inner, IMEI, imei.value());
        if (profile != null) {
            MessageObjects.append(inner, PROFILE, profile.value());
        }
        if (trigger != null) {
            MessageObjects.append(inner, TRIGGER, Octets.ofOctets(trigger.code()));
        }
        if (previousTerminal != null) {
            MessageObjects.append(inner, PREVIOUS, previousTerminal);
        }
        return new BerTlv(TAG, inner.toOctets()).encode();
    }

    /** Identities are masked, the previous terminal's is left out. */
    @Override
    public String toString() {
        return "CheckRequest[iccid=" + iccid + ", imei=" + imei + ", trigger=" + trigger + ']';
    }
}
