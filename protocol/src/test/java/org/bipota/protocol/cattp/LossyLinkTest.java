package org.bipota.protocol.cattp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cattp.LossyLink.Conditions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two connections over links that lose, double and reorder; each seed is another link, other sizes and other data. */
class LossyLinkTest {

    private static final long MILLI = 1_000_000L;
    private static final int[] WINDOWS = {1, 2, 5, 10, 64, 255};
    private static final int[] PDU_OCTETS = {64, 118, 255, 1024, 1400};
    private static final int SDUS = 40;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /** One run: who sends what, and who stops whom now and then. */
    private static final class Run {
        final String name;
        final Random random;
        final LossyLink link;
        final CatTpSettings clientSettings;
        final CatTpSettings serverSettings;
        final TestPeer client;
        final TestServer server;
        final List<Octets> up;
        final List<Octets> down;
        int upSent;
        int downSent;
        boolean closed;

        Run(long seed) {
            random = new Random(seed);
            clientSettings = settings();
            serverSettings = settings();
            link = new LossyLink(seed, new Conditions(random.nextDouble() * 0.2, random.nextDouble() * 0.2, 40 * MILLI,
                    random.nextBoolean() ? 0 : 80 * MILLI));
            // just below 65536, so that numbers wrap on both sides
            client = new TestPeer(CatTpConnection.connect(1025, 9000, TestPeer.TOKEN, clientSettings,
                    65_530 + random.nextInt(6), 0));
            server = new TestServer(serverSettings, 65_530 + random.nextInt(6));
            link.connect(client, server);
            link.fromClient(List.copyOf(client.sent));
            up = sdus(serverSettings.maxSduOctets());
            down = sdus(clientSettings.maxSduOctets());
            name = "seed " + seed + ", client " + clientSettings + ", server " + serverSettings;
        }

        private CatTpSettings settings() {
            return new CatTpSettings(PDU_OCTETS[random.nextInt(PDU_OCTETS.length)], 1 + random.nextInt(3000),
                    WINDOWS[random.nextInt(WINDOWS.length)], Duration.ofSeconds(2), 15, Duration.ofHours(1));
        }

        private List<Octets> sdus(int most) {
            List<Octets> sdus = new ArrayList<>();
            for (int i = 0; i < SDUS; i++) {
                byte[] sdu = new byte[1 + random.nextInt(most)];
                random.nextBytes(sdu);
                sdus.add(Octets.of(sdu));
            }
            return sdus;
        }

        boolean step() throws ProtocolException {
            if (!link.step()) {
                return false;
            }
            for (; upSent < SDUS && client.connection.accepts(up.get(upSent)); upSent++) {
                link.fromClient(client.send(up.get(upSent), link.now()));
            }
            for (; downSent < SDUS && server.accepts(down.get(downSent)); downSent++) {
                link.fromServer(server.peer().send(down.get(downSent), link.now()));
            }
            return true;
        }

        /** Closes one side's window now and then, and opens it again. */
        void stopAndGo() {
            if (server.peer() != null && random.nextInt(20) == 0) {
                link.fromServer(server.peer().apply(server.peer().connection.receiveWindow(0)));
            } else if (server.peer() != null && random.nextInt(5) == 0) {
                link.fromServer(server.peer().apply(
                        server.peer().connection.receiveWindow(serverSettings.windowPdus())));
            }
            if (random.nextInt(20) == 0) {
                link.fromClient(client.apply(client.connection.receiveWindow(0)));
            } else if (random.nextInt(5) == 0) {
                link.fromClient(client.apply(client.connection.receiveWindow(clientSettings.windowPdus())));
            }
        }

        boolean isAllDelivered() {
            return server.peer() != null && server.peer().delivered.size() == SDUS && client.delivered.size() == SDUS;
        }

        void closeWhenDone() {
            if (!closed && isAllDelivered()) {
                closed = true;
                link.fromServer(server.peer().apply(server.peer().connection.close(link.now())));
            }
        }

        void everythingArrivedOnceAndInOrder() {
            assertThat(client.delivered).as(name).isEqualTo(down);
            assertThat(server.peer().delivered).as(name).isEqualTo(up);
            assertThat(server.earlier()).as(name).isEmpty();
            assertThat(server.peer().opened).as(name).isEqualTo(1);
            assertThat(client.opened).as(name).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySduArrivesOnceAndInOrderWhateverTheLinkDoes(long seed) throws ProtocolException {
        Run run = new Run(seed);
        for (int steps = 0; steps < 300_000 && run.step(); steps++) {
            run.closeWhenDone();
        }
        run.everythingArrivedOnceAndInOrder();
        CatTpConnection server = run.server.peer().connection;
        assertThat(run.server.peer().closed).as(run.name).containsExactly(new CatTpEffect.Closed(true, "normal end"));
        assertThat(run.client.closed).as(run.name).hasSize(1);
        assertThat(server.octetsSent()).isEqualTo(run.down.stream().mapToLong(Octets::length).sum());
        assertThat(server.octetsReceived()).isEqualTo(run.up.stream().mapToLong(Octets::length).sum());
        assertThat(server.state()).isEqualTo(CatTpState.CLOSED);
        assertThat(run.client.connection.state()).isEqualTo(CatTpState.CLOSED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLostThoughBothSidesCloseTheirWindowsAgainAndAgain(long seed) throws ProtocolException {
        Run run = new Run(seed);
        for (int steps = 0; steps < 300_000 && !run.isAllDelivered() && run.step(); steps++) {
            run.stopAndGo();
        }
        run.everythingArrivedOnceAndInOrder();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPeerThatForgetsAllAndConnectsAnewIsServedAnew(long seed) throws ProtocolException {
        Run run = new Run(seed);
        for (int steps = 0; steps < 30 + seed && run.step(); steps++) {
            // the link works for a while
        }
        TestPeer restarted = new TestPeer(CatTpConnection.connect(1025, 9000, TestPeer.TOKEN, run.clientSettings,
                run.random.nextInt(65536), run.link.now()));
        run.link.connect(restarted, run.server);
        run.link.fromClient(List.copyOf(restarted.sent));
        Octets sdu = Octets.ofHex("0A0B0C");
        boolean sent = false;
        for (int steps = 0; steps < 100_000 && restarted.delivered.isEmpty() && run.link.step(); steps++) {
            boolean anew = restarted.opened == 1 && run.server.peer().opened == 1;
            if (!sent && anew && run.server.accepts(sdu)) {
                sent = true;
                run.link.fromServer(run.server.peer().send(sdu, run.link.now()));
            }
        }
        assertThat(restarted.delivered).as(run.name).containsExactly(sdu);
    }

    @Test
    void aPeerThatFallsSilentIsGivenUpAfterItsTriesAndEndsOnce() {
        TestPeer server = TestPeer.openServer();
        server.send(Octets.ofHex("01"), 0);
        while (server.deadlineNanos() != CatTpConnection.NO_DEADLINE) {
            server.timer(server.deadlineNanos());
        }
        assertThat(server.sent.stream().filter(Data.class::isInstance)).as("the tries and one probe")
                .hasSize(TestPeer.SETTINGS.tries() + 1);
        assertThat(server.sent.get(server.sent.size() - 1)).isInstanceOfSatisfying(Rst.class,
                rst -> assertThat(rst.reasonCode()).isEqualTo(RstReason.MAX_RETRIES.code()));
        assertThat(server.closed).containsExactly(new CatTpEffect.Closed(false, RstReason.MAX_RETRIES.inWords()));
    }
}
