package org.bipota.simulator.handset;

import org.bipota.protocol.Octets;

/** A socket under a channel. */
interface DataLink {

    /** Sends without waiting: one datagram, or a piece of the stream. */
    void send(Octets data);

    /** Ends it; nothing is received afterwards. */
    void close();

    /** Who is told what arrives, on any thread. */
    interface Receiver {

        /** A datagram, or a piece of the stream. */
        void received(Octets data);

        /** The peer ended the stream, or it broke. */
        void dropped();
    }
}
