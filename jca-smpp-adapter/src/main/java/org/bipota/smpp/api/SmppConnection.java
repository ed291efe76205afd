package org.bipota.smpp.api;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A handle on the adapter's outbound side. Not to be used inside a database transaction. */
public interface SmppConnection extends AutoCloseable {

    /**
     * Queues a message for submission and returns at once.
     *
     * @return completes, never exceptionally, when the last part was answered or the submission failed
     */
    CompletionStage<SubmitOutcome> submit(OutboundShortMessage message);

    /**
     * As {@link #submit(OutboundShortMessage)}, and tells when the answer comes after all.
     *
     * @param late called at most once, after the stage completed with {@link SubmitOutcome.Unanswered}
     */
    CompletionStage<SubmitOutcome> submit(OutboundShortMessage message, Consumer<LateAnswer> late);

    /** How many further messages {@link #submit} takes now before it answers {@link SubmitOutcome.NotSent}; 0 or more. */
    int freeCapacity();

    /** The links as they are now. */
    List<LinkStatus> links();

    /** Gives the handle back. */
    @Override
    void close();
}
