package org.bipota.applet;

import uicc.toolkit.EnvelopeResponseHandler;
import uicc.toolkit.EnvelopeResponseHandlerSystem;
import uicc.toolkit.ProactiveResponseHandlerSystem;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/** Does what a push asks for: opens the channel and begins the link, or says why not. */
final class PushReceiver {

    /** Additional information of result 3A: no channel available. */
    private static final byte NO_CHANNEL_AVAILABLE = 0x01;
    private static final byte NO_ADDITIONAL_INFORMATION = -1;
    private static final byte RES_BEYOND_CAPABILITIES = 0x30;

    private final byte[] message;
    private final Push push;
    private final Channel channel;
    private final Link catTp;
    private final Link tcp;
    private final ChannelReports reports;

    PushReceiver(CardData card, WorkingMemory memory, Channel channel, Link catTp, Link tcp, ChannelReports reports) {
        message = memory.message;
        push = new Push(card, memory);
        this.channel = channel;
        this.catTp = catTp;
        this.tcp = tcp;
        this.reports = reports;
    }

    /** A secured message for the applet came. */
    void messageReceived() {
        // the end of the buffer stays free for the report (see ChannelReports)
        short length = SecuredData.copy(message, (short) (WorkingMemory.MESSAGE_OCTETS - CardData.REPORT_OCTETS));
        if (length < 0 || !push.parse(length)) {
            refuse();
        } else if (channel.isOpen()) {
            reports.report(push, ToolkitConstants.RES_ERROR_BEARER_INDEPENDENT_PROTOCOL_ERROR, NO_CHANNEL_AVAILABLE);
        } else {
            open();
        }
    }

    private void open() {
        boolean opened;
        try {
            opened = channel.open(push);
        } catch (ToolkitException refused) {
            // the card itself knows from the TERMINAL PROFILE that this terminal has no BIP, and asks nothing
            if (refused.getReason() != ToolkitException.COMMAND_NOT_ALLOWED) {
                throw refused;
            }
            reports.report(push, RES_BEYOND_CAPABILITIES, NO_ADDITIONAL_INFORMATION);
            return;
        }
        if (!opened) {
            reports.report(push, ProactiveResponseHandlerSystem.getTheHandler());
        } else if (push.tcp()) {
            tcp.begin(push);
        } else {
            catTp.begin(push);
        }
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
