package org.bipota.bip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.bip.TestApplication.TOKEN;
import static org.bipota.bip.TestApplication.next;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cattp.Ack;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.Data;
import org.bipota.protocol.cattp.Rst;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.cattp.SynAck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CatTpChannelTest {

    private static final Octets FORGED = Octets.ofHex("FFFFFFFFFFFFFFFF");

    private RunningAdapter running;

    private RunningAdapter run(RunningAdapter adapter) {
        running = adapter;
        return adapter;
    }

    @AfterEach
    void everyDeliveryWasPairedAndEveryThreadEnds() throws InterruptedException {
        running.close();
        assertThat(running.container.unpaired).hasValue(0);
        assertThat(running.container.threadsAreGone()).isTrue();
    }

    private static Syn syn(int port, int sequence, Octets identification) {
        return new Syn(port, TestCard.CAT_TP_PORT, sequence, 5, 118, 4000, identification);
    }

    private static Octets octets(int length, int seed) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (seed + i * 7);
        }
        return Octets.of(bytes);
    }

    @Test
    void aKnownTokenOpensAChannel() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card().open()) {
            ChannelOpened opened = next(running.application.opened);
            assertThat(opened.correlation()).isEqualTo("check 1");
            assertThat(opened.transport()).isEqualTo(BipTransport.UDP);
            assertThat(opened.identification()).isEqualTo(TOKEN);
            assertThat(opened.maxSduOctets()).isEqualTo(4000);
            assertThat(opened.remote().getPort()).isEqualTo(card.socket.getLocalPort());
            List<ChannelStatus> channels = running.adapter.channels();
            assertThat(channels).singleElement().satisfies(channel -> {
                assertThat(channel.id()).isEqualTo(opened.channelId());
                assertThat(channel.state()).isEqualTo("OPEN");
                assertThat(channel.subscriber()).isEqualTo("491700000001");
            });
        }
    }

    @Test
    void anUnknownTokenGetsRstAndNothingElseAndOnlySoManyInASecond() throws Exception {
        run(new RunningAdapter(adapter -> {
            adapter.setRefusalsPerSecond(3);
            adapter.setQuestionsPerSecond(400);
        }));
        try (TestCard card = running.card()) {
            for (int port = 1; port <= 40; port++) {
                card.transmit(syn(port, 7, FORGED.concat(Octets.ofOctets(port))));
            }
            card.until(() -> running.application.asked.size() == 40).lives(Duration.ofMillis(200));
            assertThat(card.received).hasOnlyElementsOfType(Rst.class).hasSizeBetween(3, 6);
            assertThat(card.rstReasons()).containsOnly(1);
            assertThat(running.application.order).isEmpty();
            assertThat(running.adapter.channels()).isEmpty();
        }
    }

    @Test
    void theSameSynIsAskedOnceAndAnsweredByTheSameSynAck() throws Exception {
        run(new RunningAdapter());
        CountDownLatch bothAreHere = new CountDownLatch(1);
        running.application.onAsked = () -> await(bothAreHere);
        try (TestCard card = running.card()) {
            card.transmit(syn(1025, 7, TOKEN));
            card.transmit(syn(1025, 7, TOKEN));
            card.lives(Duration.ofMillis(50));
            bothAreHere.countDown();
            card.until(() -> !card.received.isEmpty());
            card.transmit(syn(1025, 7, TOKEN));
            card.until(() -> card.received.size() >= 2);
            assertThat(card.received).hasOnlyElementsOfType(SynAck.class);
            assertThat(List.copyOf(java.util.Set.copyOf(card.received))).hasSize(1);
            assertThat(running.application.asked).hasSize(1);
        }
    }

    @Test
    void beforeTheHandshakeIsCompleteAnotherSynAndAnotherPortAreTakenToo() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card()) {
            card.transmit(syn(1025, 7, TOKEN));
            card.until(() -> card.received.stream().anyMatch(pdu -> pdu.acknowledgement() == 7));
            card.transmit(syn(1025, 900, TOKEN));
            card.until(() -> card.received.stream().anyMatch(pdu -> pdu.acknowledgement() == 900));
            card.transmit(syn(1026, 50, TOKEN));
            card.until(() -> card.received.stream().anyMatch(pdu -> pdu.acknowledgement() == 50));
            assertThat(card.received).hasOnlyElementsOfType(SynAck.class);
            assertThat(running.adapter.channels()).hasSize(2);

            CatTpPdu second = card.received.stream().filter(pdu -> pdu.acknowledgement() == 900).findFirst().orElseThrow();
            card.transmit(new Ack(1025, TestCard.CAT_TP_PORT, 901, second.sequence(), 5));
            next(running.application.opened);
        }
    }

    @Test
    void dataFlowsBothWaysInSegmentsAndInOrder() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card().open()) {
            String channel = next(running.application.opened).channelId();
            List<Octets> down = IntStream.range(0, 20).mapToObj(i -> octets(700, i)).toList();
            down.forEach(sdu -> assertThat(running.adapter.send(channel, sdu)).isTrue());
            for (int i = 0; i < 20; i++) {
                card.send(octets(500, i));
            }
            card.until(() -> card.delivered.size() == 20 && running.application.data.size() == 20);
            assertThat(card.delivered).isEqualTo(down);
            assertThat(running.application.data).extracting(event -> event.sdu())
                    .isEqualTo(IntStream.range(0, 20).mapToObj(i -> octets(500, i)).toList());
            assertThat(running.adapter.send("no such channel", octets(1, 1))).isFalse();
            assertThat(running.adapter.send(channel, octets(4001, 1))).as("larger than the card takes").isFalse();
        }
    }

    @Test
    void lostDatagramsAreRepeated() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card()) {
            int[] count = {0};
            card.lost = pdu -> ++count[0] % 4 == 0;
            card.open();
            String channel = next(running.application.opened).channelId();
            for (int i = 0; i < 5; i++) {
                assertThat(running.adapter.send(channel, octets(600, i))).isTrue();
                card.send(octets(300, i));
            }
            card.until(() -> card.delivered.size() == 5 && running.application.data.size() == 5);
            assertThat(running.adapter.channels().get(0).retransmissions()).isPositive();
        }
    }

    @Test
    void whatTheApplicationClosesEndsAfterItsTransactionAndAfterAllThatWasSent() throws Exception {
        run(new RunningAdapter());
        running.application.onOpened = opened -> {
            running.adapter.send(opened.channelId(), octets(900, 1));
            return ChannelAction.CLOSE;
        };
        try (TestCard card = running.card().open()) {
            card.until(() -> card.closed);
            assertThat(card.rstReasons()).containsExactly(0);
            assertThat(card.delivered).containsExactly(octets(900, 1));
            assertThat(next(running.application.closed)).satisfies(closed -> {
                assertThat(closed.normal()).isTrue();
                assertThat(closed.octetsSent()).isEqualTo(900);
            });
            assertThat(running.application.order).containsExactly("opened", "closed");
        }
    }

    @Test
    void aRolledBackOpeningEndsTheChannelAsTemporarilyUnableAndNothingFollows() throws Exception {
        run(new RunningAdapter());
        running.application.onOpened = opened -> {
            TestContainer.setRollbackOnly();
            return ChannelAction.KEEP_OPEN;
        };
        try (TestCard card = running.card().open()) {
            card.send(octets(10, 1));
            card.until(() -> card.closed);
            assertThat(card.rstReasons()).containsExactly(2);
        }
        running.close();
        assertThat(running.application.order).containsExactly("opened", "opened", "opened");
    }

    @Test
    void anOpeningThatIsRolledBackOnceIsTriedAgainAndTheCardNoticesNothing() throws Exception {
        run(new RunningAdapter());
        AtomicInteger calls = new AtomicInteger();
        running.application.onOpened = opened -> {
            if (calls.incrementAndGet() == 1) {
                TestContainer.setRollbackOnly();
            }
            return ChannelAction.CLOSE;
        };
        try (TestCard card = running.card().open()) {
            card.until(() -> card.closed);
            assertThat(card.rstReasons()).containsExactly(0);
        }
        running.close();
        assertThat(running.application.order).containsExactly("opened", "opened", "closed");
    }

    @Test
    void anOpeningThatCannotBeStoredForAWhileIsStoredWhenTheApplicationIsWellAgain() throws Exception {
        run(new RunningAdapter(adapter -> adapter.setDeliveryTime("PT30S")));
        AtomicInteger calls = new AtomicInteger();
        running.application.onOpened = opened -> {
            if (calls.incrementAndGet() <= 4) {
                TestContainer.setRollbackOnly();
            }
            return ChannelAction.CLOSE;
        };
        try (TestCard card = running.card().open()) {
            card.until(() -> running.adapter.oldestUndelivered().isPresent());
            card.until(() -> card.closed);
            assertThat(card.rstReasons()).containsExactly(0);
            card.until(() -> running.adapter.oldestUndelivered().isEmpty());
        }
        running.close();
        assertThat(running.application.order).containsExactly("opened", "opened", "opened", "opened", "opened", "closed");
    }

    @Test
    void aSynThatTheApplicationCannotDecideAboutHearsNothingAndTheNextOneIsServed() throws Exception {
        run(new RunningAdapter());
        running.adapter.expect(TestApplication.TOKEN);
        AtomicInteger calls = new AtomicInteger();
        running.application.onAsked = () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("database down");
            }
        };
        try (TestCard card = running.card().open()) {
            assertThat(card.rstReasons()).isEmpty();
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void aThrowingEndpointIsARollbackToo() throws Exception {
        run(new RunningAdapter());
        running.application.onData = data -> {
            throw new IllegalStateException("database down");
        };
        try (TestCard card = running.card().open()) {
            card.send(octets(10, 1));
            card.send(octets(10, 2));
            card.until(() -> card.closed);
            assertThat(card.rstReasons()).containsExactly(2);
            assertThat(next(running.application.closed).normal()).isFalse();
        }
        assertThat(running.application.order).containsExactly("opened", "data", "data", "data", "closed");
    }

    @Test
    void whatArrivesWhileTheOpeningIsUndecidedWaitsAndIsBounded() throws Exception {
        run(new RunningAdapter(adapter -> adapter.setWindowPdus(4)));
        CountDownLatch decided = new CountDownLatch(1);
        running.application.onOpened = opened -> {
            await(decided);
            return ChannelAction.KEEP_OPEN;
        };
        try (TestCard card = running.card().open()) {
            for (int i = 0; i < 30; i++) {
                card.send(octets(20, i));
            }
            card.until(() -> card.received.stream().anyMatch(pdu -> pdu instanceof Ack && pdu.window() == 0));
            assertThat(running.application.data).isEmpty();
            decided.countDown();
            card.until(() -> running.application.data.size() == 30);
            assertThat(running.application.order.get(0)).isEqualTo("opened");
        }
    }

    @Test
    void aPeersRstEndsTheChannelOnce() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card().open()) {
            next(running.application.opened);
            Rst rst = new Rst(1025, TestCard.CAT_TP_PORT, 4712, false, 0, 0);
            card.transmit(rst);
            card.transmit(rst);
            assertThat(next(running.application.closed).normal()).isTrue();
        }
        running.close();
        assertThat(running.application.order).containsExactly("opened", "closed");
    }

    @Test
    void aPeerThatFallsSilentIsGivenUp() throws Exception {
        run(new RunningAdapter(adapter -> {
            adapter.setTries(3);
            adapter.setRetransmit("PT0.05S");
        }));
        try (TestCard card = running.card().open()) {
            String channel = next(running.application.opened).channelId();
            running.adapter.send(channel, octets(5, 1));
            assertThat(next(running.application.closed).reason()).contains("retries");
            assertThat(card.delivered).isEmpty();
        }
    }

    @Test
    void anotherCatTpPortIsNotAvailable() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card()) {
            card.transmit(new Syn(1025, 9999, 7, 5, 118, 4000, TOKEN));
            card.until(() -> !card.received.isEmpty());
            assertThat(card.rstReasons()).containsExactly(3);
            assertThat(running.application.asked).isEmpty();
        }
    }

    @Test
    void whatIsNoPduIsDroppedAndTheNextPeerIsServed() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card()) {
            card.transmit(Octets.ofHex("00"));
            card.transmit(Octets.ofHex("4000001204012328000010012000000568BF"));
            card.transmit(octets(1400, 3));
            card.lives(Duration.ofMillis(50));
            assertThat(card.received).isEmpty();
            card.open();
        }
    }

    @Test
    void aWrongChecksumChangesNothingOnAnOpenChannel() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card().open()) {
            next(running.application.opened);
            byte[] forged = org.bipota.protocol.cattp.CatTpCodec.encode(
                    new Rst(1025, TestCard.CAT_TP_PORT, 4712, false, 0, 0)).toByteArray();
            forged[17] ^= 1;
            card.transmit(Octets.of(forged));
            card.send(octets(4, 1));
            assertThat(next(running.application.data).sdu()).isEqualTo(octets(4, 1));
        }
    }

    @Test
    void anAnswerToAStrangerIsNeverLargerThanItsQuestion() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card()) {
            card.transmit(new Ack(77, TestCard.CAT_TP_PORT, 1, 1, 5));
            card.transmit(new Data(78, TestCard.CAT_TP_PORT, 1, 1, 5, false, octets(1, 1)));
            card.until(() -> !card.received.isEmpty()).lives(Duration.ofMillis(50));
            assertThat(card.received).singleElement().satisfies(rst -> assertThat(rst.destinationPort()).isEqualTo(78));
        }
    }

    @Test
    void aCardBehindANewUdpPortKeepsItsChannel() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card().open()) {
            String channel = next(running.application.opened).channelId();
            card.getsAnotherPort();
            card.send(octets(9, 1));
            next(running.application.data);
            running.adapter.send(channel, octets(8, 2));
            card.until(() -> card.delivered.contains(octets(8, 2)));
        }
    }

    @Test
    void noMoreChannelsThanConfigured() throws Exception {
        run(new RunningAdapter(adapter -> adapter.setMaxChannelsPerSource(2)));
        try (TestCard first = running.card(); TestCard second = running.card(); TestCard third = running.card()) {
            first.open();
            second.open();
            third.connect(TOKEN).until(() -> third.closed);
            assertThat(third.rstReasons()).contains(2);
            assertThat(running.adapter.channels()).hasSize(2);
        }
    }

    @Test
    void anIdleChannelIsEnded() throws Exception {
        run(new RunningAdapter(adapter -> adapter.setIdle("PT0.3S")));
        try (TestCard card = running.card().open()) {
            card.until(() -> card.closed);
            assertThat(next(running.application.closed).reason()).contains("no data");
        }
    }

    @Test
    void stoppingEndsOpenChannelsByRstAndTheirPortsAreFree() throws Exception {
        run(new RunningAdapter());
        try (TestCard card = running.card().open()) {
            next(running.application.opened);
            running.close();
            card.until(() -> card.closed);
            assertThat(card.rstReasons()).containsExactly(2);
            assertThat(next(running.application.closed).normal()).isFalse();
        }
        assertThat(running.container.threadsAreGone()).isTrue();
        try (java.net.DatagramSocket again = new java.net.DatagramSocket(running.udp);
                java.net.ServerSocket tcpAgain = new java.net.ServerSocket()) {
            tcpAgain.bind(running.tcp);
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void stoppingWaitsForTheAnswerToWhatIsUnderWay() throws Exception {
        run(new RunningAdapter(adapter -> adapter.setDrain("PT20S")));
        try (TestCard card = running.card().open()) {
            String channel = next(running.application.opened).channelId();
            assertThat(running.adapter.send(channel, octets(900, 1))).isTrue();
            Thread stopping = new Thread(running::close);
            stopping.start();
            card.until(() -> card.delivered.size() == 1).lives(Duration.ofMillis(100));
            assertThat(card.closed).isFalse();
            assertThat(running.adapter.send(channel, octets(9, 1))).as("nothing new is taken").isFalse();
            card.send(octets(5, 2));
            card.until(() -> card.closed);
            assertThat(card.rstReasons()).containsExactly(2);
            assertThat(next(running.application.data).sdu()).isEqualTo(octets(5, 2));
            assertThat(next(running.application.closed).octetsSent()).isEqualTo(900);
            stopping.join();
        }
    }

    @Test
    void aTakenPortIsToldAndLeavesNothingBehind() throws ResourceException, IOException, InterruptedException {
        run(new RunningAdapter());
        TestContainer other = new TestContainer();
        BipResourceAdapter second = new BipResourceAdapter();
        second.setBind("127.0.0.1");
        second.setUdpPort(running.udp.getPort());
        second.setTcpPort(0);
        second.start(other.bootstrap());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> second.endpointActivation(
                other.factory(running.application), new org.bipota.bip.inflow.BipActivationSpec()))
                .isInstanceOf(ResourceException.class).hasMessageContaining("udpPort");
        assertThat(other.threadsAreGone()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
