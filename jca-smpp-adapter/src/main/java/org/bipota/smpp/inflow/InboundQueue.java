package org.bipota.smpp.inflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.link.InboundSink;
import org.bipota.smpp.link.Reply;

/** The bounded queue between the links' reader threads and the delivering works. */
public final class InboundQueue implements InboundSink {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<InboundDelivery> waiting = new ArrayDeque<>();
    private boolean closed;

    /** With room for {@code capacity} messages. */
    public InboundQueue(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public boolean offer(InboundShortMessage message, Reply reply) {
        lock.lock();
        try {
            if (closed || waiting.size() >= capacity) {
                return false;
            }
            waiting.addLast(new InboundDelivery(message, reply));
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the first message and takes it with all others that are there by then.
     *
     * @param max the most to take, at least 1
     * @param stopped whether the caller does not want any more; asked again at {@link #wakeAll}
     * @return in the order of arrival; empty when the caller should end
     */
    List<InboundDelivery> take(int max, BooleanSupplier stopped) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed && !stopped.getAsBoolean()) {
                changed.await();
            }
            List<InboundDelivery> batch = new ArrayList<>(Math.min(max, waiting.size()));
            if (!stopped.getAsBoolean()) {
                while (batch.size() < max && !waiting.isEmpty()) {
                    batch.add(waiting.removeFirst());
                }
            }
            if (!waiting.isEmpty()) {
                changed.signal(); // a signal meant for another may have been ours
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Lets every waiting work ask again whether it is to stop. */
    void wakeAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing new; what is here can still be taken. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Answers everything still waiting with {@code commandStatus}. */
    public void refuseRest(int commandStatus) {
        List<InboundDelivery> rest;
        lock.lock();
        try {
            rest = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        rest.forEach(delivery -> delivery.reply().send(commandStatus));
    }
}
