package org.bipota.smpp.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;

/** One message on its way: waiting, then one unanswered segment after the other. Guarded by its submitter's lock. */
final class Submission {

    private final OutboundShortMessage message;
    private final CompletableFuture<SubmitOutcome> outcome = new CompletableFuture<>();
    private final List<String> messageIds = new ArrayList<>();

    Submission(OutboundShortMessage message) {
        this.message = message;
    }

    OutboundShortMessage message() {
        return message;
    }

    CompletableFuture<SubmitOutcome> outcome() {
        return outcome;
    }

    /** The ids of the parts accepted so far, in their order. */
    List<String> messageIds() {
        return messageIds;
    }

    /** The first part not yet accepted. */
    Segment nextSegment() {
        return new Segment(message, messageIds.size());
    }

    /** The SMSC took the next segment. */
    void accepted(String messageId) {
        messageIds.add(messageId);
    }

    boolean complete() {
        return messageIds.size() == message.parts().size();
    }
}
