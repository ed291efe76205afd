package org.bipota.ejb.application.console;

/**
 * Something that a person should look at.
 *
 * @param kind what
 * @param subject which one: a link's name, a campaign's name, a number; or null
 * @param id of the campaign, or null
 * @param detail why, in words, or null
 */
public record Attention(Kind kind, String subject, Long id, String detail) {

    /** What may need attention, the most urgent first. */
    public enum Kind {
        /** The SMPP adapter gives no answer. */
        LINKS_UNKNOWN,
        /** The BIP adapter gives no answer, or accepts no channels. */
        NO_CHANNELS,
        /** No link is bound, so nothing can be sent. */
        NO_LINK_BOUND,
        /** One link is not bound. */
        LINK_NOT_BOUND,
        /** A campaign was given up. */
        CAMPAIGN_FAILED,
        /** A campaign paused by itself. */
        CAMPAIGN_PAUSED,
        /** Messages could not be processed. */
        DEAD_LETTERS,
        /** Packets from cards are believed without a checksum. */
        NO_MINIMUM_SECURITY
    }
}
