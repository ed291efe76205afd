package org.bipota.ejb.outbound;

import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.SubmitOutcome;

/** What the adapter reported of a claimed message; it is to be stored. */
public sealed interface SubmissionReport {

    /** The message. */
    ClaimedMessage message();

    /** The submission ended. */
    record Ended(ClaimedMessage message, SubmitOutcome outcome) implements SubmissionReport {
    }

    /** The answer came after the submission had ended for want of it. */
    record AnsweredLate(ClaimedMessage message, LateAnswer answer) implements SubmissionReport {
    }
}
