package org.bipota.bip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.bip.TestApplication.next;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpChannelTest {

    private static final Octets IDENTIFICATION = Octets.ofHex("030A3608" + TestApplication.TOKEN);
    private static final Octets RESPONSE = Octets.ofHex("020E0AB00011000000000C000001900055");
    private static final Octets SHORT = Octets.ofHex("0203AABBCC");

    private RunningAdapter running;

    @BeforeEach
    void start() throws Exception {
        running = new RunningAdapter();
    }

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
    void anUnknownTokenIsClosedWithoutAWord() throws Exception {
        try (Socket socket = connected()) {
            write(socket, Octets.ofHex("03053603010203"));
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(running.application.order).isEmpty();
    }

    @Test
    void anythingButAnIdentificationPacketIsClosedWithoutAQuestion() throws Exception {
        try (Socket socket = connected()) {
            write(socket, Octets.ofHex("474554202F20485454502F312E31"));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(running.application.asked).isEmpty();
    }

    @Test
    void whatTheApplicationClosesIsClosed() throws Exception {
        running.application.onOpened = opened -> ChannelAction.CLOSE;
        try (Socket socket = connected()) {
            write(socket, IDENTIFICATION);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(next(running.application.closed).normal()).isTrue();
        }
    }

    @Test
    void aRolledBackOpeningIsClosedAndNothingFollows() throws Exception {
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
}
