package org.bipota.simulator.smsc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The messages on their way to handsets: per subscriber one after the other, kept while he is absent, ended by
 * delivery, refusal or expiry. Whatever ends one is told to the ESME that asked for a receipt.
 */
final class MobileTerminatedQueue {

    private static final int ABSENT_SUBSCRIBER = 27;

    /** What waits for one subscriber. Guarded by itself. */
    private static final class Mailbox {
        private final Deque<Waiting> messages = new ArrayDeque<>();
        private boolean inTransit;
        private boolean absent;
        /** He came back while a message was on its way, whatever becomes of that one. */
        private boolean cameBack;
    }

    private static final class Waiting {
        private final SubmittedMessage message;
        private int nextSegment;
        private boolean expired;

        Waiting(SubmittedMessage message) {
            this.message = message;
        }
    }

    private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final MobileNetwork network;
    private final Consumer<DeliverSm> receipts;
    private final ScheduledExecutorService scheduler;
    private final Duration retryDelay;
    private final Clock clock;

    MobileTerminatedQueue(MobileNetwork network, Consumer<DeliverSm> receipts, ScheduledExecutorService scheduler,
                          Duration retryDelay, Clock clock) {
        this.network = network;
        this.receipts = receipts;
        this.scheduler = scheduler;
        this.retryDelay = retryDelay;
        this.clock = clock;
    }

    void submit(SubmittedMessage message) {
        Mailbox mailbox = mailbox(message.msisdn());
        Waiting waiting = new Waiting(message);
        synchronized (mailbox) {
            mailbox.messages.add(waiting);
        }
        message.expiresAt().ifPresent(end -> scheduler.schedule(() -> expire(mailbox, List.of(waiting)),
                Math.max(0, Duration.between(clock.instant(), end).toMillis()), TimeUnit.MILLISECONDS));
        advance(mailbox);
    }

    /** The subscriber can be reached again. */
    void present(String msisdn) {
        Mailbox mailbox = mailbox(msisdn);
        synchronized (mailbox) {
            mailbox.absent = false;
            mailbox.cameBack = true;
        }
        advance(mailbox);
    }

    /** Ends the validity of everything that waits for the subscriber. */
    void expire(String msisdn) {
        Mailbox mailbox = mailbox(msisdn);
        List<Waiting> all;
        synchronized (mailbox) {
            all = new ArrayList<>(mailbox.messages);
        }
        expire(mailbox, all);
    }

    int waiting(String msisdn) {
        Mailbox mailbox = mailbox(msisdn);
        synchronized (mailbox) {
            return mailbox.messages.size();
        }
    }

    private Mailbox mailbox(String msisdn) {
        return mailboxes.computeIfAbsent(msisdn, key -> new Mailbox());
    }

    private void expire(Mailbox mailbox, List<Waiting> messages) {
        for (Waiting waiting : messages) {
            boolean ended;
            synchronized (mailbox) {
                // One in transit may still arrive; it ends when it does not.
                waiting.expired = mailbox.inTransit && mailbox.messages.peek() == waiting;
                ended = !waiting.expired && mailbox.messages.remove(waiting);
            }
            if (ended) {
                report(waiting.message, MessageState.EXPIRED, ABSENT_SUBSCRIBER);
            }
        }
    }

    private void advance(Mailbox mailbox) {
        Waiting head;
        synchronized (mailbox) {
            head = mailbox.messages.peek();
            if (head == null || mailbox.inTransit || mailbox.absent) {
                return;
            }
            mailbox.inTransit = true;
            mailbox.cameBack = false;
        }
        network.deliver(head.message.segments().get(head.nextSegment), report -> arrived(mailbox, head, report));
    }

    private void arrived(Mailbox mailbox, Waiting head, DeliveryReport report) {
        if (report instanceof DeliveryReport.Refused refused && refused.temporary()) {
            scheduler.schedule(() -> {
                synchronized (mailbox) {
                    mailbox.inTransit = false;
                }
                advance(mailbox);
            }, retryDelay.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        boolean absent = report instanceof DeliveryReport.Absent;
        boolean delivered = report instanceof DeliveryReport.Delivered;
        boolean ended;
        synchronized (mailbox) {
            mailbox.inTransit = false;
            mailbox.absent = absent && !mailbox.cameBack;
            if (delivered) {
                head.nextSegment++;
            }
            ended = !absent && (!delivered || head.nextSegment == head.message.segments().size());
            if (ended) {
                mailbox.messages.remove(head);
            }
        }
        if (ended) {
            report(head.message, delivered ? MessageState.DELIVERED : MessageState.UNDELIVERABLE,
                    report instanceof DeliveryReport.Refused refused ? refused.cause() : 0);
        }
        if (absent && head.expired) {
            expire(mailbox, List.of(head));
        }
        advance(mailbox);
    }

    private void report(SubmittedMessage message, MessageState state, int networkError) {
        if (message.wantsReceipt(state)) {
            Instant now = clock.instant();
            receipts.accept(DeliverSm.receipt(message.destination(), message.source(),
                    new DeliveryReceipt(message.id(), state, networkError, message.submittedAt(), now)));
        }
    }
}
