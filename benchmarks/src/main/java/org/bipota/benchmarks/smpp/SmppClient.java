package org.bipota.benchmarks.smpp;

import java.util.function.BooleanSupplier;

/** What is measured: a bound ESME. Received messages are acknowledged once its handler, which does nothing, has returned. */
interface SmppClient extends AutoCloseable {

    /** Connects to the SMSC on a loopback port. */
    @FunctionalInterface
    interface Connector {
        /** A client that is bound, and may have {@code window} submits in flight. */
        SmppClient bind(int port, int window) throws Exception;
    }

    /** Submits messages of one short message each, to ever new addresses, while {@code wanted}; returns when all are answered. */
    void submitWhile(BooleanSupplier wanted) throws InterruptedException;

    @Override
    void close();
}
