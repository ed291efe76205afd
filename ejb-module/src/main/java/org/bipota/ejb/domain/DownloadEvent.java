package org.bipota.ejb.domain;

import java.time.Instant;

/**
 * Something that was seen of a download. {@code attempt} is the ordinal of the push it is about, from 1; what is about an
 * earlier push than the last one decides nothing, except a final refusal.
 */
public sealed interface DownloadEvent {

    /** When it was seen. */
    Instant at();

    /** What {@code rules} make of it. */
    DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress);

    /**
     * It is its turn and the card is free.
     *
     * @param decision by what it is to travel as things stand now
     */
    record Begun(RouteDecision decision, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.begun(progress, this);
        }
    }

    /** The final receipt of the push says delivered. */
    record PushDelivered(int attempt, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.pushDelivered(progress, this);
        }
    }

    /**
     * The SMSC refused the push for good, or its final receipt says something else than delivered.
     *
     * @param reason in words
     */
    record PushFailed(int attempt, String reason, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.pushFailed(progress, this);
        }
    }

    /**
     * The card answered the push with a security fault.
     *
     * @param status the response status in words
     * @param counterLow whether its counter is not higher than one the card has seen
     * @param repeated whether the card may have got the push more than once
     */
    record PushFault(int attempt, String status, boolean counterLow, boolean repeated, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.pushFault(progress, this);
        }
    }

    /**
     * The card reported that OPEN CHANNEL did not succeed, or answered the push with an error.
     *
     * @param result in words and hexadecimal
     * @param temporary whether the same may succeed later
     */
    record ChannelRefused(int attempt, String result, boolean temporary, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.channelRefused(progress, this);
        }
    }

    /** There is a channel that the download can use: the card opened one, or another download was done with its own. */
    record ChannelOpened(Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.channelOpened(progress, this);
        }
    }

    /**
     * The channel that it is on ended.
     *
     * @param stopped whether the server was stopping, which says nothing about the handset
     * @param reason in words
     */
    record ChannelLost(boolean stopped, String reason, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.channelLost(progress, this);
        }
    }

    /** The final receipt of the packet on its way says delivered. */
    record PacketDelivered(Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.packetDelivered(progress, this);
        }
    }

    /**
     * The SMSC refused the packet on its way for good, or its final receipt says something else than delivered.
     *
     * @param reason in words
     */
    record PacketFailed(String reason, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.packetFailed(progress, this);
        }
    }

    /**
     * The card executed the packet on its way, and well.
     *
     * @param last whether the content ends with it
     */
    record PacketAnswered(boolean last, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.packetAnswered(progress, this);
        }
    }

    /**
     * The card did not execute the packet on its way, or not well.
     *
     * @param result the status word, in words
     */
    record PacketRefused(String result, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.packetRefused(progress, this);
        }
    }

    /**
     * The card answered the packet on its way with a security fault.
     *
     * @param status the response status in words
     * @param counterLow whether its counter is not higher than one the card has seen
     * @param repeated whether the very same packet was sent before
     * @param last whether the content ends with it
     */
    record PacketFault(String status, boolean counterLow, boolean repeated, boolean last, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.packetFault(progress, this);
        }
    }

    /** The SMSC took the notice. */
    record NoticeTaken(Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.noticeTaken(progress, this);
        }
    }

    /**
     * The SMSC refused the notice for good.
     *
     * @param reason in words
     */
    record NoticeRefused(String reason, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.noticeRefused(progress, this);
        }
    }

    /**
     * Time went on; a wait or the limit may be over.
     *
     * @param heardSince since when this server hears what cards do
     * @param pushedAt when the newest message to the card was sent, or null
     */
    record TimeElapsed(Instant heardSince, Instant pushedAt, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.timeElapsed(progress, this);
        }
    }

    /**
     * A check begins, and goes first.
     *
     * @param checkId the check
     */
    record Suspended(long checkId, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.suspended(progress, this);
        }
    }

    /**
     * It cannot go on: the card, its keys or its number changed, or its counters are used up.
     *
     * @param reason in words
     */
    record Abandoned(String reason, Instant at) implements DownloadEvent {
        @Override
        public DownloadDecision decidedBy(DownloadRules rules, DownloadProgress progress) {
            return rules.abandoned(progress, this);
        }
    }
}
