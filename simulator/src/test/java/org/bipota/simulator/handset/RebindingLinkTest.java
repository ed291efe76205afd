package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;

class RebindingLinkTest {

    private static final Octets DATAGRAM = Octets.ofHex("0102");

    private final BlockingQueue<Octets> arrived = new LinkedBlockingQueue<>();
    private final DataLink.Receiver receiver = new DataLink.Receiver() {
        @Override
        public void received(Octets data) {
            arrived.add(data);
        }

        @Override
        public void dropped() {
            throw new AssertionError("a datagram link is never dropped by its peer");
        }
    };

    @Test
    void theSourcePortChangesAndAnswersReachTheNewOne() throws Exception {
        try (DatagramSocket server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
             HandsetSockets sockets = new HandsetSockets()) {
            server.setSoTimeout(10_000);
            DataLink link = new RebindingLink(sockets, (InetSocketAddress) server.getLocalSocketAddress(), receiver, 7, 2);

            List<Integer> ports = new ArrayList<>();
            Set<InetAddress> addresses = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                link.send(DATAGRAM);
                DatagramPacket packet = new DatagramPacket(new byte[10], 10);
                server.receive(packet);
                addresses.add(packet.getAddress());
                ports.add(packet.getPort());
                server.send(new DatagramPacket(new byte[] {(byte) i}, 1, packet.getSocketAddress()));
                assertThat(arrived.poll(10, TimeUnit.SECONDS)).isEqualTo(Octets.ofOctets(i));
            }
            link.close();

            assertThat(addresses).as("the handset's own address").hasSize(1);
            assertThat(ports.get(1)).isEqualTo(ports.get(0));
            assertThat(ports.get(3)).isEqualTo(ports.get(2)).isNotEqualTo(ports.get(1));
            assertThat(ports.get(4)).isNotEqualTo(ports.get(3));
            assertThat(sockets.most()).as("sockets at once, while one takes the other's place").isEqualTo(2);
        }
    }

    @Test
    void whatIsSentBehindTheEndGoesNowhere() throws IOException {
        TestNetwork network = new TestNetwork();
        DataLink link = new RebindingLink(network.bearers(), InetSocketAddress.createUnresolved("server", 9000), receiver, 7, 1);

        link.close();
        link.send(DATAGRAM);

        assertThat(network.lines()).singleElement().satisfies(line -> assertThat(line.sent()).isEmpty());
    }
}
