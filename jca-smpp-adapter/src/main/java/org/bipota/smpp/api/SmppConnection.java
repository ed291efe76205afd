package org.bipota.smpp.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /**
     * Checks what {@link #addLink} would: every setting, and that files can be read; not whether the name is taken.
     *
     * @throws InvalidLinkException naming each unusable setting
     */
    void checkLink(LinkDefinition definition);

    /**
     * Adds an open link, see {@link #addLink(LinkDefinition, boolean)}.
     */
    default void addLink(LinkDefinition definition) {
        addLink(definition, true);
    }

    /**
     * Adds a link, until it is removed or the adapter restarts.
     *
     * @param definition copied; its name must not be taken
     * @param open whether it connects, at once while a message endpoint is active; else it is closed until it is opened
     * @throws InvalidLinkException naming each unusable setting
     * @throws IllegalStateException when the adapter does not run, or the container gives the link no threads
     */
    void addLink(LinkDefinition definition, boolean open);

    /**
     * Closes a link until it is opened again or the adapter restarts: no message is begun on it any more, those begun have a
     * few seconds to end, then it is unbound. What waits goes by the other links. Returns when nothing of it runs any more,
     * after some 15 s at most.
     *
     * @return false when there is no link of this name
     */
    boolean closeLink(String name);

    /**
     * Opens a closed link again; an open one stays as it is.
     *
     * @return false when there is no link of this name
     * @throws IllegalStateException when the container gives the link no threads
     */
    boolean openLink(String name);

    /**
     * Closes a link as {@link #closeLink} and forgets it.
     *
     * @return false when there is no link of this name
     */
    boolean removeLink(String name);

    /**
     * Begins to record the PDUs of a link, in place of what was recorded of it. Addresses are masked; of texts and passwords
     * the lengths are recorded only.
     *
     * @param duration after which the recording ends by itself, more than nothing and up to an hour
     * @param mostCharacters how much of the latest PDUs is kept, 1024 to 4 Mi
     * @return false when there is no link of this name
     * @throws IllegalArgumentException when duration or size are outside
     */
    boolean startTrace(String link, Duration duration, int mostCharacters);

    /**
     * Ends the recording of a link; what was recorded stays until the next one, or until the link is removed.
     *
     * @return false when there is no link of this name
     */
    boolean stopTrace(String link);

    /** What was recorded of a link; empty when nothing was, or there is no link of this name. */
    Optional<LinkTrace> trace(String link);

    /** Gives the handle back. */
    @Override
    void close();
}
