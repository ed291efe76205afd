package org.bipota.bip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.bip.TestApplication.TOKEN;
import static org.bipota.bip.TestApplication.next;

import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipFigures;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.Refusal;
import org.bipota.bip.channel.HalfOpenChannels;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cattp.Ack;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.cattp.SynAck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What strangers can do to the adapter, and what it costs. */
@Timeout(60)
class UnderAttackTest {

    private final Random random = new Random(5);
    private RunningAdapter running;

    private RunningAdapter run(RunningAdapter adapter) {
        running = adapter;
        return adapter;
    }

    @AfterEach
    void everyThreadEnds() throws InterruptedException {
        running.close();
        assertThat(running.container.threadsAreGone()).isTrue();
    }

    private Octets forged() {
        byte[] token = new byte[8];
        random.nextBytes(token);
        return Octets.of(token);
    }

    private static Syn syn(int port, int sequence, Octets identification) {
        return new Syn(port, TestCard.CAT_TP_PORT, sequence, 5, 118, 4000, identification);
    }

    @Test
    void anIdentificationRefusedForGoodIsAskedAboutOnce() throws Exception {
        run(new RunningAdapter());
        running.application.refusal = Admission.REFUSED_FOR_GOOD;
        Octets forged = forged();
        try (TestCard card = running.card()) {
            for (int i = 1; i <= 50; i++) {
                int answers = i;
                card.transmit(syn(i, 7, forged));
                card.until(() -> card.received.size() == answers);
            }
            assertThat(card.rstReasons()).containsOnly(1);
        }
        assertThat(running.application.asked).hasSize(1);
        assertThat(running.adapter.figures().refused()).containsEntry(Refusal.UNKNOWN, 1L)
                .containsEntry(Refusal.KNOWN_UNKNOWN, 49L);
    }

    @Test
    void whatWasRefusedOnlyNowIsAskedAgain() throws Exception {
        run(new RunningAdapter());
        Octets forged = forged();
        try (TestCard card = running.card()) {
            card.transmit(syn(1, 7, forged));
            card.until(() -> card.received.size() == 1);
            card.transmit(syn(1, 7, forged));
            card.until(() -> card.received.size() == 2);
        }
        assertThat(running.application.asked).hasSize(2);
    }

    @Test
    void anExpectedPeerIsServedWhileTheQuestionsAboutOthersAreUsedUp() throws Exception {
        run(new RunningAdapter(adapter -> adapter.setQuestionsPerSecond(4)));
        running.adapter.expect(TOKEN);
        CountDownLatch database = new CountDownLatch(1);
        running.application.onAsked = () -> {
            if (!running.application.asked.get(running.application.asked.size() - 1).identification().equals(TOKEN)) {
                await(database);
            }
        };
        try (TestCard flood = running.card(); TestCard card = running.card()) {
            for (int i = 1; i <= 500; i++) {
                flood.transmit(syn(i, 7, forged()));
            }
            flood.until(() -> running.adapter.figures().refused().get(Refusal.OVERLOAD) > 400);
            card.open();
            assertThat(next(running.application.opened).identification()).isEqualTo(TOKEN);
            database.countDown();
        }
    }

    @Test
    void aReplayedSynHasAFewHalfOpenChannelsAndItsCardStillConnects() throws Exception {
        run(new RunningAdapter(adapter -> adapter.setRetransmit("PT5S")));
        running.adapter.expect(TOKEN);
        try (TestCard replayer = running.card(); TestCard card = running.card()) {
            for (int i = 1; i <= 40; i++) {
                int answers = i;
                replayer.transmit(syn(i, i, TOKEN));
                replayer.until(() -> replayer.received.size() >= answers);
            }
            replayer.until(() -> running.adapter.figures().halfOpen() == 4);
            assertThat(running.adapter.channels()).hasSize(4);
            card.open();
            next(running.application.opened);
        }
    }

    @Test
    void manyHalfOpenChannelsCostNoMoreThanStated() throws Exception {
        int count = 4000;
        run(new RunningAdapter(adapter -> {
            adapter.setMaxHalfOpen(count);
            adapter.setMaxChannelsPerSource(2 * count);
            adapter.setQuestionsPerSecond(1_000_000);
            adapter.setRetransmit("PT60S");
        }));
        running.application.admitsAll = true;
        long before = heapOctets();
        try (TestCard card = running.card()) {
            for (int i = 1; i <= count; i++) {
                card.transmit(syn(i, 7, forged()));
                if (i % 20 == 0) {
                    int answers = i;
                    card.until(() -> running.adapter.figures().halfOpen() == answers);
                    card.received.clear();
                }
            }
            running.application.asked.clear();
            long each = (heapOctets() - before) / count;
            assertThat(each).isPositive().isLessThanOrEqualTo(HalfOpenChannels.OCTETS_EACH);

            card.transmit(syn(count + 1, 7, forged()));
            card.until(() -> card.rstReasons().contains(2));
            assertThat(running.adapter.figures().halfOpen()).isEqualTo(count);
        }
    }

    private static long heapOctets() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void manyUnknownPeersLeaveNothingBehindButTheBoundedMemoryOfThem() throws Exception {
        run(new RunningAdapter(adapter -> adapter.setMaxRefused(1000)));
        running.application.refusal = Admission.REFUSED_FOR_GOOD;
        try (TestCard card = running.card(); DatagramSocket flood = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            flooded(flood, 2000);
            long before = heapOctets();
            flooded(flood, 30_000);
            card.lives(Duration.ofMillis(100));
            running.application.asked.clear();
            assertThat(heapOctets() - before).isLessThan(2_000_000);
            assertThat(running.adapter.channels()).isEmpty();
            running.adapter.expect(TOKEN);
            card.open();
        }
    }

    private void flooded(DatagramSocket flood, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            byte[] datagram = CatTpCodec.encode(syn(i % 60_000, i & 0xFFFF, forged())).toByteArray();
            flood.send(new DatagramPacket(datagram, datagram.length, running.udp));
        }
    }

    @Test
    void randomDatagramsAreCountedAndAnsweredByNothing() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card()) {
            for (int i = 0; i < 300; i++) {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                card.transmit(Octets.of(noise));
            }
            card.until(() -> running.adapter.figures().malformed() == 300);
            assertThat(card.received).isEmpty();
            assertThat(running.application.asked).isEmpty();
        }
    }

    @Test
    void hugeAnnouncedSizesAreTakenForWhatTheyAre() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card()) {
            card.transmit(new Syn(1025, TestCard.CAT_TP_PORT, 7, 0xFFFF, 0xFFFF, 0xFFFF, TOKEN));
            card.until(() -> !card.received.isEmpty());
            SynAck answer = (SynAck) card.received.get(0);
            assertThat(answer.maxSduOctets()).isEqualTo(4096);
            card.transmit(new Ack(1025, TestCard.CAT_TP_PORT, 8, answer.sequence(), 5));
            assertThat(next(running.application.opened).maxSduOctets()).isEqualTo(0xFFFF);
        }
    }

    @Test
    void whatIsCountedAddsUp() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card().open()) {
            next(running.application.opened);
            BipFigures figures = running.adapter.figures();
            assertThat(figures.listening()).isTrue();
            assertThat(figures.open()).containsEntry(BipTransport.UDP, 1).containsEntry(BipTransport.TCP, 0);
            assertThat(figures.opened()).containsEntry(BipTransport.UDP, 1L);
            assertThat(figures.halfOpen()).isZero();
            assertThat(figures.handshakes()).isEqualTo(1);
            assertThat(figures.handshakeTime()).isPositive();
            assertThat(card.opened).isTrue();
        }
        running.close();
        assertThat(running.adapter.figures().listening()).isFalse();
        assertThat(running.adapter.figures().open()).containsEntry(BipTransport.UDP, 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
