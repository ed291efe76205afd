package org.bipota.smpp.submit;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A session without a socket. */
final class TestSender implements SegmentSender {

    /** What was written, in its order. */
    final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    volatile boolean broken;
    private final AtomicInteger sequence = new AtomicInteger();

    record Sent(int sequence, Segment segment) {

        String reference() {
            return segment.message().reference();
        }
    }

    @Override
    public int nextSequence() {
        return sequence.incrementAndGet();
    }

    @Override
    public void send(int sequenceNumber, Segment segment) throws IOException {
        if (broken) {
            throw new IOException("Broken pipe");
        }
        sent.add(new Sent(sequenceNumber, segment));
    }

    /** The next segment. */
    Sent awaitSent() throws InterruptedException {
        Sent next = sent.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was sent within ten seconds");
        }
        return next;
    }
}
