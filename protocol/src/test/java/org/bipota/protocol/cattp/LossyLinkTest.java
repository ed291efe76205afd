package org.bipota.protocol.cattp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two connections over a link that loses, doubles and reorders, on a clock of its own. */
class LossyLinkTest {

    private static final long MILLI = 1_000_000L;

    private record Datagram(long arrivesNanos, long order, boolean toServer, Octets octets) {
    }

    private static final class Link {
        final Random random;
        final double loss;
        final double duplicate;
        final long delayNanos;
        final long jitterNanos;
        final PriorityQueue<Datagram> travelling = new PriorityQueue<>(
                Comparator.comparingLong(Datagram::arrivesNanos).thenComparingLong(Datagram::order));
        final CatTpSettings settings;
        final TestPeer client;
        TestPeer server;
        long now;
        long order;

        Link(long seed, double loss, double duplicate, long delayNanos, long jitterNanos, CatTpSettings settings) {
            this.random = new Random(seed);
            this.loss = loss;
            this.duplicate = duplicate;
            this.delayNanos = delayNanos;
            this.jitterNanos = jitterNanos;
            this.settings = settings;
            this.client = new TestPeer(CatTpConnection.connect(1025, 9000, TestPeer.TOKEN, settings, 65_500, 0));
            travel(List.copyOf(client.sent), true);
        }

        void travel(List<CatTpPdu> pdus, boolean toServer) {
            for (CatTpPdu pdu : pdus) {
                int copies = random.nextDouble() < loss ? 0 : random.nextDouble() < duplicate ? 2 : 1;
                for (; copies > 0; copies--) {
                    long jitter = jitterNanos == 0 ? 0 : random.nextLong(jitterNanos);
                    travelling.add(new Datagram(now + delayNanos + jitter, order++, toServer, CatTpCodec.encode(pdu)));
                }
            }
        }

        /** Goes on to the next thing that happens; false when nothing will. */
        boolean step() throws ProtocolException {
            long next = travelling.isEmpty() ? Long.MAX_VALUE : travelling.peek().arrivesNanos();
            long clientDue = client.connection.deadlineNanos();
            long serverDue = server == null ? Long.MAX_VALUE : server.connection.deadlineNanos();
            long at = Math.min(next, Math.min(clientDue, serverDue));
            if (at == Long.MAX_VALUE) {
                return false;
            }
            now = Math.max(now, at);
            if (at == next) {
                arrive(travelling.remove());
            } else if (at == clientDue) {
                travel(client.timer(now), true);
            } else {
                travel(server.timer(now), false);
            }
            return true;
        }

        private void arrive(Datagram datagram) throws ProtocolException {
            CatTpPdu pdu = CatTpCodec.decode(datagram.octets());
            if (!datagram.toServer()) {
                travel(client.on(pdu, now), true);
            } else if (server != null) {
                travel(server.on(pdu, now), false);
            } else if (pdu instanceof Syn syn) {
                server = new TestPeer(CatTpConnection.accept(syn, settings, 65_520, now));
                travel(List.copyOf(server.sent), false);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everySduArrivesOnceAndInOrderWhateverTheLinkDoes(long seed) throws ProtocolException {
        CatTpSettings settings = new CatTpSettings(118, 2000, 5, Duration.ofSeconds(2), 12, Duration.ofMinutes(10));
        Link link = new Link(seed, 0.15, 0.1, 40 * MILLI, 80 * MILLI, settings);
        List<Octets> down = sdus(seed, 60);
        List<Octets> up = sdus(seed + 100, 60);
        int downSent = 0;
        int upSent = 0;
        boolean closed = false;
        for (int steps = 0; steps < 200_000 && link.step(); steps++) {
            while (upSent < up.size() && link.client.connection.accepts(up.get(upSent))) {
                link.travel(link.client.send(up.get(upSent++), link.now), true);
            }
            while (link.server != null && downSent < down.size() && link.server.connection.accepts(down.get(downSent))) {
                link.travel(link.server.send(down.get(downSent++), link.now), false);
            }
            if (!closed && downSent == down.size() && link.server.delivered.size() == up.size()) {
                closed = true;
                link.travel(link.server.apply(link.server.connection.close(link.now)), false);
            }
        }
        assertThat(link.client.delivered).as("seed " + seed).isEqualTo(down);
        assertThat(link.server.delivered).as("seed " + seed).isEqualTo(up);
        assertThat(link.server.opened).isEqualTo(1);
        assertThat(link.client.opened).isEqualTo(1);
        assertThat(link.server.closed).containsExactly(new CatTpEffect.Closed(true, "normal end"));
        assertThat(link.client.closed).hasSize(1);
        assertThat(link.server.connection.octetsSent()).isEqualTo(down.stream().mapToLong(Octets::length).sum());
        assertThat(link.server.connection.retransmissions()).isPositive();
        assertThat(link.server.connection.state()).isEqualTo(CatTpState.CLOSED);
    }

    private static List<Octets> sdus(long seed, int count) {
        Random random = new Random(seed);
        List<Octets> sdus = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] sdu = new byte[1 + random.nextInt(700)];
            random.nextBytes(sdu);
            sdus.add(Octets.of(sdu));
        }
        return sdus;
    }

    @Test
    void aTransferOverALongLossyLinkUsesMostOfTheWindow() throws ProtocolException {
        int payload = 1006;
        CatTpSettings settings = new CatTpSettings(1024, 4096, 10, Duration.ofSeconds(2), 5, Duration.ofSeconds(60));
        double total = 0;
        int runs = 5;
        for (long seed = 1; seed <= runs; seed++) {
            Link link = new Link(seed, 0.02, 0, 50 * MILLI, 0, settings);
            Octets sdu = Octets.of(new byte[payload]);
            int left = 1042;
            for (int steps = 0; steps < 100_000 && link.client.delivered.size() < 1042 && link.step(); steps++) {
                while (left > 0 && link.server != null && link.server.connection.accepts(sdu)) {
                    left--;
                    link.travel(link.server.send(sdu, link.now), false);
                }
            }
            assertThat(link.client.delivered).hasSize(1042);
            total += 1042.0 * payload / (link.now / 1e9);
        }
        double windowPerRoundTrip = 10 * payload / 0.1;
        assertThat(total / runs / windowPerRoundTrip).as("share of window per round trip").isGreaterThan(0.8);
    }

    @Test
    void aPeerThatFallsSilentIsGivenUpAfterItsTriesAndEndsOnce() throws ProtocolException {
        Link link = new Link(1, 0, 0, 10 * MILLI, 0, TestPeer.SETTINGS);
        while (link.server == null || link.server.opened == 0) {
            link.step();
        }
        link.server.send(Octets.ofHex("01"), link.now);
        while (link.server.connection.deadlineNanos() != CatTpConnection.NO_DEADLINE) {
            link.server.timer(link.server.connection.deadlineNanos());
        }
        assertThat(link.server.sent.stream().filter(Data.class::isInstance)).hasSize(TestPeer.SETTINGS.tries());
        assertThat(link.server.sent.get(link.server.sent.size() - 1)).isInstanceOfSatisfying(Rst.class,
                rst -> assertThat(rst.reasonCode()).isEqualTo(RstReason.MAX_RETRIES.code()));
        assertThat(link.server.closed).containsExactly(new CatTpEffect.Closed(false, RstReason.MAX_RETRIES.inWords()));
    }
}
