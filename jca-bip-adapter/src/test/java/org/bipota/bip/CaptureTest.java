package org.bipota.bip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.bip.TestApplication.next;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bipota.bip.api.CaptureStatus;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cattp.Ack;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.Data;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.cattp.SynAck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CaptureTest {

    private static final String SUBSCRIBER = "491700000001";
    private static final Octets SDU = Octets.ofHex("01020304050607");

    private RunningAdapter running;

    @AfterEach
    void stop() {
        running.close();
    }

    /** The IP packets of a file. */
    private static List<Octets> packets(Octets pcap) {
        ByteBuffer file = ByteBuffer.wrap(pcap.toByteArray());
        assertThat(file.getInt()).isEqualTo(0xA1B2C3D4);
        assertThat(file.getInt()).as("version 2.4").isEqualTo(0x00020004);
        file.position(20);
        assertThat(file.getInt()).as("raw IP").isEqualTo(101);
        List<Octets> packets = new ArrayList<>();
        while (file.hasRemaining()) {
            file.position(file.position() + 8);
            byte[] packet = new byte[file.getInt()];
            assertThat(file.getInt()).isEqualTo(packet.length);
            file.get(packet);
            packets.add(Octets.of(packet));
        }
        return packets;
    }

    /** The one's complement sum of a datagram with its pseudo header is all ones when its checksum is good. */
    private static int udpSum(Octets packet) {
        int length = packet.length() - 20;
        int sum = 17 + length;
        for (int i = 12; i < packet.length(); i += 2) {
            sum += packet.at(i) << 8 | (i + 1 < packet.length() ? packet.at(i + 1) : 0);
        }
        return (sum & 0xFFFF) + (sum >> 16);
    }

    private Octets capturedSession() throws Exception {
        running = new RunningAdapter();
        assertThat(running.adapter.captureNext(SUBSCRIBER)).isTrue();
        try (TestCard card = running.card().open()) {
            String channel = next(running.application.opened).channelId();
            card.send(SDU);
            next(running.application.data);
            assertThat(running.adapter.send(channel, SDU)).isTrue();
            card.until(() -> card.delivered.contains(SDU));
            running.adapter.end(channel);
            card.until(() -> card.closed);
            next(running.application.closed);
            return running.adapter.pcap(channel).orElseThrow();
        }
    }

    @Test
    void theNextChannelOfASubscriberIsCapturedFromItsSynOn() throws Exception {
        List<CatTpPdu> pdus = new ArrayList<>();
        List<Octets> packets = packets(capturedSession());
        for (Octets packet : packets) {
            assertThat(packet.at(0)).isEqualTo(0x45);
            assertThat(udpSum(packet)).isEqualTo(0xFFFF);
            pdus.add(CatTpCodec.decode(packet.slice(28)));
        }
        assertThat(pdus.get(0)).isInstanceOf(Syn.class);
        assertThat(pdus.get(1)).isInstanceOf(SynAck.class);
        assertThat(pdus.stream().filter(Data.class::isInstance).map(pdu -> ((Data) pdu).data())).contains(SDU, SDU);
        assertThat(running.adapter.captures()).singleElement().satisfies(capture -> {
            assertThat(capture.subscriber()).isEqualTo(SUBSCRIBER);
            assertThat(capture.frames()).isEqualTo(packets.size());
        });
    }

    @Test
    void wiresharkReadsItWithGoodChecksums(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("channel.pcap");
        Files.write(file, capturedSession().toByteArray());
        Assumptions.assumeTrue(isInstalled(), "tshark is not installed");
        String dissected = tshark("-r", file.toString(), "-d", "udp.port==" + running.udp.getPort() + ",cattp",
                "-o", "udp.check_checksum:TRUE", "-T", "fields", "-e", "udp.checksum.status", "-e", "cattp.checksum.status");
        assertThat(dissected.lines()).hasSizeGreaterThan(4).allMatch("1\t1"::equals);
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return tshark("--version").contains("TShark");
        } catch (IOException e) {
            return false;
        }
    }

    private static String tshark(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return out;
    }

    @Test
    void anOpenChannelIsCapturedFromThenOnUntilItsBound() throws Exception {
        running = new RunningAdapter(adapter -> adapter.setCaptureOctets(1000));
        try (TestCard card = running.card().open()) {
            String channel = next(running.application.opened).channelId();
            assertThat(running.adapter.capture("no such channel")).isFalse();
            assertThat(running.adapter.capture(channel)).isTrue();
            for (int i = 1; i <= 40; i++) {
                int answers = i;
                card.send(SDU);
                card.until(() -> card.received.stream().filter(Ack.class::isInstance).count() >= answers);
            }
            assertThat(running.adapter.captures()).singleElement().satisfies(capture -> {
                assertThat(capture.running()).isFalse();
                assertThat(capture.octets()).isBetween(800L, 1000L);
            });
        }
    }

    @Test
    void theOldestCaptureGoesForTheNewest() throws Exception {
        running = new RunningAdapter(adapter -> adapter.setMaxCaptures(2));
        List<String> channels = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (TestCard card = running.card().open()) {
                channels.add(next(running.application.opened).channelId());
                assertThat(running.adapter.capture(channels.get(i))).isTrue();
                assertThat(card.opened).isTrue();
            }
        }
        assertThat(running.adapter.captures()).extracting(CaptureStatus::channelId).isEqualTo(channels.subList(1, 3));
        assertThat(running.adapter.pcap(channels.get(0))).isEmpty();
        assertThat(running.adapter.captureNext("1")).isTrue();
        assertThat(running.adapter.captureNext("2")).isTrue();
        assertThat(running.adapter.captureNext("3")).isFalse();
    }

    @Test
    void aTcpChannelIsCapturedAsAStream() throws Exception {
        running = new RunningAdapter();
        running.adapter.captureNext(SUBSCRIBER);
        Octets identification = Octets.ofHex("030A3608" + TestApplication.TOKEN);
        Octets packet = Octets.ofHex("0203AABBCC");
        try (Socket socket = new Socket(running.tcp.getAddress(), running.tcp.getPort())) {
            socket.getOutputStream().write(identification.toByteArray());
            String channel = next(running.application.opened).channelId();
            socket.getOutputStream().write(packet.toByteArray());
            next(running.application.data);
            List<Octets> packets = packets(running.adapter.pcap(channel).orElseThrow());
            assertThat(Octets.join(packets.stream().map(each -> each.slice(40)).toList()))
                    .isEqualTo(identification.concat(packet));
        }
    }
}
