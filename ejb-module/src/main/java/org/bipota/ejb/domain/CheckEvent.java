package org.bipota.ejb.domain;

import java.time.Instant;

/**
 * Something that was seen of a check. {@code attempt} is the ordinal of the push it is about, from 1; what is about an
 * earlier push than the last one decides nothing, except a connection and a final refusal.
 */
public sealed interface CheckEvent {

    /** When it was seen. */
    Instant at();

    /** What {@code rules} make of it. */
    CheckDecision decidedBy(CheckRules rules, CheckProgress progress);

    /** The SMSC took the push. */
    record PushSubmitted(int attempt, Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.pushSubmitted(progress, this);
        }
    }

    /** The final receipt says delivered; it may come before {@link PushSubmitted}. */
    record PushDelivered(int attempt, Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.pushDelivered(progress, this);
        }
    }

    /** The final receipt says something else. */
    record PushUndelivered(int attempt, ReceiptState receipt, Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.pushUndelivered(progress, this);
        }
    }

    /**
     * The push cannot be sent: the SMSC refused it for good, or it cannot be made.
     *
     * @param reason in words
     */
    record PushRefused(int attempt, String reason, Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.pushRefused(progress, this);
        }
    }

    /** A handshake was completed with a good token of the check. */
    record Connected(Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.connected(progress, this);
        }
    }

    /**
     * The card reported that OPEN CHANNEL did not succeed, by a channel report or in its response packet.
     *
     * @param result the terminal's result in words and hexadecimal
     * @param temporary whether the same may succeed later
     */
    record ChannelRefused(int attempt, String result, boolean temporary, Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.channelRefused(progress, this);
        }
    }

    /**
     * The card's response packet reports a security fault.
     *
     * @param status the response status in words
     * @param counterLow whether a higher counter may repair it
     * @param repeated whether the card may have got the push more than once
     */
    record PorFault(int attempt, String status, boolean counterLow, boolean repeated, Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.porFault(progress, this);
        }
    }

    /** Time went on; the window may have ended. */
    record WindowElapsed(Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.windowElapsed(progress, this);
        }
    }

    /** Time went on; the limit may have been reached. */
    record LimitElapsed(Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.limitElapsed(progress, this);
        }
    }

    /**
     * Another check takes its place.
     *
     * @param checkId the other check
     */
    record Superseded(long checkId, Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.superseded(progress, this);
        }
    }

    /**
     * It cannot go on: the card, its keys or its number changed.
     *
     * @param reason in words
     */
    record Abandoned(String reason, Instant at) implements CheckEvent {
        @Override
        public CheckDecision decidedBy(CheckRules rules, CheckProgress progress) {
            return rules.abandoned(progress, this);
        }
    }
}
