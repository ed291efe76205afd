package org.bipota.benchmarks.cattp;

import java.net.InetSocketAddress;

/**
 * A server of cards: to each that connects it sends as many SDUs of one PDU as its making said, and an SDU from a card makes
 * it end that card's channel.
 */
interface CatTpServer extends AutoCloseable {

    /** Makes a running server on a free port of loopback. */
    @FunctionalInterface
    interface Maker {
        /** @param sdus how many SDUs each card gets, 0 or more */
        CatTpServer start(int sdus) throws Exception;
    }

    /** Where it listens. */
    InetSocketAddress address();

    @Override
    void close();
}
