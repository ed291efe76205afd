package org.bipota.bip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.bip.TestApplication.next;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpChannelTest {

    private static final Octets IDENTIFICATION = Octets.ofHex("030A3608" + TestApplication.TOKEN);
    private static final Octets RESPONSE = Octets.ofHex("020E0AB00011000000000C000001900055");
    private static final Octets SHORT = Octets.ofHex("0203AABBCC");

    private RunningAdapter running;

    @AfterEach
    void stop() throws InterruptedException {
        running.close();
        assertThat(running.container.threadsAreGone()).isTrue();
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(running.tcp.getAddress(), running.tcp.getPort());
        socket.setSoTimeout(5000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void write(Socket socket, Octets octets) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(octets.toByteArray());
        out.flush();
    }

    @Test
    void packetsAreCutByTheirLengthHoweverTheyArrive() throws Exception {
        running = new RunningAdapter();
        try (Socket socket = connected()) {
            for (byte octet : IDENTIFICATION.toByteArray()) {
                write(socket, Octets.ofOctets(octet));
            }
            ChannelOpened opened = next(running.application.opened);
            assertThat(opened.transport()).isEqualTo(BipTransport.TCP);
            assertThat(opened.identification()).isEqualTo(TestApplication.TOKEN);
            write(socket, SHORT.concat(SHORT).concat(Octets.ofHex("02")));
            write(socket, Octets.ofHex("8103DDEEFF"));
            assertThat(next(running.application.data).sdu()).isEqualTo(SHORT);
            assertThat(next(running.application.data).sdu()).isEqualTo(SHORT);
            assertThat(next(running.application.data).sdu()).isEqualTo(Octets.ofHex("028103DDEEFF"));

            assertThat(running.adapter.send(opened.channelId(), RESPONSE)).isTrue();
            running.adapter.end(opened.channelId());
            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(RESPONSE.toByteArray());
            assertThat(next(running.application.closed)).satisfies(closed -> {
                assertThat(closed.normal()).isTrue();
                assertThat(closed.octetsSent()).isEqualTo(RESPONSE.length());
            });
        }
    }

    @Test
    void whatFollowsTheIdentificationAtOnceIsDeliveredBehindIt() throws Exception {
        running = new RunningAdapter();
        try (Socket socket = connected()) {
            write(socket, IDENTIFICATION.concat(SHORT));
            next(running.application.opened);
            assertThat(next(running.application.data).sdu()).isEqualTo(SHORT);
        }
    }

    @Test
    void anUnknownTokenIsClosedWithoutAWord() throws Exception {
        running = new RunningAdapter();
        try (Socket socket = connected()) {
            write(socket, Octets.ofHex("03053603010203"));
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(running.application.order).isEmpty();
    }

    @Test
    void anythingButAnIdentificationPacketIsClosedWithoutAQuestion() throws Exception {
        running = new RunningAdapter();
        try (Socket socket = connected()) {
            write(socket, Octets.ofHex("474554202F20485454502F312E31"));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(running.application.asked).isEmpty();
    }

    @Test
    void whatTheApplicationClosesIsClosed() throws Exception {
        running = new RunningAdapter();
        running.application.onOpened = opened -> ChannelAction.CLOSE;
        try (Socket socket = connected()) {
            write(socket, IDENTIFICATION);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(next(running.application.closed).normal()).isTrue();
        }
    }

    @Test
    void aRolledBackOpeningIsClosedAndNothingFollows() throws Exception {
        running = new RunningAdapter();
        running.application.onOpened = opened -> {
            TestContainer.setRollbackOnly();
            return ChannelAction.KEEP_OPEN;
        };
        try (Socket socket = connected()) {
            write(socket, IDENTIFICATION);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        running.close();
        assertThat(running.application.order).containsExactly("opened", "opened", "opened");
    }

    @Test
    void aPeerThatShutsItsSideDownStillGetsItsAnswer() throws Exception {
        running = new RunningAdapter();
        running.application.onData = data -> {
            running.adapter.send(data.channelId(), RESPONSE);
            return ChannelAction.KEEP_OPEN;
        };
        try (Socket socket = connected()) {
            write(socket, IDENTIFICATION);
            next(running.application.opened);
            write(socket, SHORT);
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(RESPONSE.toByteArray());
            assertThat(next(running.application.closed).normal()).isTrue();
        }
    }

    @Test
    void theOldestConnectionWithoutAnIdentificationGoesForTheNewest() throws Exception {
        running = new RunningAdapter(adapter -> {
            adapter.setMaxUnidentified(2);
            adapter.setSockets(1);
        });
        try (Socket first = connected(); Socket second = connected(); Socket third = connected()) {
            assertThat(first.getInputStream().read()).isEqualTo(-1);
            write(second, IDENTIFICATION);
            write(third, IDENTIFICATION);
            next(running.application.opened);
            next(running.application.opened);
        }
    }

    @Test
    void whoDoesNotIdentifyItselfInTimeIsClosedHoweverSlowlyItSends() throws Exception {
        running = new RunningAdapter(adapter -> adapter.setIdentificationTime("PT0.2S"));
        try (Socket socket = connected()) {
            write(socket, IDENTIFICATION.slice(0, 3));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(running.application.asked).isEmpty();
    }

    @Test
    void aPacketThatDripsIsNoActivity() throws Exception {
        running = new RunningAdapter(adapter -> adapter.setIdle("PT0.5S"));
        try (Socket socket = connected()) {
            write(socket, IDENTIFICATION);
            next(running.application.opened);
            Thread dripping = new Thread(() -> drip(socket));
            dripping.start();
            assertThat(next(running.application.closed).reason()).contains("no data");
            dripping.join();
        }
    }

    /** An octet now and then until the connection breaks, of a packet that never ends. */
    private static void drip(Socket socket) {
        try {
            write(socket, Octets.ofHex("02820F00"));
            while (socket.getInputStream().available() == 0) {
                write(socket, Octets.ofHex("00"));
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException e) {
            // closed: what the test waits for
        }
    }

    @Test
    void moreThanAnSduMayHaveIsRefusedByItsLength() throws Exception {
        running = new RunningAdapter();
        try (Socket socket = connected()) {
            write(socket, IDENTIFICATION);
            next(running.application.opened);
            write(socket, Octets.ofHex("02821001"));
            assertThat(next(running.application.closed).reason()).contains("4101");
        }
    }

    @Test
    void manySmallPacketsWaitUntilTheApplicationIsReady() throws Exception {
        running = new RunningAdapter();
        CountDownLatch ready = new CountDownLatch(1);
        running.application.onOpened = opened -> {
            try {
                ready.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ChannelAction.KEEP_OPEN;
        };
        try (Socket socket = connected()) {
            write(socket, IDENTIFICATION);
            byte[] many = new byte[2 * 5000];
            for (int i = 0; i < many.length; i += 2) {
                many[i] = 2;
            }
            while (running.adapter.channels().isEmpty()) {
                Thread.onSpinWait();
            }
            write(socket, Octets.of(many));
            ready.countDown();
            for (int i = 0; i < 5000; i++) {
                next(running.application.data);
            }
        }
    }
}
