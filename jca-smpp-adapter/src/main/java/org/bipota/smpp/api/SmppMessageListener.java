package org.bipota.smpp.api;

import java.util.List;

/** The message endpoint of the adapter's inbound side. */
public interface SmppMessageListener {

    /**
     * Takes one or more messages in one transaction. Every one of them is acknowledged with status 0 once that
     * transaction has committed. When it rolls back, a batch of several is delivered again one by one, and a single
     * message is answered with a temporary error, so that the SMSC sends it again.
     *
     * @param messages as received, in the order of their arrival, at least one
     */
    void onMessages(List<InboundShortMessage> messages);
}
