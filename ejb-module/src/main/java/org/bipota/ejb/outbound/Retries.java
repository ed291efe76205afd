package org.bipota.ejb.outbound;

import java.time.Duration;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.api.SubmitOutcome.Accepted;
import org.bipota.smpp.api.SubmitOutcome.NotSent;
import org.bipota.smpp.api.SubmitOutcome.Refused;
import org.bipota.smpp.api.SubmitOutcome.Unanswered;

/** When and why a submission is tried again: doubling waits, bounded. */
final class Retries {

    private static final Duration NOT_SENT_FIRST = Duration.ofMillis(500);
    private static final Duration NOT_SENT_LAST = Duration.ofSeconds(5);
    private static final Duration REFUSED_FIRST = Duration.ofSeconds(1);
    private static final Duration REFUSED_LAST = Duration.ofMinutes(1);
    private static final Duration UNANSWERED_FIRST = Duration.ofSeconds(5);
    private static final Duration UNANSWERED_LAST = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 16;

    private Retries() {
    }

    /** How long to wait after the attempt with this ordinal, from 1. */
    static Duration wait(SubmitOutcome outcome, int attempt) {
        if (outcome instanceof NotSent) {
            return doubled(NOT_SENT_FIRST, NOT_SENT_LAST, attempt);
        }
        if (outcome instanceof Unanswered) {
            return doubled(UNANSWERED_FIRST, UNANSWERED_LAST, attempt);
        }
        return doubled(REFUSED_FIRST, REFUSED_LAST, attempt);
    }

    /** The outcome in words. */
    static String inWords(SubmitOutcome outcome) {
        if (outcome instanceof Accepted accepted) {
            return "the SMSC took " + accepted.messageIds().size() + " short messages";
        }
        if (outcome instanceof Refused refused) {
            return refusal(refused.commandStatus()) + (refused.temporary() ? ", temporary" : "");
        }
        if (outcome instanceof NotSent notSent) {
            return "not sent: " + notSent.reason();
        }
        return "unanswered: " + ((Unanswered) outcome).reason();
    }

    /** A refusal that came too late, in words. */
    static String refusedLate(LateAnswer answer) {
        return refusal(answer.commandStatus()) + ", by a late answer";
    }

    private static String refusal(int commandStatus) {
        return String.format("the SMSC refused the push: command status %08X", commandStatus);
    }

    private static Duration doubled(Duration first, Duration last, int attempt) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(attempt - 1, 0), MAX_DOUBLINGS));
        return wait.compareTo(last) > 0 ? last : wait;
    }
}
