package org.bipota.it.chaos;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bipota.it.peer.DeliverSm;
import org.bipota.it.peer.Receipt;
import org.bipota.it.peer.SubmitHandler;
import org.bipota.it.peer.SubmitSm;
import org.bipota.it.peer.TestSmsc;
import org.bipota.it.server.Subscriber;

/** An SMSC that treats each message as it pleases, and repeats what is not acknowledged. */
public final class RoughSmsc implements AutoCloseable {

    private static final int INVALID_DESTINATION = 0x0B;
    private static final int QUEUE_FULL = 0x14;
    private static final int THROTTLED = 0x58;
    private static final Duration LATER_THAN_ANY_TIMEOUT = Duration.ofMillis(11_000);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestSmsc smsc;
    private final Random random;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(48);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean throttling = new AtomicBoolean();
    private final Map<Treatment, AtomicInteger> treated = new ConcurrentHashMap<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    /** What becomes of one submit_sm. */
    private enum Treatment {
        TAKEN, ANSWERED_SLOWLY, ANSWERED_TWICE, REPORTED_BEFORE_ANSWERED, QUEUE_WAS_FULL, NEVER_SEEN, ANSWER_LOST, ANSWERED_LATE
    }

    /** Treats what is submitted to the cards it gets, by {@code random}. */
    public RoughSmsc(TestSmsc smsc, Random random) {
        this.smsc = smsc;
        this.random = random;
    }

    /** The check of this subscriber begins after {@code delayMillis} and meets its fate. */
    public RoughCard begin(Subscriber subscriber, Fate fate, String tac, int delayMillis) {
        RoughCard card = new RoughCard(subscriber, fate, this, tac);
        AtomicInteger submits = new AtomicInteger();
        smsc.on(subscriber.msisdn(), (message, answer) -> submitted(card, message, whileTheLinkLives(answer), submits.incrementAndGet() == 1));
        later(delayMillis, card::ask);
        return card;
    }

    /** Throttles everything from now on, or stops that. */
    void throttle(boolean throttle) {
        throttling.set(throttle);
    }

    private void submitted(RoughCard card, SubmitSm message, SubmitHandler.Answer answer, boolean first) {
        if (card.fate() == Fate.IS_BARRED) {
            answer.status(INVALID_DESTINATION);
        } else if (throttling.get()) {
            answer.status(THROTTLED);
        } else {
            Treatment treatment = draw(first);
            treated.computeIfAbsent(treatment, key -> new AtomicInteger()).incrementAndGet();
            treat(treatment, card, message, answer);
        }
    }

    private void treat(Treatment treatment, RoughCard card, SubmitSm message, SubmitHandler.Answer answer) {
        switch (treatment) {
            case TAKEN -> answer.ok();
            case ANSWERED_SLOWLY -> later(400, answer::ok);
            case ANSWERED_TWICE -> {
                answer.ok();
                answer.ok();
            }
            case REPORTED_BEFORE_ANSWERED -> {
                pass(card, message);
                later(200, answer::ok);
            }
            case QUEUE_WAS_FULL -> answer.status(QUEUE_FULL);
            case ANSWERED_LATE -> later((int) LATER_THAN_ANY_TIMEOUT.toMillis(), answer::ok);
            case NEVER_SEEN, ANSWER_LOST -> { }
        }
        boolean taken = treatment != Treatment.QUEUE_WAS_FULL && treatment != Treatment.NEVER_SEEN;
        if (taken && treatment != Treatment.REPORTED_BEFORE_ANSWERED) {
            later(draw(300), () -> pass(card, message));
        }
    }

    private static SubmitHandler.Answer whileTheLinkLives(SubmitHandler.Answer answer) {
        return new SubmitHandler.Answer() {
            @Override
            public void ok() {
                status(0);
            }

            @Override
            public void status(int commandStatus) {
                try {
                    if (commandStatus == 0) {
                        answer.ok();
                    } else {
                        answer.status(commandStatus);
                    }
                } catch (UncheckedIOException linkBroke) {
                    // so the answer is lost
                    return;
                }
            }
        };
    }

    /** What takes long to find out happens to the first submission only. */
    private Treatment draw(boolean first) {
        int roll = draw(100);
        if (roll < 8) {
            return Treatment.ANSWERED_SLOWLY;
        }
        if (roll < 14) {
            return Treatment.ANSWERED_TWICE;
        }
        if (roll < 22) {
            return Treatment.REPORTED_BEFORE_ANSWERED;
        }
        if (!first || roll > 40) {
            return Treatment.TAKEN;
        }
        return roll < 23 ? Treatment.QUEUE_WAS_FULL : roll < 29 ? Treatment.NEVER_SEEN : roll < 35 ? Treatment.ANSWER_LOST
                : Treatment.ANSWERED_LATE;
    }

    /** To the card, and the receipt to the server, now and then twice. */
    private void pass(RoughCard card, SubmitSm message) {
        DeliverSm receipt = card.fate() == Fate.IS_OFF ? Receipt.expired(message) : Receipt.delivered(message);
        later(draw(100), () -> {
            deliver(receipt);
            if (draw(5) == 0) {
                deliver(receipt);
            }
        });
        if (card.fate() != Fate.IS_OFF) {
            later(draw(200), () -> card.receive(message));
        }
    }

    /** Delivers a message until it is acknowledged. */
    void deliver(DeliverSm message) {
        Awaitility.await("deliver_sm from " + message.source() + " acknowledged").atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300)).pollDelay(Duration.ZERO).ignoreExceptions()
                .until(() -> smsc.deliverLater(message).orTimeout(ACKNOWLEDGED_WITHIN.toSeconds(), TimeUnit.SECONDS).join() == 0);
    }

    private int draw(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }

    private void later(int millis, Runnable what) {
        open.incrementAndGet();
        threads.schedule(() -> {
            try {
                what.run();
            } catch (RuntimeException | AssertionError failed) { // it is told at the end
                failures.add(failed);
            } finally {
                open.decrementAndGet();
            }
        }, millis, TimeUnit.MILLISECONDS);
    }

    /** Whether nothing is going on any more here. */
    public boolean isQuiet() {
        return open.get() == 0;
    }

    /** What went wrong here, such as a message that was never acknowledged. */
    public List<Throwable> failures() {
        return new ArrayList<>(failures);
    }

    /** How many messages were treated how. */
    public String treatments() {
        return treated.toString();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
