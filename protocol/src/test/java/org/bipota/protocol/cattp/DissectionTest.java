package org.bipota.protocol.cattp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cattp.LossyLink.Conditions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine sends is read by Wireshark's dissector for CAT_TP, where {@code tshark} is installed. */
class DissectionTest {

    /** The columns: protocols of the frame, PDU flags, status of the checksum (1: good), remarks, malformed parts. */
    private static final List<String> FIELDS = List.of("frame.protocols", "cattp.flags", "cattp.checksum.status",
            "_ws.expert.message", "_ws.malformed");
    private static final String GOOD = "raw:ip:udp:cattp";

    @TempDir
    Path folder;

    private final CaptureFile capture;
    private int cardPort = 40_000;

    DissectionTest() throws IOException {
        capture = new CaptureFile();
    }

    /** Both sides send segmented SDUs over a link that loses and reorders; silence, keep-alive and the end follow. */
    private void session(long seed) throws ProtocolException, IOException {
        CatTpSettings settings = new CatTpSettings(118, 2000, 8, Duration.ofSeconds(2), 12, Duration.ofMinutes(2));
        LossyLink link = new LossyLink(seed, new Conditions(0.1, 0.05, 40_000_000, 60_000_000));
        TestPeer card = new TestPeer(CatTpConnection.connect(1025, 9000, TestPeer.TOKEN, settings, 65_530, 0));
        TestServer server = new TestServer(settings, 65_535);
        link.connect(card, server);
        link.fromClient(List.copyOf(card.sent));
        Octets sdu = Octets.of(new byte[999]);
        int up = 0;
        int down = 0;
        for (int steps = 0; steps < 10_000 && link.step(); steps++) {
            for (; up < 5 && card.connection.accepts(sdu); up++) {
                link.fromClient(card.send(sdu, link.now()));
            }
            for (; down < 10 && server.accepts(sdu); down++) {
                link.fromServer(server.peer().send(sdu, link.now()));
            }
        }
        assertThat(card.delivered).hasSize(10);
        assertThat(server.peer().delivered).hasSize(5);
        for (LossyLink.Sent sent : link.sent()) {
            capture.add(sent.nanos(), sent.toServer(), cardPort, sent.octets());
        }
        cardPort++;
    }

    /** A port without connections refuses, for each reason that it has. */
    private void refusals() throws IOException {
        CatTpListener listener = new CatTpListener(9000);
        Octets none = Octets.EMPTY;
        for (CatTpPdu pdu : List.of(new Syn(1025, 9001, 7, 5, 1400, 512, none), new Syn(1025, 9000, 7, 5, 18, 512, none),
                new Data(1025, 9000, 7, 33, 5, false, Octets.ofHex("AA")), new Nul(1025, 9000, 7, 33, 5))) {
            capture.add(0, true, cardPort, CatTpCodec.encode(pdu));
            CatTpListener.Outcome outcome = listener.onPdu(pdu);
            capture.add(0, false, cardPort++, CatTpCodec.encode(((CatTpListener.Outcome.Refuse) outcome).rst()));
        }
        for (RstReason reason : RstReason.values()) {
            Rst rst = CatTpListener.refusal(new Syn(1025, 9000, 7, 5, 1400, 512, none), reason);
            capture.add(0, false, cardPort++, CatTpCodec.encode(rst));
        }
    }

    @Test
    void everyFrameOfEverySessionDissectsWithAGoodChecksum() throws Exception {
        assumeThat(isInstalled("tshark")).as("tshark is installed").isTrue();
        for (long seed = 1; seed <= 5; seed++) {
            session(seed);
        }
        refusals();
        List<String> lines = dissect();
        assertThat(lines).hasSize(capture.frames());
        List<String> flags = new ArrayList<>();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            flags.add(columns[1]);
            assertThat(columns[0]).as(line).startsWith(GOOD).doesNotContain("malformed");
            assertThat(columns[2]).as(line).isEqualTo("1");
            assertThat(columns[3]).as(line).isEmpty();
            assertThat(columns[4]).as(line).isEmpty();
        }
        assertThat(flags).as("every kind of PDU was there")
                .contains("0x80", "0xc0", "0x40", "0x44", "0x60", "0x48", "0x50", "0x10");
    }

    @Test
    void aWrongChecksumIsSeen() throws Exception {
        assumeThat(isInstalled("tshark")).as("tshark is installed").isTrue();
        byte[] pdu = CatTpCodec.encode(new Ack(1025, 9000, 7, 33, 5)).toByteArray();
        pdu[17] ^= 1;
        capture.add(0, true, cardPort, Octets.of(pdu));
        assertThat(dissect().get(0).split("\t", -1)[2]).isNotEqualTo("1");
    }

    private List<String> dissect() throws IOException, InterruptedException {
        Path file = folder.resolve("session.pcap");
        Path output = folder.resolve("dissected.txt");
        capture.write(file);
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString(), "-d",
                "udp.port==" + CaptureFile.SERVER_PORT + ",cattp", "-T", "fields"));
        FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
        Process tshark = new ProcessBuilder(command).redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(tshark.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tshark.exitValue()).isZero();
        return Files.readAllLines(output);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
