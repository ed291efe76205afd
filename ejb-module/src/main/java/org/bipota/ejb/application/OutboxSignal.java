package org.bipota.ejb.application;

/** Tells that the outbox has something, once the current transaction has committed. */
@FunctionalInterface
public interface OutboxSignal {

    /** A message was stored in the current transaction. */
    void filled();
}
