package org.bipota.bip.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes first when much waits. */
@Timeout(30)
class WorkersTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private void busy(Workers workers, int count) throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            workers.event(() -> {
                taken.countDown();
                await(go);
            });
        }
        taken.await();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> outcome(Workers workers) throws InterruptedException {
        go.countDown();
        workers.stop();
        assertThat(workers.awaitEnd(20)).isTrue();
        return List.copyOf(order);
    }

    @Test
    void expectedPeersGoBeforeChannels() throws InterruptedException {
        Workers workers = new Workers(threads, 1);
        busy(workers, 1);
        CountDownLatch answered = new CountDownLatch(1);
        workers.event(() -> order.add("channel"));
        workers.question(true, () -> {
            order.add("expected");
            answered.countDown();
        });
        go.countDown();
        answered.await();
        assertThat(outcome(workers)).containsExactly("expected", "channel");
    }

    @Test
    void strangersAreHeardWhileChannelsKeepEveryWorkBusy() throws InterruptedException {
        Workers workers = new Workers(threads, 2);
        busy(workers, 2);
        CountDownLatch heard = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            workers.event(() -> order.add("channel"));
        }
        workers.question(false, () -> {
            order.add("stranger");
            heard.countDown();
        });
        go.countDown();
        heard.await();
        assertThat(outcome(workers).indexOf("stranger")).isLessThan(50);
    }

    @Test
    void manyStrangersTakeOneWorkOfFourAndTheRestIsForChannels() throws InterruptedException {
        Workers workers = new Workers(threads, 4);
        CountDownLatch strangersHeld = new CountDownLatch(1);
        CountDownLatch channels = new CountDownLatch(50);
        for (int i = 0; i < 20; i++) {
            workers.question(false, () -> await(strangersHeld));
        }
        for (int i = 0; i < 50; i++) {
            workers.event(channels::countDown);
        }
        channels.await();
        strangersHeld.countDown();
        assertThat(channels.getCount()).isZero();
        outcome(workers);
    }
}
