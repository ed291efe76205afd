package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.simulator.handset.CatVectors.vector;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Imei;
import org.bipota.simulator.smsc.SmscSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TerminalCommandsTest {

    /** The event of channel 1, but for the number of octets. */
    private static final String DATA_AVAILABLE = "D60E99010982028281B8028100B701";

    private final BlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
    private final List<String> events = new ArrayList<>();
    private final List<Octets> sent = new ArrayList<>();
    private int channels;
    private HandsetNetwork network;
    private TerminalCommands commands;
    private DatagramSocket server;

    @BeforeEach
    void start() throws IOException {
        network = new HandsetNetwork(SmscSettings.onPort(0), 1, Clock.systemUTC());
        commands = new TerminalCommands(new TestOwner(), network.surroundings(), 1);
        server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setSoTimeout(5_000);
    }

    @AfterEach
    void stop() {
        server.close();
        network.close();
    }

    @Test
    void theImeiIsProvided() {
        assertThat(execute(vector("ofono_provide_local_info_121")))
                .isEqualTo(vector("ofono_provide_local_info_response_121"));
    }

    @Test
    void aShortMessageIsSentAndConfirmed() {
        assertThat(execute(vector("ssm_capreq"))).isEqualTo(vector("tr_ssm_ok"))
                .isEqualTo(vector("ofono_send_sms_response_111"));
        assertThat(sent).containsExactly(Octets.ofHex("01010D91683108100005F000040A4249500108494D450133"));
        assertThat(execute(vector("ofono_send_sms_141"))).as("a command longer than 127 octets")
                .isEqualTo(vector("ofono_send_sms_response_121"));
    }

    @Test
    void aChannelIsOpenedUsedAndClosed() throws IOException {
        assertThat(execute(vector("ofono_get_channel_status_111")))
                .isEqualTo(vector("ofono_get_channel_status_response_111"));
        assertThat(execute(openUdp())).isEqualTo(vector("tr_oc_ok_default"));
        assertThat(execute(vector("ofono_get_channel_status_111")))
                .isEqualTo(vector("ofono_get_channel_status_response_121"));
        assertThat(execute(vector("ofono_send_data_111"))).isEqualTo(vector("ofono_send_data_response_111"));
        assertThat(received()).isEqualTo(Octets.ofHex("0001020304050607"));
        assertThat(execute(vector("ofono_close_channel_111"))).isEqualTo(Octets.ofHex("810301410082028281830100"));
        assertThat(execute(vector("ofono_close_channel_111")))
                .isEqualTo(vector("ofono_close_channel_response_121"));
    }

    @Test
    void whatIsStoredLeavesInOneDatagramWithWhatIsSentImmediately() throws IOException {
        execute(openUdp());
        Octets store = Octets.ofHex("D00F 810301430082028121 B604 01020304".replace(" ", ""));
        assertThat(execute(store)).isEqualTo(vector("ofono_send_data_response_121"));
        execute(vector("ofono_send_data_111"));
        assertThat(received()).isEqualTo(Octets.ofHex("01020304" + "0001020304050607"));
    }

    @Test
    void aDatagramIsAnnouncedOnceAndReadInPieces() throws Exception {
        execute(vector("sul_data_chan"));
        execute(openUdp());
        execute(vector("ofono_send_data_111"));
        DatagramPacket first = new DatagramPacket(new byte[100], 100);
        server.receive(first);
        byte[] reply = new byte[300];
        Arrays.fill(reply, (byte) 0x5A);
        server.send(new DatagramPacket(reply, 300, first.getSocketAddress()));
        server.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, first.getSocketAddress()));

        runLater(2);
        assertThat(events).containsExactly(DATA_AVAILABLE + "FF");
        assertThat(execute(vector("ofono_receive_data_111")).toHex())
                .isEqualTo("810301420082028281830100B681C8" + "5A".repeat(200) + "B70164");
        assertThat(execute(vector("ofono_receive_data_111")).toHex()).as("100 of 200 octets, nothing of the next datagram")
                .isEqualTo("810301420082028281830102B664" + "5A".repeat(100) + "B70100");
        runLater(2);
        assertThat(events).containsExactly(DATA_AVAILABLE + "FF", DATA_AVAILABLE + "03");
        assertThat(execute(vector("ofono_receive_data_111")).toHex()).isEqualTo("810301420082028281830102B603010203B70100");
        assertThat(execute(vector("ofono_receive_data_111")).toHex()).isEqualTo("810301420082028281830102B600B70100");
    }

    @Test
    void noEventIsSentThatTheCardHasNotSetUp() throws Exception {
        execute(openUdp());
        execute(vector("ofono_send_data_111"));
        DatagramPacket first = new DatagramPacket(new byte[100], 100);
        server.receive(first);
        server.send(new DatagramPacket(new byte[] {1}, 1, first.getSocketAddress()));

        runLater(1);
        assertThat(events).isEmpty();
    }

    @Test
    void anUnwillingTerminalRefusesInItsOwnWords() {
        commands.behave(HandsetBehaviour.WILLING.refusing(Octets.ofOctets(0x30)));
        assertThat(execute(openUdp())).isEqualTo(vector("tr_oc_beyond"));
        commands.behave(HandsetBehaviour.WILLING.refusing(Octets.ofOctets(0x22)));
        assertThat(execute(openUdp()).toHex()).isEqualTo("810301400182028281830122");
    }

    @Test
    void moreThanSevenChannelsAreNotAvailable() {
        for (int i = 0; i < 7; i++) {
            execute(openUdp());
        }
        assertThat(execute(openUdp())).isEqualTo(vector("tr_oc_bip_nochannel"));
        assertThat(channels).isEqualTo(7);
    }

    @Test
    void aStreamIsReadAcrossItsPiecesAndItsEndIsAnEvent() throws Exception {
        execute(vector("sul_data_chan"));
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.format(Locale.ROOT, "%04X", listener.getLocalPort());
            Octets open = Octets.ofHex("D01C81030140018202818235010339020578" + "3C0302" + port + "3E05217F000001");
            assertThat(execute(open)).isEqualTo(vector("tr_oc_ok_default"));
            try (Socket peer = listener.accept()) {
                peer.setSoTimeout(5_000);
                execute(vector("ofono_send_data_111"));
                assertThat(peer.getInputStream().readNBytes(8)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
                peer.getOutputStream().write(new byte[] {1, 2});
                runLater(1);
                peer.getOutputStream().write(new byte[] {3});
                runLater(1);
                assertThat(events).containsExactly(DATA_AVAILABLE + "02");
                assertThat(execute(vector("ofono_receive_data_111")).toHex())
                        .isEqualTo("810301420082028281830102B603010203B70100");
            }
            runLater(2);
            assertThat(events).containsExactly(DATA_AVAILABLE + "02", vector("env_ch_status_dropped").toHex());
            assertThat(execute(vector("ofono_send_data_111")).toHex()).isEqualTo("81030143018202828183023A02");
            assertThat(execute(vector("ofono_get_channel_status_111")).toHex()).endsWith("B8020105");
        }
    }

    @Test
    void aTcpServerThatDoesNotListenIsNotReachable() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        String hex = String.format(Locale.ROOT, "D01C810301400182028182350103390205783C0302%04X3E05217F000001", port);
        assertThat(execute(Octets.ofHex(hex)).toHex()).isEqualTo("81030140018202828183023A0735010339020578");
    }

    @Test
    void aTimerExpiresOnceUnlessItIsDeactivated() throws Exception {
        assertThat(execute(Octets.ofHex("D011810301270082028182A40101A503000010")).toHex())
                .isEqualTo("810301270082028281830100A40101");
        assertThat(execute(Octets.ofHex("D011810301270082028182A40102A503100000")).toHex())
                .isEqualTo("810301270082028281830100A40102");
        assertThat(execute(Octets.ofHex("D00C810301270282028182A40102")).toHex())
                .as("of an hour, 59 minutes and some seconds are left")
                .matches("810301270282028281830100A40102A5030095[0-9]{2}");
        assertThat(execute(Octets.ofHex("D00C810301270182028182A40102")).toHex())
                .startsWith("810301270182028281830100A40102A503");
        assertThat(execute(Octets.ofHex("D00C810301270182028182A40102")).toHex())
                .as("it runs no more").isEqualTo("810301270182028281830124A40102");

        runLater(1);
        assertThat(events).containsExactly("D70C82028281A40101A503000010");
        assertThat(execute(Octets.ofHex("D00C810301270282028182A40101")).toHex())
                .isEqualTo("810301270282028281830124A40101");
    }

    @Test
    void anExpiryThatCrossesItsTimersNewStartIsNotTold() throws Exception {
        execute(Octets.ofHex("D011810301270082028182A40101A503000010"));
        Runnable expiry = later.poll(5, TimeUnit.SECONDS);
        execute(Octets.ofHex("D011810301270082028182A40101A503000090"));

        expiry.run();

        assertThat(events).isEmpty();
    }

    @Test
    void whatIsUnknownIncompleteOrNoCommandIsAnsweredSo() {
        assertThat(execute(Octets.ofHex("D009810301150082028182")).toHex()).isEqualTo("810301150082028281830130");
        assertThat(execute(Octets.ofHex("D009810301400182028182")).toHex()).isEqualTo("810301400182028281830136");
        assertThat(execute(Octets.ofHex("D009810301430182028121")).toHex()).isEqualTo("81030143018202828183023A03");
        assertThat(execute(Octets.ofHex("0102")).toHex()).isEqualTo("810300000082028281830132");
    }

    private Octets execute(Octets command) {
        return commands.execute(command);
    }

    private Octets openUdp() {
        String port = String.format(Locale.ROOT, "%04X", server.getLocalPort());
        return Octets.ofHex(vector("oc_default_udp").toHex().replace("3C03012328", "3C0301" + port)
                .replace("C000020A", "7F000001"));
    }

    private Octets received() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        server.receive(packet);
        return Octets.of(packet.getData(), 0, packet.getLength());
    }

    private void runLater(int tasks) throws InterruptedException {
        for (int i = 0; i < tasks; i++) {
            Runnable task = later.poll(5, TimeUnit.SECONDS);
            assertThat(task).as("task " + (i + 1) + " of " + tasks).isNotNull();
            task.run();
        }
    }

    private final class TestOwner implements TerminalCommands.Owner {

        @Override
        public TerminalModel terminal() {
            return new TerminalModel(Imei.ofDigits("123456789012345"), TerminalModel.WITH_BIP);
        }

        @Override
        public Uicc card() {
            return new RecordingCard(events);
        }

        @Override
        public void later(Runnable task) {
            later.add(task);
        }

        @Override
        public boolean sendSms(Octets tpdu) {
            sent.add(tpdu);
            return true;
        }

        @Override
        public void channelOpened() {
            channels++;
        }
    }
}
