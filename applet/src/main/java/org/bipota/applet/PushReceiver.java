package org.bipota.applet;

import javacard.framework.ISO7816;
import javacard.framework.Util;
import uicc.toolkit.EnvelopeHandler;
import uicc.toolkit.EnvelopeHandlerSystem;
import uicc.toolkit.EnvelopeResponseHandler;
import uicc.toolkit.EnvelopeResponseHandlerSystem;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ProactiveResponseHandlerSystem;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/**
 * Does what a secured message asks for: opens the channel of a push and begins the link, or says why not; or executes the
 * commands of a content that travels by SMS.
 *
 * <p>The operating system has joined the segments, verified the packet against the MSL and deciphered it in place
 * (3GPP TS 31.130); what is left is to step over the headers. Read through the plain envelope handler, so that the applet
 * does not depend on the USIM's own API package.
 */
final class PushReceiver extends Link {

    private static final byte TAG_SMS_TPDU = 0x0B;
    /** First octet of the TPDU, length and type of the originating address, PID, DCS and time stamp. */
    private static final short AROUND_ADDRESS = 12;
    /** In the packet, which begins with CPL. */
    private static final short CHL = 2;
    private static final short SPI = 3;
    private static final short CNTR = 10;
    private static final short PCNTR = 15;
    private static final byte SPI_COUNTER_CHECKED = 0x10;

    /** Additional information of result 3A: requested buffer size not available. */
    private static final byte BUFFER_SIZE_NOT_AVAILABLE = 0x04;
    private static final byte RES_BEYOND_CAPABILITIES = 0x30;

    /** The end of the message buffer stays free for the report (see {@link Outbox}). */
    private static final short LONGEST_PUSH = (short) (MESSAGE_OCTETS - REPORT_OCTETS);
    private static final short RESPONSE_OCTETS = 3;

    PushReceiver(InstallParameters parameters) {
        super(parameters);
    }

    /** A secured message for the applet came. */
    void messageReceived() {
        EnvelopeHandler envelope = EnvelopeHandlerSystem.getTheHandler();
        envelope.findTLV(TAG_SMS_TPDU, (byte) 1);
        short digits = (short) (envelope.getValueByte((short) 1) & 0xFF);
        short header = (short) (AROUND_ADDRESS + ((short) (digits + 1) >> 1) + 1);
        short packet = (short) (header + 1 + (envelope.getValueByte(header) & 0xFF));
        envelope.copyValue(packet, message, (short) 0, (short) (PCNTR + 1));
        short data = (short) (packet + SPI + (message[CHL] & 0xFF));
        short end = (short) (packet + 2 + Util.getShort(message, (short) 0) - (message[PCNTR] & 0xFF));
        if ((message[SPI] & SPI_COUNTER_CHECKED) != 0 && count(message, CNTR, (short) 0) != POR_OK) {
            // a packet overtaken by one on the channel: the operating system cannot know
            refuse((byte) 0, ISO7816.SW_CONDITIONS_NOT_SATISFIED);
            return;
        }
        short length = (short) (end - data);
        short copied = least(length, LONGEST_PUSH);
        envelope.copyValue(data, message, (short) 0, copied);
        if (message[ISO7816.OFFSET_INS] != INS_PUSH) {
            executeCommands(envelope, data, end, scratch, (short) 0);
            post();
        } else if (copied != length || !parse(length)) {
            // ETSI TS 102 226 clause 9.2
            refuse((byte) 1, ISO7816.SW_WRONG_DATA);
        } else {
            // the server pushes when it has no channel: one that is still open here is left over from a link whose end was lost
            close();
            openChannel();
        }
    }

    /** What goes wrong on the way, an exception or the power, leaves the report that {@link Outbox#beginReport} has stored. */
    private void openChannel() {
        beginReport();
        boolean opened;
        try {
            opened = open() || refusedBuffer() && open();
        } catch (ToolkitException refused) {
            // the card itself knows from the TERMINAL PROFILE that this terminal has no BIP, and asks nothing
            if (refused.getReason() != ToolkitException.COMMAND_NOT_ALLOWED) {
                throw refused;
            }
            fail(RES_BEYOND_CAPABILITIES, (byte) 0, (short) 0);
            return;
        }
        if (!opened) {
            fail(ProactiveResponseHandlerSystem.getTheHandler());
            return;
        }
        begin();
        report[0] = 0;
    }

    /** Whether the buffer size was what the terminal refused; the one to ask for next is what it offers, or half. */
    private boolean refusedBuffer() {
        ProactiveResponseHandler response = ProactiveResponseHandlerSystem.getTheHandler();
        if (response.getGeneralResult() != ToolkitConstants.RES_ERROR_BEARER_INDEPENDENT_PROTOCOL_ERROR
                || response.getAdditionalInformationLength() < 1) {
            return false;
        }
        response.copyAdditionalInformation(scratch, (short) 0, (short) 1);
        if (scratch[0] != BUFFER_SIZE_NOT_AVAILABLE) {
            return false;
        }
        short asked = push[ASKED_OCTETS];
        short octets = (short) (asked >> 1);
        if (response.findTLV(ToolkitConstants.TAG_BUFFER_SIZE, (byte) 1) != ToolkitConstants.TLV_NOT_FOUND) {
            short offered = response.getValueShort((short) 0);
            if (offered > 0 && offered < asked) {
                octets = offered;
            }
        }
        push[ASKED_OCTETS] = octets;
        return true;
    }

    private void refuse(byte executed, short status) {
        scratch[0] = executed;
        Util.setShort(scratch, (short) 1, status);
        post();
    }

    /** Compact-format response: commands executed, last status word (ETSI TS 102 226 clause 5.1.2). */
    private void post() {
        EnvelopeResponseHandler response = EnvelopeResponseHandlerSystem.getTheHandler();
        response.appendArray(scratch, (short) 0, RESPONSE_OCTETS);
        response.post(true);
    }
}
