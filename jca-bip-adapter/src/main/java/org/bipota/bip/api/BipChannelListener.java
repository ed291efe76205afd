package org.bipota.bip.api;

/**
 * The message endpoint of the adapter's inbound side. For one channel the calls come one after the other, in the order
 * of the events; each runs in a transaction of its own, and what it answers is done only after that has committed.
 */
public interface BipChannelListener {

    /**
     * Asks whether the peer that presents this identification may have a channel. Changes nothing: the handshake is not
     * complete, and the same question may come again.
     *
     * @return the admission; a refused peer gets RST and no other answer. When the transaction rolls back a CAT_TP peer gets
     *     no answer, since it asks again, and a TCP peer is cut off
     */
    Admission onIdentification(ChannelIdentification identification);

    /**
     * The handshake is complete.
     *
     * @return what happens to the channel once the transaction has committed. When it rolls back, as does any event of a
     *     channel, it is tried three times at once and then after pauses for the adapter's {@code deliveryTime}; after that the
     *     channel is ended with RST "temporarily unable".
     */
    ChannelAction onOpened(ChannelOpened opened);

    /**
     * One SDU arrived whole.
     *
     * @return what happens to the channel once the transaction has committed
     */
    ChannelAction onData(ChannelData data);

    /** The channel has ended. Comes once for every {@link #onOpened} that committed, and never before it. */
    void onClosed(ChannelClosed closed);
}
