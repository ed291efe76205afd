package org.bipota.smpp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.LinkStatus.State;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.submit.SubmitQueue;
import org.bipota.smpp.submit.SubmitSettings;
import org.bipota.smpp.testing.Eventually;
import org.bipota.smpp.testing.LiveObjects;
import org.bipota.smpp.testing.ScriptedSmsc;
import org.bipota.smpp.testing.ScriptedSmsc.Mood;
import org.bipota.smpp.testing.TestContainer;
import org.bipota.smpp.testing.TestTime;
import org.bipota.smpp.trace.LinkTracer;
import org.bipota.smpp.work.Works;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A link on a test clock with real connections to an SMSC that has bad days. */
@Timeout(180)
class FaultyDayTest {

    private static final long SEED = 20_260_720;
    private static final Duration DAY = Duration.ofHours(24);
    /** Slower than the machine's own time, so that an answer that comes is in time. */
    private static final Duration SLOWLY = Duration.ofNanos(200_000);
    /** A busy machine may be too late then, as an SMSC may. */
    private static final Duration QUICKLY = Duration.ofMillis(2);
    private static final Duration RECONNECT_STEP = Duration.ofSeconds(1);
    /** A session's pool of them fills with its first PDUs. */
    private static final int POOL_THREADS = 10;
    /** Of the test's own machinery; the thousand messages of the day would be more than this at 300 octets each. */
    private static final long HEAP_NOISE_OCTETS = 300_000;
    private static final long REAL_LIMIT_NANOS = Duration.ofSeconds(20).toNanos();

    private final TestTime time = new TestTime();
    private final Random random = new Random(SEED);
    private final TestContainer container = new TestContainer();
    private final SubmitQueue queue = new SubmitQueue(100, Runnable::run);
    private final Map<String, Integer> inbound = new ConcurrentHashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<LateAnswer> late = Collections.synchronizedList(new ArrayList<>());
    private ScriptedSmsc smsc;
    private Link link;
    private int numbers;
    private Duration step = SLOWLY;

    private record Sent(String destination, CompletableFuture<SubmitOutcome> outcome) {
    }

    @BeforeEach
    void start() throws Exception {
        smsc = new ScriptedSmsc();
        SubmitSettings submit = new SubmitSettings("day", "day", 10, 1_000, Duration.ofSeconds(2), Duration.ofMillis(200),
                Duration.ofSeconds(10));
        LinkSettings settings = new LinkSettings("day", "127.0.0.1", smsc.port(), "bipota", "bipota", "", LinkBindType.TRANSCEIVER,
                new SourceAddress("10099", 0, 1), DataCodings.UNCHANGED, submit, Duration.ofMillis(200), Duration.ofSeconds(5),
                Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofMinutes(5),
                0x58, null);
        InboundSink sink = new InboundSink() {
            @Override
            public boolean offer(InboundShortMessage message, Reply reply) {
                inbound.merge(message.source(), 1, Integer::sum);
                reply.send(0);
                return true;
            }

            @Override
            public int capacity() {
                return Integer.MAX_VALUE;
            }
        };
        link = new Link(settings, sink, queue, time, new LinkTracer(settings.name(), time), random::nextDouble);
        link.start(new Works(container));
        passUntil("bound", this::isBound);
    }

    @AfterEach
    void stop() throws Exception {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> Link.stopAll(List.of(link)));
        passUntil("stopped", stopped::isDone);
        assertThat(container.allWorksEnd()).isTrue();
        smsc.close();
    }

    private boolean isBound() {
        return link.status().state() == State.BOUND;
    }

    /** Lets time pass, a little of the real and more of the link's, until something holds. */
    private void passUntil(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).as("real time until %s, seed %d, link %s", what, SEED, link.status())
                    .isLessThan(REAL_LIMIT_NANOS);
            time.advance(isBound() ? step : RECONNECT_STEP);
            LockSupport.parkNanos(200_000);
        }
    }

    private void submit(int parts) {
        String destination = "49" + (1_000_000_000L + numbers++);
        sent.add(new Sent(destination, queue.submit(new OutboundShortMessage("m", destination, 0x7F, 0xF6, false,
                Collections.nCopies(parts, new byte[1]), false, null), late::add).toCompletableFuture()));
    }

    private boolean allEnded() {
        return sent.stream().allMatch(message -> message.outcome.isDone());
    }

    /** That nothing was sent twice, and that what we were told of it is true. */
    private void theBooksAgree(int parts) {
        for (Sent message : sent) {
            SubmitOutcome outcome = message.outcome.join();
            int seen = smsc.seen(message.destination);
            assertThat(seen).as("segments of one message, %s", outcome).isLessThanOrEqualTo(parts);
            if (outcome instanceof SubmitOutcome.Accepted accepted) {
                assertThat(smsc.taken(message.destination)).isEqualTo(accepted.messageIds().size());
                assertThat(seen).isEqualTo(accepted.messageIds().size());
            } else if (outcome instanceof SubmitOutcome.NotSent) {
                assertThat(seen).isZero();
            } else if (outcome instanceof SubmitOutcome.Refused refused) {
                assertThat(smsc.taken(message.destination)).isEqualTo(refused.messageIds().size());
                assertThat(seen).isEqualTo(refused.messageIds().size() + 1);
            } else if (outcome instanceof SubmitOutcome.Unanswered unanswered) {
                assertThat(seen).isBetween(unanswered.messageIds().size(), unanswered.messageIds().size() + 1);
            }
        }
        sent.clear();
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void afterEveryFaultTheLinkIsBoundAndTheNextMessageIsAccepted(Mood mood) {
        smsc.mood = mood;
        submit(2);
        passUntil("the outcome", this::allEnded);
        Class<?> expected = switch (mood) {
            case NORMAL, DUPLICATE, SLOW, GARBAGE -> SubmitOutcome.Accepted.class;
            case THROTTLE, QUEUE_FULL, REFUSE -> SubmitOutcome.Refused.class;
            case LATE, DISCONNECT, LOST_FRAMING, HALF_OPEN -> SubmitOutcome.Unanswered.class;
        };
        assertThat(sent.get(0).outcome.join()).isInstanceOf(expected);
        theBooksAgree(2);
        smsc.mood = Mood.NORMAL;
        smsc.answerLate();
        if (mood == Mood.LATE) {
            passUntil("the late answer", () -> late.size() == 1);
            assertThat(late.get(0).commandStatus()).isZero();
        }
        long bindsBefore = mood == Mood.DISCONNECT || mood == Mood.LOST_FRAMING || mood == Mood.HALF_OPEN ? 1 : 0;
        passUntil("bound anew", () -> isBound() && link.status().binds() == 1 + bindsBefore);

        submit(1);
        passUntil("the outcome", this::allEnded);
        assertThat(sent.get(0).outcome.join()).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void aDayOfFaultsLosesNothingDoublesNothingAndLeavesNothingBehind() {
        step = QUICKLY;
        int halfOpens = 0;
        oneFault(Mood.NORMAL);
        int threads = threads();
        long files = openFiles();
        Map<String, Long> objects = ourObjects();
        long heap = LiveObjects.octets();
        int faults = 0;
        while (time.passed().compareTo(DAY) < 0) {
            Mood mood = Mood.values()[random.nextInt(Mood.values().length)];
            if (mood == Mood.HALF_OPEN && ++halfOpens > 3) {
                mood = Mood.DISCONNECT; // it takes real time to find out
            }
            oneFault(mood);
            faults++;
            time.advance(Duration.ofSeconds(300 + random.nextInt(600)));
        }
        oneFault(Mood.NORMAL);

        assertThat(faults).isGreaterThan(100);
        assertThat(link.status().binds()).isGreaterThan(30);
        assertThat(link.status().late()).isPositive();
        assertThat(link.status().throttled()).isPositive();
        assertThat(smsc.answersToNothing()).isZero();
        assertThat(inbound.values()).as("no message was received twice").containsOnly(1);
        inbound.clear();
        late.clear();
        passUntil("only the one connection", () -> smsc.connections() == 1);
        passUntil("only one session's threads", () -> threads() <= threads + POOL_THREADS);
        passUntil("no socket is left over", () -> openFiles() <= files);
        smsc.forget();
        Eventually.holds("the heap is what it was", () -> LiveObjects.octets() <= heap + HEAP_NOISE_OCTETS);
        Eventually.holds("only the objects of one session are left", () -> { // some need a second collection
            Map<String, Long> after = ourObjects();
            return after.get(LinkSession.class.getName()) == 1 && after.get(LinkConnection.class.getName()) == 1
                    && after.entrySet().stream().allMatch(type -> type.getValue() <= objects.getOrDefault(type.getKey(), 0L));
        });
    }

    /** One fault in the midst of traffic, and the way back to a bound link. */
    private void oneFault(Mood mood) {
        smsc.mood = mood;
        int parts = 1 + random.nextInt(3);
        for (int i = random.nextInt(4); i >= 0; i--) {
            submit(parts);
        }
        CompletableFuture<Integer> delivered = smsc.deliver("48" + (1_000_000_000L + numbers++));
        passUntil("the outcomes", () -> allEnded() && (delivered.isDone() || !isBound() || smsc.mood == Mood.HALF_OPEN));
        theBooksAgree(parts);
        smsc.mood = Mood.NORMAL;
        smsc.answerLate();
        if (random.nextInt(6) == 0) {
            smsc.refuseBindsWith = 0x0E;
            smsc.disconnect();
            passUntil("refused", () -> link.status().state() == State.REFUSED);
            submit(1);
            passUntil("not sent", this::allEnded);
            assertThat(sent.get(0).outcome.join()).isInstanceOf(SubmitOutcome.NotSent.class);
            theBooksAgree(1);
            smsc.refuseBindsWith = 0;
        }
        passUntil("a message is accepted again", () -> {
            if (allEnded()) {
                boolean accepted = !sent.isEmpty() && sent.get(sent.size() - 1).outcome.join() instanceof SubmitOutcome.Accepted;
                if (!accepted && isBound()) {
                    submit(1);
                }
                return accepted;
            }
            return false;
        });
        theBooksAgree(1);
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    private static long openFiles() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    /** Of the adapter and of jSMPP. */
    private static Map<String, Long> ourObjects() {
        Map<String, Long> counts = LiveObjects.of("org.bipota.smpp.");
        counts.putAll(LiveObjects.of("org.jsmpp."));
        counts.keySet().removeIf(type -> type.startsWith("org.bipota.smpp.testing.") || type.contains("FaultyDayTest")
                || type.contains("$$Lambda"));
        return counts;
    }
}
