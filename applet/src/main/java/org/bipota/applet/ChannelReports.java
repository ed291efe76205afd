package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveResponseHandler;

/**
 * Tells the server why a channel was not opened. A report is stored first and forgotten when the terminal has confirmed that
 * it left, so that it outlives a terminal that is busy and one that is switched off. One is kept: the newest.
 */
final class ChannelReports {

    private static final byte TAG_CHANNEL_REPORT = (byte) 0xE3;
    private static final byte TAG_IDENTIFICATION = (byte) 0x86;
    private static final byte TAG_RESULT = (byte) 0x87;

    private final CardData card;
    private final byte[] message;
    private final Server server;
    private final Retries retries;

    ChannelReports(CardData card, WorkingMemory memory, Server server) {
        this.card = card;
        this.server = server;
        message = memory.message;
        retries = new Retries(memory.reportRetries, card.parameters.tries);
    }

    /** Reports what the terminal answered to OPEN CHANNEL, to the push whose parameters are given. */
    void report(Push push, ProactiveResponseHandler response) {
        short additional = response.getAdditionalInformationLength();
        if (additional > (short) (CardData.RESULT_OCTETS - 1)) {
            additional = (short) (CardData.RESULT_OCTETS - 1);
        }
        short result = start(push);
        message[result] = (byte) (additional + 1);
        message[(short) (result + 1)] = response.getGeneralResult();
        response.copyAdditionalInformation(message, (short) (result + 2), additional);
        storeAndSend();
    }

    /** Reports a result that the applet itself found; {@code additional} -1: none. */
    void report(Push push, byte generalResult, byte additional) {
        short result = start(push);
        message[result] = (byte) (additional < 0 ? 1 : 2);
        message[(short) (result + 1)] = generalResult;
        message[(short) (result + 2)] = additional;
        storeAndSend();
    }

    /** The terminal has sent its profile: it is on. */
    void terminalStarted() {
        if (card.report[0] != 0) {
            retries.begin();
            send();
        }
    }

    /** A STATUS command came. */
    void status() {
        if (card.report[0] != 0 && retries.due()) {
            send();
        }
    }

    /** Lays the report out at the end of the message buffer, behind the push; returns where its result goes. */
    private short start(Push push) {
        short at = reportOffset();
        Util.arrayFillNonAtomic(message, at, CardData.REPORT_OCTETS, (byte) 0);
        message[at] = (byte) push.copyIdentification(message, (short) (at + 1));
        return (short) (at + CardData.REPORT_RESULT);
    }

    private void storeAndSend() {
        Util.arrayCopy(message, reportOffset(), card.report, (short) 0, CardData.REPORT_OCTETS);
        retries.begin();
        send();
    }

    private static short reportOffset() {
        return (short) (WorkingMemory.MESSAGE_OCTETS - CardData.REPORT_OCTETS);
    }

    private void send() {
        retries.attempt();
        short at = server.message.begin(TAG_CHANNEL_REPORT);
        at = server.message.append(at, TAG_IDENTIFICATION, card.report, (short) 1, card.report[0]);
        at = server.message.append(at, TAG_RESULT, card.report, (short) (CardData.REPORT_RESULT + 1), card.report[CardData.REPORT_RESULT]);
        if (retries.sent(server.send(at))) {
            card.report[0] = 0;
        }
    }
}
