package org.bipota.smpp.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.pdu.CommandStatus;
import org.bipota.smpp.pdu.SubmitAnswer;

/** One message on its way: waiting, then one unanswered segment after the other. Guarded by its queue's lock. */
final class Submission {

    private final OutboundShortMessage message;
    private final Consumer<LateAnswer> late;
    private final CompletableFuture<SubmitOutcome> outcome = new CompletableFuture<>();
    private final List<String> messageIds = new ArrayList<>();
    private long order;

    Submission(OutboundShortMessage message, Consumer<LateAnswer> late) {
        this.message = message;
        this.late = late;
    }

    OutboundShortMessage message() {
        return message;
    }

    CompletableFuture<SubmitOutcome> outcome() {
        return outcome;
    }

    /** Its place among messages of the same priority. */
    long order() {
        return order;
    }

    void place(long newOrder) {
        order = newOrder;
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

    /** The first part not yet accepted, which nobody waits for any more, was answered. */
    void answeredLate(SubmitAnswer answer) {
        late.accept(new LateAnswer(message.reference(), messageIds.size() + 1, message.parts().size(), answer.commandStatus(),
                CommandStatus.isTemporary(answer.commandStatus()), answer.messageId()));
    }
}
