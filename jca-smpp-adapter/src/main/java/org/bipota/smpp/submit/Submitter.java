package org.bipota.smpp.submit;

import static org.bipota.smpp.log.SmppLog.LOG;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.pdu.CommandStatus;
import org.bipota.smpp.pdu.SubmitAnswer;
import org.bipota.smpp.time.LinkTime;

/**
 * Submits the messages of one link. A message waits in the queue, then its parts go one after the other, each when the
 * one before it was accepted, so that they stay in order and none follows a refused one. Parts of messages already begun
 * go before new messages. At most {@code window} segments are unanswered, counting for each message begun one.
 *
 * <p>One work runs {@link #run}: it is the only one that sends, so the order needs no further lock. Answers arrive on the
 * session's reader thread, which never waits here. Outcomes are handed to an executor, since what hangs on them is foreign
 * code.
 */
public final class Submitter implements Runnable {

    private final SubmitSettings settings;
    private final Executor completions;
    private final LinkTime time;
    private final Pacer pacer;
    private final ThrottlePause pause;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Submission> queue = new ArrayDeque<>();
    private final Deque<Submission> begun = new ArrayDeque<>();
    private final Map<Integer, InFlight> unanswered = new LinkedHashMap<>();
    private SegmentSender sender;
    private String unboundReason = "the link has not been bound yet";
    private boolean draining;
    private boolean closed;
    private long acceptedSegments;
    private long throttledAnswers;

    /**
     * A submitter that is not bound yet.
     *
     * @param completions runs what hangs on the outcomes
     */
    public Submitter(SubmitSettings settings, Executor completions, LinkTime time) {
        this.settings = settings;
        this.completions = completions;
        this.time = time;
        this.pacer = new Pacer(settings.rate());
        this.pause = new ThrottlePause(settings.throttlePause(), settings.throttlePauseMax());
    }

    /** Queues a message, or says at once why it was not sent. The stage never completes exceptionally. */
    public CompletionStage<SubmitOutcome> submit(OutboundShortMessage message) {
        lock.lock();
        try {
            String refusal = refusal();
            if (refusal != null) {
                return CompletableFuture.completedFuture(new SubmitOutcome.NotSent(refusal));
            }
            Submission submission = new Submission(message);
            queue.addLast(submission);
            changed.signalAll();
            return submission.outcome();
        } finally {
            lock.unlock();
        }
    }

    private String refusal() {
        if (closed || draining) {
            return "link " + settings.link() + " is being closed";
        }
        if (sender == null) {
            return "link " + settings.link() + " is not bound: " + unboundReason;
        }
        return queue.size() < settings.queueSize() ? null
                : "the submit queue of link " + settings.link() + " is full (" + settings.queueSize() + " messages)";
    }

    /** The link is bound: segments leave through {@code newSender}. */
    public void bound(SegmentSender newSender) {
        lock.lock();
        try {
            sender = newSender;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The link is not bound any more: what was begun is unanswered, what waits was not sent. */
    public void unbound(String reason) {
        lock.lock();
        try {
            sender = null;
            unboundReason = reason;
            abandonAll(reason);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The SMSC answered the segment {@code sequence} of {@code from}; an answer that is not awaited is ignored. */
    public void answered(SegmentSender from, int sequence, SubmitAnswer answer) {
        lock.lock();
        try {
            InFlight segment = from == sender ? unanswered.remove(sequence) : null;
            if (segment == null) {
                LOG.debugf("link %s: late answer 0x%08X to sequence number %d", settings.link(), answer.commandStatus(), sequence);
            } else if (answer.commandStatus() == CommandStatus.OK) {
                accepted(segment, answer.messageId());
            } else {
                refused(segment, answer.commandStatus());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accepted(InFlight segment, String messageId) {
        acceptedSegments++;
        pause.accepted(segment.sentNanos);
        Submission submission = segment.submission;
        submission.accepted(messageId);
        if (submission.complete()) {
            end(submission, new SubmitOutcome.Accepted(submission.messageIds()));
        } else {
            begun.addLast(submission);
        }
    }

    private void refused(InFlight segment, int status) {
        if (CommandStatus.asksToSlowDown(status)) {
            throttledAnswers++;
            pause.throttled(segment.sentNanos, time.nanos())
                    .ifPresent(length -> LOG.throttled(settings.link(), status, length.toMillis(), settings.rate()));
        }
        Submission submission = segment.submission;
        end(submission, new SubmitOutcome.Refused(status, CommandStatus.isTemporary(status), submission.messageIds()));
    }

    /** Sends until {@link #close}. */
    @Override
    public void run() {
        try {
            for (Ready next = awaitNext(); next != null; next = awaitNext()) {
                send(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Ready next) {
        try {
            next.sender.send(next.sequence, next.segment);
        } catch (UnsendableSegmentException e) {
            answered(next.sender, next.sequence, new SubmitAnswer(e.commandStatus(), ""));
        } catch (IOException e) {
            lost(next, "the link broke while sending: " + e.getMessage());
        }
    }

    private void lost(Ready next, String reason) {
        lock.lock();
        try {
            InFlight segment = next.sender == sender ? unanswered.remove(next.sequence) : null;
            if (segment != null) {
                end(segment.submission, new SubmitOutcome.Unanswered(reason, segment.submission.messageIds()));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a segment that may go now, and counts it as unanswered; null once closed. */
    private Ready awaitNext() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                long now = time.nanos();
                expire(now);
                long wait = Long.MAX_VALUE;
                if (mayBegin()) {
                    wait = Math.max(pacer.waitNanos(now), pause.waitNanos(now));
                    if (wait <= 0) {
                        return begin(now);
                    }
                }
                time.await(lock, changed, Math.min(wait, untilNextTimeout(now)));
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean mayBegin() {
        return sender != null
                && (!begun.isEmpty() || !queue.isEmpty() && unanswered.size() + begun.size() < settings.window());
    }

    private Ready begin(long now) {
        Submission submission = begun.isEmpty() ? queue.removeFirst() : begun.removeFirst();
        int sequence = sender.nextSequence();
        unanswered.put(sequence, new InFlight(submission, now));
        pacer.sent(now);
        return new Ready(sender, sequence, submission.nextSegment());
    }

    /** The segments stand in the order they were sent, and all have the same time. */
    private void expire(long now) {
        Iterator<InFlight> oldest = unanswered.values().iterator();
        while (oldest.hasNext()) {
            InFlight segment = oldest.next();
            if (segment.sentNanos + settings.responseTimeout().toNanos() - now > 0) {
                return;
            }
            oldest.remove();
            Submission submission = segment.submission;
            long millis = settings.responseTimeout().toMillis();
            LOG.unanswered(settings.link(), submission.message().reference(), submission.messageIds().size() + 1,
                    submission.message().parts().size(), millis);
            end(submission, new SubmitOutcome.Unanswered("no answer within " + millis + " ms", submission.messageIds()));
        }
    }

    private long untilNextTimeout(long now) {
        Iterator<InFlight> oldest = unanswered.values().iterator();
        return oldest.hasNext() ? oldest.next().sentNanos + settings.responseTimeout().toNanos() - now : Long.MAX_VALUE;
    }

    /** Takes nothing new, and waits until everything begun has ended, at most {@code limit}. */
    public void drain(Duration limit) {
        lock.lock();
        try {
            draining = true;
            failQueue("link " + settings.link() + " is being closed");
            long end = time.nanos() + limit.toNanos();
            while (end - time.nanos() > 0 && sender != null && !(unanswered.isEmpty() && begun.isEmpty())) {
                time.await(lock, changed, end - time.nanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Ends {@link #run} and everything still waiting. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            abandonAll("the link was closed");
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void abandonAll(String reason) {
        unanswered.values().forEach(segment -> end(segment.submission,
                new SubmitOutcome.Unanswered(reason, segment.submission.messageIds())));
        unanswered.clear();
        begun.forEach(submission -> end(submission,
                new SubmitOutcome.Unanswered(reason + ", between two parts", submission.messageIds())));
        begun.clear();
        failQueue(reason);
    }

    private void failQueue(String reason) {
        queue.forEach(submission -> end(submission, new SubmitOutcome.NotSent(reason)));
        queue.clear();
    }

    private void end(Submission submission, SubmitOutcome outcome) {
        completions.execute(() -> submission.outcome().complete(outcome));
    }

    /** The figures now. */
    public SubmitFigures figures() {
        lock.lock();
        try {
            int free = refusal() == null ? settings.queueSize() - queue.size() : 0;
            return new SubmitFigures(unanswered.size(), queue.size(), free, acceptedSegments, throttledAnswers);
        } finally {
            lock.unlock();
        }
    }

    private record InFlight(Submission submission, long sentNanos) {
    }

    private record Ready(SegmentSender sender, int sequence, Segment segment) {
    }
}
