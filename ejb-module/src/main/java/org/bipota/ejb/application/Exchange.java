package org.bipota.ejb.application;

import java.time.Instant;
import org.bipota.ejb.domain.ReceiptState;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.secured.ResponsePacket;

/**
 * What a message to a card belongs to, and what is told of its fate: a check or a download. One exchange at a time has
 * messages or packets on their way to a card. The caller holds the card's lock.
 */
public interface Exchange {

    /** Whether the message is still of use, so that it is submitted again when it could not be. */
    boolean wants(BipPush message);

    /** The SMSC has the message. */
    void submitted(BipPush message, Instant at);

    /** The message could not be submitted and waits for another attempt. */
    void retried(String why, Instant at);

    /** The SMSC refused the message for good. */
    void refused(BipPush message, String reason, Instant at);

    /** The message was delivered. */
    void delivered(BipPush message, Instant at);

    /** The message was not delivered. */
    void undelivered(BipPush message, ReceiptState receipt, Instant at);

    /** An intermediate notification came. */
    void receiptIntermediate(Instant at);

    /** The card reported that OPEN CHANNEL did not succeed. */
    void channelRefused(BipPush push, TerminalResult result, Instant at);

    /**
     * The card answered the message.
     *
     * @param repeatRefused whether it calls the counter low of a message that it may have got more than once
     * @return null, or what cannot be read of the answer, in words; then nothing has changed
     */
    String answered(BipPush message, ResponsePacket response, boolean repeatRefused, Instant at);

    /** The handshake was completed with the push's token. */
    void connected(BipPush push, Instant at);

    /** Something came on the channel opened with the push that nothing waits for. */
    void channelData(int octets, Instant at);

    /** The channel opened with the push has ended, and nothing was under way on it. */
    void channelClosed(String how, Instant at);
}
