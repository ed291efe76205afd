package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.push.IdentificationPacket;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets on a TCP channel, one after the other, as the pieces of the stream happen to come. */
class TcpLinkTest {

    private final TestCard test = TestCard.known();
    private final SecuredPackets packets = new SecuredPackets();
    private int seen;

    @BeforeEach
    void connected() throws ProtocolException {
        test.push(TestCard.tcpPush());
        assertThat(sent()).containsExactly(new IdentificationPacket(TestCard.TOKEN).encode());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void wholeContentArrivesInWhateverPieces(long seed) {
        Random random = new Random(seed);
        Octets content = StoreData.content(32_768, seed);
        for (Octets commands : StoreData.packets(content, 200, 4)) {
            long counter = test.nextCounter();
            Octets packet = packet(counter, commands);
            int at = 0;
            while (at < packet.length()) {
                int end = Math.min(packet.length(), at + 1 + random.nextInt(600));
                arrives(packet.slice(at, end));
                at = end;
            }
            assertThat(answers()).containsExactly(counter);
        }
        assertThat(test.card.content().equals(content)).isTrue();
    }

    @Test
    void packetsThatArriveTogetherAreAnsweredInTurn() {
        Octets stream = Octets.EMPTY;
        List<Long> counters = new ArrayList<>();
        Octets content = StoreData.content(2_000, 1);
        for (Octets commands : StoreData.packets(content, 100, 2)) {
            counters.add(test.nextCounter());
            stream = stream.concat(packet(counters.get(counters.size() - 1), commands));
        }
        arrives(stream);

        assertThat(answers()).isEqualTo(counters);
        assertThat(test.card.content()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", "02100000", "03084236", "01000000", "01830000", "01820400", "0182FFFF", "01FF0000"})
    void whatIsNoPacketOrTooLongClosesTheChannel(String garbage) {
        arrives(Octets.ofHex(garbage).concat(Octets.of(new byte[60])));

        assertThat(sent()).isEmpty();
        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).hasSize(1);
    }

    @Test
    void packetWhoseHeaderDoesNotFitItClosesTheChannel() {
        byte[] packet = packet(test.nextCounter(), Octets.EMPTY).toByteArray();
        packet[2] = 0x7F;
        arrives(Octets.of(packet));

        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).hasSize(1);
    }

    @Test
    void largestPacketIs1024Octets() {
        // 1,020 octets behind CPI and CPL
        Octets data = Octets.of(new byte[1_020]);
        arrives(Octets.ofHex("018203FC11").concat(data.slice(0, 1_019)));

        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).isEmpty();
        arrives(packet(test.nextCounter(), Octets.EMPTY));
        assertThat(answers()).hasSize(1);
    }

    @Test
    void refusedPacketLeavesTheStreamInStep() throws ProtocolException {
        Octets bad = Octets.of(flipped(packet(test.nextCounter(), StoreData.block(0, true, Octets.ofHex("AA")))));
        arrives(bad.concat(packet(test.nextCounter(), StoreData.block(0, true, Octets.ofHex("BB")))));

        List<Octets> sent = sent();
        assertThat(sent).hasSize(2);
        assertThat(packets.decodeResponse(sent.get(0), Spi.ofHex("1619"), test.profile.keys(), PacketTransport.TCP_IP).status())
                .isEqualTo(ResponseStatus.RC_CC_DS_FAILED);
        assertThat(test.card.content()).isEqualTo(Octets.ofHex("BB"));
    }

    @Test
    void refusedReceiveAndSendCloseTheChannel() {
        test.terminal.answers(CommandDetails.RECEIVE_DATA, "3A02");
        arrives(Octets.ofHex("01"));
        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).hasSize(1);

        test.push(TestCard.tcpPush());
        sent();
        test.terminal.answers(CommandDetails.SEND_DATA, "3A02");
        arrives(packet(test.nextCounter(), Octets.EMPTY));
        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).hasSize(2);
    }

    @Test
    void silenceClosesTheChannelAndHalfAPacketIsForgottenWithIt() {
        Octets packet = packet(test.nextCounter(), Octets.EMPTY);
        arrives(packet.slice(0, 20));
        test.card.timerExpired(1);
        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).isEmpty();
        test.card.timerExpired(1);
        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).hasSize(1);

        test.push(TestCard.tcpPush());
        sent();
        arrives(packet(test.nextCounter(), Octets.EMPTY));
        assertThat(answers()).hasSize(1);
    }

    private void arrives(Octets piece) {
        test.terminal.arrives(piece);
        test.card.dataAvailable(1, Math.min(piece.length(), 255));
    }

    private Octets packet(long counter, Octets commands) {
        return packets.encodeCommand(CommandPacket.of(Spi.ofHex("1619"), test.profile.keys(), CardProfile.BIP, counter, commands),
                test.profile.keys(), PacketTransport.TCP_IP);
    }

    /** The counters of the packets that were executed well. */
    private List<Long> answers() {
        List<Long> counters = new ArrayList<>();
        for (Octets answer : sent()) {
            try {
                ResponsePacket response = packets.decodeResponse(answer, Spi.ofHex("1619"), test.profile.keys(), PacketTransport.TCP_IP);
                assertThat(response.status()).isEqualTo(ResponseStatus.POR_OK);
                assertThat(CompactResponse.parse(response.data()).statusWord()).isEqualTo(0x9000);
                counters.add(response.counter());
            } catch (ProtocolException fault) {
                throw new AssertionError(fault);
            }
        }
        return counters;
    }

    private List<Octets> sent() {
        List<Octets> all = test.terminal.sent();
        List<Octets> fresh = List.copyOf(all.subList(seen, all.size()));
        seen = all.size();
        return fresh;
    }

    private static byte[] flipped(Octets packet) {
        byte[] bad = packet.toByteArray();
        bad[bad.length - 1] ^= 1;
        return bad;
    }
}
