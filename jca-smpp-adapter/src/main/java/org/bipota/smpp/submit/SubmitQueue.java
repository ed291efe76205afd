package org.bipota.smpp.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;

/**
 * The messages that wait for a link. No message belongs to a link before its first part leaves: then it goes to the bound
 * link with the most free window among those that may send at that moment, so a lost link takes nothing with it that was
 * not sent. When no link is left that could take a message, it ends as not sent.
 *
 * <p>Outcomes are handed to an executor, since what hangs on them is foreign code.
 */
public final class SubmitQueue {

    private final int capacity;
    private final Executor completions;
    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingMessages waiting = new WaitingMessages();
    private final List<Submitter> links = new ArrayList<>();

    /**
     * An empty queue without links.
     *
     * @param capacity messages that may wait
     * @param completions runs what hangs on the outcomes
     */
    public SubmitQueue(int capacity, Executor completions) {
        this.capacity = capacity;
        this.completions = completions;
    }

    /**
     * Queues a message, or says at once why it was not sent. The stage never completes exceptionally.
     *
     * @param late called at most once, when an answer comes after the submission ended for want of it
     */
    public CompletionStage<SubmitOutcome> submit(OutboundShortMessage message, Consumer<LateAnswer> late) {
        lock.lock();
        try {
            String refusal = refusal(message.group());
            if (refusal != null) {
                return CompletableFuture.completedFuture(new SubmitOutcome.NotSent(refusal));
            }
            Submission submission = new Submission(message, late);
            waiting.add(submission);
            wake();
            return submission.outcome();
        } finally {
            lock.unlock();
        }
    }

    /** How many further messages are taken now, 0 when no link is bound. */
    public int free() {
        lock.lock();
        try {
            return unreachable(null) == null ? capacity - waiting.size() : 0;
        } finally {
            lock.unlock();
        }
    }

    private String refusal(String group) {
        String unreachable = unreachable(group);
        if (unreachable != null) {
            return unreachable;
        }
        return waiting.size() < capacity ? null : "the submit queue is full (" + capacity + " messages)";
    }

    /** Why no link can take messages for {@code group}, or null when one can. */
    private String unreachable(String group) {
        List<Submitter> candidates = links.stream().filter(link -> group == null || group.equals(link.group())).toList();
        if (candidates.stream().anyMatch(Submitter::usable)) {
            return null;
        }
        return candidates.isEmpty() ? group == null ? "there is no link" : "there is no link of group " + group
                : candidates.stream().map(Submitter::unusableReason).collect(Collectors.joining("; "));
    }

    /** The lock that guards this queue and all its links. */
    ReentrantLock lock() {
        return lock;
    }

    void add(Submitter link) {
        lock.lock();
        try {
            links.add(link);
        } finally {
            lock.unlock();
        }
    }

    void remove(Submitter link) {
        lock.lock();
        try {
            links.remove(link);
        } finally {
            lock.unlock();
        }
    }

    /** How many waiting messages a link of {@code group} may take. */
    int waitingFor(String group) {
        return waiting.sizeFor(group);
    }

    /** Whether there is a message for {@code group} whose destination has none on its way. */
    boolean hasReady(String group) {
        return waiting.first(group) != null;
    }

    /**
     * The message {@code link} is to begin now, its destination busy from here on; null when there is none, or when another
     * link that may send now has more free window: that one is woken.
     */
    Submission take(Submitter link, long nowNanos) {
        Submission first = waiting.first(link.group());
        if (first == null) {
            return null;
        }
        Submitter best = best(first.message().group(), link, nowNanos);
        if (best != link) {
            best.signal();
            return null;
        }
        waiting.begin(first, link.group());
        wake();
        return first;
    }

    private Submitter best(String group, Submitter asking, long nowNanos) {
        Submitter best = asking;
        for (Submitter link : links) {
            boolean fits = group == null || group.equals(link.group());
            if (fits && link != asking && link.room() > best.room() && link.maySendAtOnce(nowNanos)) {
                best = link;
            }
        }
        return best;
    }

    /** Lets the links that have nothing to do look again. */
    void wake() {
        if (waiting.size() > 0) {
            links.forEach(Submitter::signalWhenIdle);
        }
    }

    /** Ends what no link can take any more. */
    void failUnreachable(String reason) {
        for (Submission submission : waiting.removeAll(submission -> unreachable(submission.message().group()) != null)) {
            complete(submission, new SubmitOutcome.NotSent(reason));
        }
    }

    /** A message that was begun has ended. */
    void ended(Submission submission, SubmitOutcome outcome) {
        waiting.ended(submission.message().destination());
        complete(submission, outcome);
        wake();
    }

    private void complete(Submission submission, SubmitOutcome outcome) {
        completions.execute(() -> submission.outcome().complete(outcome));
    }

    /** Runs foreign code. */
    void later(Runnable foreign) {
        completions.execute(foreign);
    }
}
