package org.bipota.smpp.submit;

import static org.bipota.smpp.log.SmppLog.LOG;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.pdu.CommandStatus;
import org.bipota.smpp.pdu.SubmitAnswer;
import org.bipota.smpp.submit.SegmentWindow.Unanswered;
import org.bipota.smpp.time.LinkTime;

/**
 * Submits by one link. Of a message taken from the queue the parts go one after the other, each when the one before it was
 * accepted, so that they stay in order and none follows a refused one. Parts of messages already begun go before new
 * messages. At most {@code window} segments are unanswered, counting for each message begun one.
 *
 * <p>One work runs {@link #run}: it is the only one that sends, so the order needs no further lock. Answers arrive on the
 * session's reader thread, which never waits here.
 */
public final class Submitter implements Runnable {

    private final SubmitSettings settings;
    private final SubmitQueue queue;
    private final LinkTime time;
    private final Pace pace;
    private final SegmentWindow window;

    private final ReentrantLock lock;
    private final Condition changed;
    private final Deque<Submission> begun = new ArrayDeque<>();
    private SegmentSender sender;
    private String unboundReason = "the link has not been bound yet";
    private Doing doing = Doing.WORK;
    private boolean draining;
    private boolean closed;

    /** What the sending thread does. */
    private enum Doing {
        /** It works, and will look at the queue again by itself. */
        WORK,
        /** It waits for something to do. */
        NOTHING,
        /** It waits for the time when it may do what there is. */
        PACE
    }

    /** A submitter that is not bound yet, and joins {@code queue} until it is closed. */
    public Submitter(SubmitSettings settings, SubmitQueue queue, LinkTime time) {
        this.settings = settings;
        this.queue = queue;
        this.time = time;
        this.pace = new Pace(settings);
        this.window = new SegmentWindow(settings.responseTimeout());
        this.lock = queue.lock();
        this.changed = lock.newCondition();
        queue.add(this);
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

    /** The link is not bound any more: what was begun is unanswered, what waits goes by another link or was not sent. */
    public void unbound(String reason) {
        lock.lock();
        try {
            sender = null;
            unboundReason = reason;
            abandonBegun(reason);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The SMSC answered the segment {@code sequence} of {@code from}; an answer that is not awaited is ignored. */
    public void answered(SegmentSender from, int sequence, SubmitAnswer answer) {
        lock.lock();
        try {
            long now = time.nanos();
            Unanswered segment = from == sender ? window.answered(sequence, now) : null;
            if (segment != null) {
                answered(segment, answer, now);
                changed.signalAll();
                return;
            }
            Unanswered late = from == sender ? window.answeredLate(sequence, now) : null;
            if (late == null) {
                LOG.debugf("link %s: nobody waits for the answer 0x%08X to sequence number %d", settings.link(),
                        answer.commandStatus(), sequence);
                return;
            }
            LOG.answeredLate(settings.link(), late.submission().message().reference(), answer.commandStatus(),
                    Duration.ofNanos(now - late.sentNanos()).toMillis());
            heed(answer.commandStatus(), late.sentNanos(), now);
            queue.later(() -> late.submission().answeredLate(answer));
        } finally {
            lock.unlock();
        }
    }

    private void answered(Unanswered segment, SubmitAnswer answer, long now) {
        Submission submission = segment.submission();
        heed(answer.commandStatus(), segment.sentNanos(), now);
        if (answer.commandStatus() != CommandStatus.OK) {
            queue.ended(submission, new SubmitOutcome.Refused(answer.commandStatus(),
                    CommandStatus.isTemporary(answer.commandStatus()), submission.messageIds()));
            return;
        }
        submission.accepted(answer.messageId());
        if (submission.complete()) {
            queue.ended(submission, new SubmitOutcome.Accepted(submission.messageIds()));
        } else {
            begun.addLast(submission);
        }
    }

    private void heed(int status, long sentNanos, long now) {
        if (status == CommandStatus.OK) {
            if (pace.accepted(sentNanos, now)) {
                LOG.rateRecovered(settings.link(), settings.rate());
            }
        } else if (CommandStatus.asksToSlowDown(status)) {
            pace.throttled(sentNanos, now).ifPresent(length ->
                    LOG.throttled(settings.link(), status, length.toMillis(), pace.rate(), settings.rate()));
        }
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
            Unanswered segment = next.sender == sender ? window.forget(next.sequence) : null;
            if (segment != null) {
                endUnanswered(segment.submission(), reason);
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
                long wait = hasWork() ? pace.waitNanos(now) : Long.MAX_VALUE;
                Submission next = wait <= 0 ? next(now) : null;
                if (next != null) {
                    return begin(next, now);
                }
                doing = wait > 0 && wait < Long.MAX_VALUE ? Doing.PACE : Doing.NOTHING;
                time.await(lock, changed, now, Math.min(wait <= 0 ? Long.MAX_VALUE : wait, window.untilNextTimeout(now)));
                doing = Doing.WORK;
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasWork() {
        return sender != null && (!begun.isEmpty() || room() > 0 && queue.hasReady(settings.group()));
    }

    private Submission next(long now) {
        return begun.isEmpty() ? queue.take(this, now) : begun.removeFirst();
    }

    private Ready begin(Submission submission, long now) {
        int sequence = sender.nextSequence();
        window.sent(sequence, submission, now);
        pace.sent(now);
        return new Ready(sender, sequence, submission.nextSegment());
    }

    private void expire(long now) {
        for (Unanswered segment = window.expired(now); segment != null; segment = window.expired(now)) {
            Submission submission = segment.submission();
            long millis = settings.responseTimeout().toMillis();
            LOG.unanswered(settings.link(), submission.message().reference(), submission.messageIds().size() + 1,
                    submission.message().parts().size(), millis);
            endUnanswered(submission, "no answer within " + millis + " ms");
        }
    }

    /** Takes nothing new; what waits goes by another link or was not sent. */
    public void beginDrain() {
        lock.lock();
        try {
            draining = true;
            queue.failUnreachable(unusableReason());
            queue.wake();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it takes nothing new, for good. */
    public boolean draining() {
        lock.lock();
        try {
            return draining;
        } finally {
            lock.unlock();
        }
    }

    /** {@link #beginDrain}, and waits until everything begun has ended, at most {@code limit}. */
    public void drain(Duration limit) {
        lock.lock();
        try {
            beginDrain();
            long start = time.nanos();
            while (time.nanos() - start < limit.toNanos() && sender != null && !(window.isEmpty() && begun.isEmpty())) {
                time.await(lock, changed, start, limit.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Ends {@link #run} and everything begun, and leaves the queue. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            abandonBegun("the link was closed");
            queue.remove(this);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void abandonBegun(String reason) {
        window.clear().forEach(segment -> endUnanswered(segment.submission(), reason));
        begun.forEach(submission -> endUnanswered(submission, reason + ", between two parts"));
        begun.clear();
        queue.failUnreachable(reason);
        queue.wake();
    }

    private void endUnanswered(Submission submission, String reason) {
        queue.ended(submission, new SubmitOutcome.Unanswered(reason, submission.messageIds()));
    }

    /** The links that share their messages with this one. */
    String group() {
        return settings.group();
    }

    /** Whether messages can be begun on this link, sooner or later. */
    boolean usable() {
        return sender != null && !draining && !closed;
    }

    /** Why not. */
    String unusableReason() {
        return "link " + settings.link()
                + (draining || closed ? " is being closed" : " is not bound: " + unboundReason);
    }

    /** How many more messages may be begun. */
    int room() {
        return usable() ? settings.window() - window.size() - begun.size() : 0;
    }

    /** Whether a new message would leave at once: the sending thread waits, and nothing else holds it. */
    boolean maySendAtOnce(long now) {
        return doing != Doing.WORK && begun.isEmpty() && room() > 0 && pace.waitNanos(now) <= 0;
    }

    /** Whether the sending thread waits. */
    boolean waits() {
        lock.lock();
        try {
            return doing != Doing.WORK;
        } finally {
            lock.unlock();
        }
    }

    void signal() {
        changed.signalAll();
    }

    void signalWhenIdle() {
        if (doing == Doing.NOTHING && room() > 0) {
            changed.signalAll();
        }
    }

    /** The figures now. */
    public SubmitFigures figures() {
        lock.lock();
        try {
            return new SubmitFigures(window.size(), queue.waitingFor(settings.group()), pace.acceptedSegments(),
                    pace.throttledAnswers(), pace.rate(), window.roundTrip(), window.unanswered(), window.late());
        } finally {
            lock.unlock();
        }
    }

    private record Ready(SegmentSender sender, int sequence, Segment segment) {
    }
}
