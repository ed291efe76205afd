package org.bipota.applet;

import uicc.toolkit.EnvelopeHandler;
import uicc.toolkit.EnvelopeHandlerSystem;
import uicc.toolkit.ToolkitConstants;

/**
 * Finds the secured data in the SMS-DELIVER that triggered EVENT_FORMATTED_SMS_PP_ENV. The operating system has joined the
 * segments, verified the packet against the MSL and deciphered it in place (3GPP TS 31.130); what is left is to step over
 * the headers. Read through the plain envelope handler, so that the applet does not depend on the USIM's own API package.
 */
final class SecuredData {

    private static final byte TAG_SMS_TPDU = 0x0B;
    /** First octet of the TPDU, length and type of the originating address. */
    private static final short BEFORE_ADDRESS = 3;
    /** PID, DCS and time stamp. */
    private static final short AFTER_ADDRESS = 9;
    /** CPL and CHL. */
    private static final short LENGTHS = 3;
    /** From SPI to before PCNTR. */
    private static final short BEFORE_PADDING_COUNTER = 12;

    private SecuredData() {
    }

    /** Copies the secured data of the current envelope; its length, or -1 when there is none or it does not fit. */
    static short copy(byte[] target, short room) {
        EnvelopeHandler envelope = EnvelopeHandlerSystem.getTheHandler();
        if (envelope.findTLV(TAG_SMS_TPDU, (byte) 1) == ToolkitConstants.TLV_NOT_FOUND) {
            return -1;
        }
        short digits = (short) (envelope.getValueByte((short) 1) & 0xFF);
        short lengthOctet = (short) (BEFORE_ADDRESS + ((short) (digits + 1) >> 1) + AFTER_ADDRESS);
        short headerOctets = (short) (envelope.getValueByte((short) (lengthOctet + 1)) & 0xFF);
        short packet = (short) (lengthOctet + 2 + headerOctets);
        short packetHeader = (short) (envelope.getValueByte((short) (packet + 2)) & 0xFF);
        short padding = (short) (envelope.getValueByte((short) (packet + LENGTHS + BEFORE_PADDING_COUNTER)) & 0xFF);
        short length = (short) (envelope.getValueShort(packet) - 1 - packetHeader - padding);
        if (length < 0 || length > room) {
            return -1;
        }
        envelope.copyValue((short) (packet + LENGTHS + packetHeader), target, (short) 0, length);
        return length;
    }
}
