package org.bipota.ejb.domain;

/** What an audit record tells of. */
public enum AuditKind {
    /** A message came from a number that no card was imported for. */
    UNKNOWN_SUBSCRIBER,
    /** A message that is neither a receipt nor a secured packet. */
    NOT_UNDERSTOOD,
    /** A part of a concatenated message that fits nothing. */
    BAD_PART,
    /** Parts that waited too long or were too many. */
    PARTS_DROPPED,
    /** A packet for another TAR. */
    WRONG_TAR,
    /** A packet below the minimum security level. */
    SECURITY_TOO_LOW,
    /** A packet that could not be deciphered or verified. */
    SECURITY_FAILED,
    /** A packet whose counter was used before, or a repeat. */
    REPLAYED,
    /** A verified packet whose content could not be read. */
    BAD_CONTENT,
    /** A verified message that names another card. */
    WRONG_ICCID,
    /** A report on identification data of no push to that card. */
    UNKNOWN_IDENTIFICATION,
    /** A receipt for a message that is not known. */
    UNKNOWN_RECEIPT,
    /** A response packet for no push that waits for one. */
    UNKNOWN_RESPONSE,
    /** A download request that could not be served. */
    DOWNLOAD_REFUSED,
    /** A card was imported. */
    CARD_IMPORTED,
    /** A known card was imported with new keys; its counters start at 0. */
    CARD_KEYS_CHANGED,
    /** A subscriber was given another card. */
    CARD_EXCHANGED,
    /** A card was given another number. */
    CARD_MOVED,
    /** A card's profile was changed. */
    PROFILE_CHANGED,
    /** A content was uploaded or changed. */
    CONTENT_STORED,
    /** A named key was stored. */
    NAMED_KEY_STORED,
    /** A named key was removed. */
    NAMED_KEY_REMOVED,
    /** A master key was made; a rotation began. */
    MASTER_KEY_MADE,
    /** A master key was dropped; nothing is encrypted by it any more. */
    MASTER_KEY_DROPPED,
    /** It was changed how a vendor's card files are read. */
    VENDOR_FORMAT_CHANGED,
    /** A second person approved a campaign. */
    CAMPAIGN_APPROVED,
    /** A link to an SMSC was added. */
    LINK_ADDED,
    /** A link was given other settings. */
    LINK_CHANGED,
    /** A link was removed. */
    LINK_REMOVED,
    /** A link is wanted open again. */
    LINK_OPENED,
    /** A link is wanted closed. */
    LINK_CLOSED,
    /** The PDUs of a link are recorded. */
    LINK_TRACED,
    /** A channel's frames were asked to be captured, or read. */
    CHANNEL_CAPTURED,
    /** An operator signed in to the console. */
    SIGNED_IN,
    /** An operator signed out of the console. */
    SIGNED_OUT,
    /** A sign-in to the console or a call of the API was refused: a wrong password, or no role. */
    SIGN_IN_REFUSED,
    /** A check was ordered. */
    CHECK_ORDERED,
    /** A download was ordered. */
    DOWNLOAD_ORDERED,
    /** A campaign was ordered. */
    CAMPAIGN_ORDERED,
    /** A campaign was given targets. */
    CAMPAIGN_TARGETS,
    /** A campaign was started, paused, resumed or stopped. */
    CAMPAIGN_COMMANDED,
    /** A call of the API that would change something; the reason is its answer. */
    CALLED,
    /** What is held of a subscriber was handed out. */
    SUBSCRIBER_EXPORTED,
    /** What is held of a subscriber was erased. */
    SUBSCRIBER_ERASED,
    /** Audit records past their retention were removed. */
    AUDIT_PURGED,
    /** A list of handset models was imported. */
    HANDSETS_IMPORTED,
    /** A message whose processing had failed again and again was processed after all. */
    DEAD_LETTER_RETRIED,
    /** Such a message was given up. */
    DEAD_LETTER_DISCARDED,
    /** A card's counters are used up. */
    COUNTER_EXHAUSTED
}
