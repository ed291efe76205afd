package org.bipota.ejb.domain;

/** What a check's history tells of. */
public enum CheckHistoryEvent {
    /** The check was accepted. */
    REQUESTED,
    /** Another request joined the running check. */
    JOINED,
    /** A push was made and waits to be sent. */
    PUSH_QUEUED,
    /** The SMSC took the push. */
    PUSH_SUBMITTED,
    /** The push could not be submitted and waits for another attempt. */
    PUSH_RETRIED,
    /** The SMSC reported the push delivered. */
    PUSH_DELIVERED,
    /** The SMSC reported the push not delivered. */
    PUSH_UNDELIVERED,
    /** The SMSC refused the push for good. */
    PUSH_REFUSED,
    /** An intermediate notification came; it decides nothing. */
    RECEIPT_INTERMEDIATE,
    /** The card answered that it accepted the push. */
    PUSH_ACCEPTED,
    /** The card answered that it needs more time or that its answer follows. */
    PUSH_POSTPONED,
    /** The card reported that OPEN CHANNEL did not succeed. */
    CHANNEL_REFUSED,
    /** The card answered the push with an error status word. */
    CARD_REFUSED,
    /** The card answered the push with a security fault. */
    SECURITY_FAULT,
    /** The card refused a push by its counter that it may have got before. */
    REPEAT_REFUSED,
    /** The counter was moved up and the push repeated. */
    COUNTER_RAISED,
    /** A channel was opened with the push's identification data. */
    CONNECTED,
    /** Data came on the channel. */
    CHANNEL_DATA,
    /** The channel ended. */
    CHANNEL_CLOSED,
    /** No channel came within the window. */
    WINDOW_ELAPSED,
    /** No final receipt came until the check limit. */
    LIMIT_ELAPSED,
    /** Another check took this one's place. */
    SUPERSEDED,
    /** The card, its keys or its number changed. */
    ABANDONED
}
