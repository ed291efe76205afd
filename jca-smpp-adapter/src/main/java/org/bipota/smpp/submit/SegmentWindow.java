package org.bipota.smpp.submit;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The segments without an answer: those still waited for, and the newest of those whose time is over, whose answer may yet
 * come. All have the same time, so they run out in the order they were sent. Not thread safe.
 */
final class SegmentWindow {

    /** How many answers that did not come in time are recognised when they do. */
    static final int LATE_LIMIT = 1_000;

    private final long timeoutNanos;
    private final Map<Integer, Unanswered> awaited = new LinkedHashMap<>();
    private final Map<Integer, Unanswered> overdue = new LinkedHashMap<>();
    private final RoundTrips roundTrips = new RoundTrips();
    private long unanswered;
    private long late;

    /**
     * A segment.
     *
     * @param submission the message it is a part of
     * @param sentNanos when it was sent
     */
    record Unanswered(Submission submission, long sentNanos) {
    }

    SegmentWindow(Duration timeout) {
        timeoutNanos = timeout.toNanos();
    }

    void sent(int sequence, Submission submission, long nowNanos) {
        overdue.remove(sequence); // sequence numbers come round
        awaited.put(sequence, new Unanswered(submission, nowNanos));
    }

    /** The segment that is answered in time, or null when none is waited for by this number. */
    Unanswered answered(int sequence, long nowNanos) {
        Unanswered segment = awaited.remove(sequence);
        if (segment != null) {
            roundTrips.add(nowNanos - segment.sentNanos);
        }
        return segment;
    }

    /** The segment that is answered too late, or null when none is known by this number. */
    Unanswered answeredLate(int sequence, long nowNanos) {
        Unanswered segment = overdue.remove(sequence);
        if (segment != null) {
            late++;
            roundTrips.add(nowNanos - segment.sentNanos);
        }
        return segment;
    }

    /** The segment that was not written. */
    Unanswered forget(int sequence) {
        return awaited.remove(sequence);
    }

    /** One segment whose time is over, or null when there is none; its answer may still come. */
    Unanswered expired(long nowNanos) {
        Iterator<Map.Entry<Integer, Unanswered>> oldest = awaited.entrySet().iterator();
        if (!oldest.hasNext()) {
            return null;
        }
        Map.Entry<Integer, Unanswered> entry = oldest.next();
        if (entry.getValue().sentNanos + timeoutNanos - nowNanos > 0) {
            return null;
        }
        Unanswered segment = entry.getValue();
        overdue.put(entry.getKey(), segment);
        oldest.remove();
        unanswered++;
        if (overdue.size() > LATE_LIMIT) {
            Iterator<Integer> first = overdue.keySet().iterator();
            first.next();
            first.remove();
        }
        return segment;
    }

    /** How long until {@link #expired} gives one, {@link Long#MAX_VALUE} when nothing is waited for. */
    long untilNextTimeout(long nowNanos) {
        Iterator<Unanswered> oldest = awaited.values().iterator();
        return oldest.hasNext() ? oldest.next().sentNanos + timeoutNanos - nowNanos : Long.MAX_VALUE;
    }

    /** Forgets everything: the session is over. */
    List<Unanswered> clear() {
        List<Unanswered> all = List.copyOf(awaited.values());
        awaited.clear();
        overdue.clear();
        return all;
    }

    int size() {
        return awaited.size();
    }

    boolean isEmpty() {
        return awaited.isEmpty();
    }

    Duration roundTrip() {
        return roundTrips.smoothed();
    }

    /** Segments whose time was over, since the start. */
    long unanswered() {
        return unanswered;
    }

    /** Answers that came after that. */
    long late() {
        return late;
    }
}
