package org.bipota.ejb.domain;

/** What a final delivery receipt said (SMPP 3.4 clause 5.2.28). */
public enum ReceiptState {
    /** Delivered. */
    DELIVERED,
    /** The validity period ended. */
    EXPIRED,
    /** Deleted. */
    DELETED,
    /** Cannot be delivered. */
    UNDELIVERABLE,
    /** The SMSC does not know. */
    UNKNOWN,
    /** Rejected. */
    REJECTED,
    /** Skipped: it will not be delivered (SMPP 5.0 clause 4.7.15). */
    SKIPPED
}
