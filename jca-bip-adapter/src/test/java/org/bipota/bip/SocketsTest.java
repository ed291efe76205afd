package org.bipota.bip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.bip.TestApplication.next;

import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several sockets on one port, and both families of addresses. */
@Timeout(60)
class SocketsTest {

    private RunningAdapter running;

    @AfterEach
    void everyThreadEndsAndThePortsAreFree() throws Exception {
        running.close();
        assertThat(running.container.threadsAreGone()).isTrue();
        try (DatagramSocket again = new DatagramSocket(running.udp)) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aCardKeepsItsChannelWhicheverSocketItsDatagramsArriveAt(int sockets) throws Exception {
        running = new RunningAdapter(adapter -> adapter.setSockets(sockets));
        running.application.admitsAll = true;
        try (TestCard card = running.card().open()) {
            String channel = next(running.application.opened).channelId();
            Set<Integer> ports = new HashSet<>();
            for (int i = 1; i <= 16; i++) {
                card.getsAnotherPort();
                ports.add(card.socket.getLocalPort());
                Octets up = Octets.ofOctets(1, i);
                card.send(up);
                assertThat(next(running.application.data).sdu()).isEqualTo(up);
                Octets down = Octets.ofOctets(2, i);
                assertThat(running.adapter.send(channel, down)).isTrue();
                card.until(() -> card.delivered.contains(down));
            }
            assertThat(ports).hasSizeGreaterThan(8);
            assertThat(running.adapter.channels()).hasSize(1);
        }
    }

    @Test
    void manyCardsAreServedOnAllSockets() throws Exception {
        running = new RunningAdapter(adapter -> adapter.setSockets(3));
        List<TestCard> cards = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            cards.add(running.card().open());
        }
        assertThat(running.adapter.channels()).hasSize(24);
        for (TestCard card : cards) {
            ChannelOpened opened = next(running.application.opened);
            running.adapter.end(opened.channelId());
            assertThat(card.opened).isTrue();
        }
        for (TestCard card : cards) {
            card.until(() -> card.closed);
            card.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "::"})
    void cardsComeByIpVersion6(String bind) throws Exception {
        Assumptions.assumeTrue(hasIpVersion6(), "this machine has no ::1");
        running = new RunningAdapter(adapter -> adapter.setBind(bind));
        InetAddress loopback = InetAddress.getByName("::1");
        try (TestCard card = new TestCard(new InetSocketAddress(loopback, running.udp.getPort()), loopback)) {
            card.open();
            assertThat(next(running.application.opened).remote().getAddress()).isInstanceOf(Inet6Address.class);
        }
        try (Socket socket = new Socket(loopback, running.tcp.getPort())) {
            socket.getOutputStream().write(Octets.ofHex("030A3608" + TestApplication.TOKEN).toByteArray());
            assertThat(next(running.application.opened).remote().getAddress()).isEqualTo(loopback);
        }
    }

    @Test
    void oneSocketForBothFamiliesTakesIpVersion4Too() throws Exception {
        Assumptions.assumeTrue(hasIpVersion6(), "this machine has no ::1");
        running = new RunningAdapter(adapter -> adapter.setBind("::"));
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (TestCard card = new TestCard(new InetSocketAddress(loopback, running.udp.getPort()), loopback)) {
            card.open();
            assertThat(next(running.application.opened).remote().getAddress()).isEqualTo(loopback);
        }
    }

    private static boolean hasIpVersion6() throws Exception {
        try (DatagramSocket probe = new DatagramSocket(0, InetAddress.getByName("::1"))) {
            return probe.isBound();
        } catch (SocketException e) {
            return false;
        }
    }
}
