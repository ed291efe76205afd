package org.bipota.ejb.persistence;

/** Where a waiting message stands. */
public enum OutboxState {
    /** Waits for its time. */
    READY,
    /** With the adapter; its outcome is not known. */
    SENDING
}
