package org.bipota.ejb.domain;

/** What a download's history tells of. */
public enum DownloadHistoryEvent {
    /** The download was asked for. */
    REQUESTED,
    /** Another request for the same content joined it. */
    JOINED,
    /** Its route was decided. */
    ROUTED,
    /** It waits until the subscriber may be bothered. */
    POSTPONED,
    /** A push was made and waits to be sent. */
    PUSH_QUEUED,
    /** The SMSC took the push. */
    PUSH_SUBMITTED,
    /** The SMSC reported the push delivered. */
    PUSH_DELIVERED,
    /** The SMSC refused the push for good, or reported it not delivered. */
    PUSH_FAILED,
    /** The card answered that it accepted the push. */
    PUSH_ACCEPTED,
    /** The card reported that OPEN CHANNEL did not succeed, or answered the push with an error. */
    CHANNEL_REFUSED,
    /** No channel came within the window. */
    WINDOW_ELAPSED,
    /** The card opened a channel. */
    CHANNEL_OPENED,
    /** The channel ended before the content was whole. */
    CHANNEL_LOST,
    /** The channel ended, and nothing was under way on it. */
    CHANNEL_CLOSED,
    /** Something came on the channel that nothing waits for. */
    CHANNEL_DATA,
    /** A packet was made and sent, or waits to be. */
    PACKET_SENT,
    /** A packet was sent again unchanged. */
    PACKET_REPEATED,
    /** The SMSC took a packet. */
    PACKET_SUBMITTED,
    /** The SMSC reported a packet delivered. */
    PACKET_DELIVERED,
    /** The SMSC refused a packet for good, or reported it not delivered. */
    PACKET_FAILED,
    /** The card answered that it executed a packet. */
    PACKET_ANSWERED,
    /** The card answered a packet with an error status word. */
    PACKET_REFUSED,
    /** No answer to a packet came in time. */
    ANSWER_OVERDUE,
    /** The card answered with a security fault. */
    SECURITY_FAULT,
    /** The counter was moved up, and what the card called low is sent again. */
    COUNTER_RAISED,
    /** The card needs more time, or its answer follows. */
    ANSWER_POSTPONED,
    /** An intermediate notification came; it decides nothing. */
    RECEIPT_INTERMEDIATE,
    /** A message could not be submitted and waits for another attempt. */
    MESSAGE_RETRIED,
    /** The notice to the user was made and waits to be sent. */
    NOTICE_QUEUED,
    /** The SMSC took the notice. */
    NOTICE_SUBMITTED,
    /** The SMSC reported the notice delivered. */
    NOTICE_DELIVERED,
    /** The SMSC reported the notice not delivered. */
    NOTICE_UNDELIVERED,
    /** The SMSC refused the notice for good. */
    NOTICE_REFUSED,
    /** A check goes first; the download goes on after it. */
    SUSPENDED,
    /** It was not over within the limit. */
    LIMIT_ELAPSED,
    /** The card, its keys or its number changed. */
    ABANDONED
}
