package org.bipota.applet;

import uicc.toolkit.EnvelopeResponseHandler;
import uicc.toolkit.EnvelopeResponseHandlerSystem;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ProactiveResponseHandlerSystem;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/** Does what a push asks for: opens the channel and begins the link, or says why not. */
final class PushReceiver {

    /** Additional information of result 3A: no channel available. */
    private static final byte NO_CHANNEL_AVAILABLE = 0x01;
    /** Additional information of result 3A: requested buffer size not available. */
    private static final byte BUFFER_SIZE_NOT_AVAILABLE = 0x04;
    private static final byte RES_BEYOND_CAPABILITIES = 0x30;

    private final byte[] message;
    private final byte[] scratch;
    private final Push push;
    private final Channel channel;
    private final Link catTp;
    private final Link tcp;
    private final Outbox outbox;

    PushReceiver(CardData card, WorkingMemory memory, Channel channel, Link catTp, Link tcp, Outbox outbox) {
        message = memory.message;
        scratch = memory.scratch;
        push = new Push(card, memory);
        this.channel = channel;
        this.catTp = catTp;
        this.tcp = tcp;
        this.outbox = outbox;
    }

    /** A secured message for the applet came. */
    void messageReceived() {
        // the end of the buffer stays free for the report (see Outbox)
        short length = SecuredData.copy(message, (short) (WorkingMemory.MESSAGE_OCTETS - CardData.REPORT_OCTETS));
        if (length < 0 || !push.parse(length)) {
            refuse();
        } else if (channel.isOpen()) {
            outbox.begin(push);
            outbox.fail(ToolkitConstants.RES_ERROR_BEARER_INDEPENDENT_PROTOCOL_ERROR, NO_CHANNEL_AVAILABLE, (short) 1);
        } else {
            open();
        }
    }

    /** What goes wrong on the way, an exception or the power, leaves the report that {@link Outbox#begin} has stored. */
    private void open() {
        outbox.begin(push);
        boolean opened;
        try {
            opened = channel.open(push) || refusedBuffer() && channel.open(push);
        } catch (ToolkitException refused) {
            // the card itself knows from the TERMINAL PROFILE that this terminal has no BIP, and asks nothing
            if (refused.getReason() != ToolkitException.COMMAND_NOT_ALLOWED) {
                throw refused;
            }
            outbox.fail(RES_BEYOND_CAPABILITIES, (byte) 0, (short) 0);
            return;
        }
        if (!opened) {
            outbox.fail(ProactiveResponseHandlerSystem.getTheHandler());
            return;
        }
        if (push.tcp()) {
            tcp.begin(push);
        } else {
            catTp.begin(push);
        }
        outbox.succeed();
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
        short asked = push.bufferOctets();
        short octets = (short) (asked >> 1);
        if (response.findTLV(ToolkitConstants.TAG_BUFFER_SIZE, (byte) 1) != ToolkitConstants.TLV_NOT_FOUND) {
            short offered = response.getValueShort((short) 0);
            if (offered > 0 && offered < asked) {
                octets = offered;
            }
        }
        push.setBufferOctets(octets);
        return true;
    }

    /** Compact-format response: one command, 6A80 (ETSI TS 102 226 clauses 5.1.2 and 9.2). */
    private void refuse() {
        message[0] = 1;
        message[1] = 0x6A;
        message[2] = (byte) 0x80;
        EnvelopeResponseHandler response = EnvelopeResponseHandlerSystem.getTheHandler();
        response.appendArray(message, (short) 0, (short) 3);
        response.post(true);
    }
}
