package org.bipota.smpp.api;

import java.util.List;

/** How a submission ended. None of these is an exception: each is an ordinary day at an SMSC. */
public sealed interface SubmitOutcome {

    /**
     * The SMSC took every part.
     *
     * @param messageIds the message id of each part, in the order of the parts
     */
    record Accepted(List<String> messageIds) implements SubmitOutcome {
        /** Copies the list. */
        public Accepted {
            messageIds = List.copyOf(messageIds);
        }
    }

    /**
     * The SMSC refused a part; those after it were not sent.
     *
     * @param commandStatus the SMPP command status
     * @param temporary whether the same submission may succeed later (SMPP 3.4 clause 5.1.3)
     * @param messageIds the ids of the parts accepted before it
     */
    record Refused(int commandStatus, boolean temporary, List<String> messageIds) implements SubmitOutcome {
        /** Copies the list. */
        public Refused {
            messageIds = List.copyOf(messageIds);
        }
    }

    /**
     * Nothing was sent: no link is bound, or the queue is full. The same submission may be tried again.
     *
     * @param reason in words, for the log and the history
     */
    record NotSent(String reason) implements SubmitOutcome {
    }

    /**
     * A part was sent and its answer did not come: the SMSC may or may not have it.
     *
     * @param reason in words, for the log and the history
     * @param messageIds the ids of the parts accepted before it
     */
    record Unanswered(String reason, List<String> messageIds) implements SubmitOutcome {
        /** Copies the list. */
        public Unanswered {
            messageIds = List.copyOf(messageIds);
        }
    }
}
