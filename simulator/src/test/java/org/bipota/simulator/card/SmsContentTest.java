package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.UserData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents that travel by SMS, and the store's rules, which are the same on every way. */
class SmsContentTest {

    private final TestCard test = TestCard.known();

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 600, 1023, 1500})
    void contentOfSeveralSegmentsIsExecutedAndTheProofOfReceiptSaysSo(int octets) {
        Octets content = StoreData.content(octets, 1);
        List<Octets> commands = StoreData.commands(content, 200);

        CompactResponse response = answerTo(Octets.join(commands));

        assertThat(response).isEqualTo(new CompactResponse(commands.size(), 0x9000, Octets.EMPTY));
        assertThat(test.card.content()).isEqualTo(content);
    }

    @Test
    void contentMayComeInSeveralMessagesAndHalfIsNone() {
        Octets content = StoreData.content(1_000, 2);
        for (Octets packet : StoreData.packets(content, 100, 3)) {
            assertThat(test.card.content()).isEqualTo(Octets.EMPTY);
            assertThat(answerTo(packet).statusWord()).isEqualTo(0x9000);
        }
        assertThat(test.card.content()).isEqualTo(content);
    }

    @Test
    void answerGoesIntoTheDeliveryReportWhereItIsAskedFor() throws ProtocolException {
        EnvelopeAnswer answer = test.send("1619", StoreData.block(0, true, Octets.ofHex("AA")));

        ResponsePacket response = new SecuredPackets().decodeResponse(UserData.parse(answer.data()).payload(), Spi.ofHex("1619"),
                test.profile.keys(), PacketTransport.SMS_PP);
        assertThat(response.data()).isEqualTo(Octets.ofHex("019000"));
    }

    @Test
    void contentAndChannelGoOnFromOneAnother() {
        Octets content = StoreData.content(600, 3);
        List<Octets> commands = StoreData.commands(content, 200);
        assertThat(answerTo(commands.get(0)).statusWord()).isEqualTo(0x9000);
        OpenLink link = OpenLink.open(test);
        assertThat(link.execute(commands.get(1)).statusWord()).isEqualTo(0x9000);
        // while the channel is open
        assertThat(answerTo(commands.get(2)).statusWord()).isEqualTo(0x9000);

        assertThat(test.card.content()).isEqualTo(content);
    }

    @Test
    void repeatedPacketChangesNothingAndIsAnsweredWell() {
        Octets content = StoreData.content(900, 4);
        List<Octets> packets = StoreData.packets(content, 100, 3);
        for (Octets packet : packets) {
            Octets before = state();
            assertThat(answerTo(packet).statusWord()).isEqualTo(0x9000);
            Octets after = state();
            assertThat(after).isNotEqualTo(before);
            for (int i = 0; i < 3; i++) {
                assertThat(answerTo(packet)).isEqualTo(new CompactResponse(3, 0x9000, Octets.EMPTY));
                assertThat(state()).isEqualTo(after);
            }
        }
        assertThat(test.card.content()).isEqualTo(content);
    }

    @Test
    void otherDataUnderTheSameNumbersIsRefused() {
        List<Octets> packets = StoreData.packets(StoreData.content(900, 5), 100, 3);
        answerTo(packets.get(0));
        answerTo(packets.get(1));
        Octets state = state();

        assertThat(answerTo(StoreData.packets(StoreData.content(900, 6), 100, 3).get(1)).statusWordHex()).isEqualTo("6985");
        assertThat(answerTo(packets.get(0).slice(105)).statusWordHex()).isEqualTo("6985");
        assertThat(state()).isEqualTo(state);
        assertThat(answerTo(packets.get(2)).statusWord()).isEqualTo(0x9000);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "2, 3", "3, 3", "0, 9", "1, 1"})
    void block0BeginsAnotherContent(int packetsBefore, int blocks) {
        List<Octets> old = StoreData.packets(StoreData.content(900, 7), 100, blocks);
        old.subList(0, Math.min(packetsBefore, old.size())).forEach(this::answerTo);
        Octets content = StoreData.content(700, 8);

        StoreData.packets(content, 100, 2).forEach(packet -> assertThat(answerTo(packet).statusWord()).isEqualTo(0x9000));

        assertThat(test.card.content()).isEqualTo(content);
    }

    @Test
    void anotherContentMayBeginLikeTheLast() {
        Octets first = StoreData.content(300, 9);
        Octets longer = first.slice(0, 200).concat(StoreData.content(400, 10));
        Octets shorter = first.slice(0, 200);
        for (Octets content : new Octets[] {first, longer, first, shorter, longer, shorter}) {
            // in one packet, so that it begins where the last packet began
            assertThat(answerTo(Octets.join(StoreData.commands(content, 100))).statusWord()).isEqualTo(0x9000);
            assertThat(test.card.content()).isEqualTo(content);
        }
    }

    @Test
    void packetOfWhichTheCardHasTheBeginningIsCompleted() {
        List<Octets> commands = StoreData.commands(StoreData.content(500, 11), 100);
        answerTo(commands.get(0));
        // the third is damaged by whoever cut the content: what is before it stays
        assertThat(answerTo(commands.get(1).concat(commands.get(2)).concat(Octets.ofHex("80E2FF0301AA")))).isEqualTo(
                new CompactResponse(3, 0x6A86, Octets.EMPTY));

        assertThat(answerTo(Octets.join(commands.subList(1, 5)))).isEqualTo(new CompactResponse(4, 0x9000, Octets.EMPTY));
        assertThat(test.card.content()).isEqualTo(StoreData.content(500, 11));
    }

    @ParameterizedTest
    @CsvSource({"1, 1024, 9000", "1, 1025, 6A84", "33, 33792, 9000", "33, 33793, 6A84", "63, 64512, 9000", "63, 64513, 6A84"})
    void capacityIsAsInstalled(int kibibytes, int octets, String status) {
        TestCard sized = new TestCard(test.profile.with(Octets.ofOctets(0x8C, 1, kibibytes)));
        sized.powerOn();
        Octets content = StoreData.content(octets, 12);
        CompactResponse last = null;
        List<Octets> packets = StoreData.packets(content, 255, 5);
        for (Octets packet : packets) {
            last = answerTo(sized, packet);
        }

        assertThat(last.statusWordHex()).isEqualTo(status);
        assertThat(sized.card.content().length()).isEqualTo(status.equals("9000") ? octets : 0);
        assertThat(sized.card.content().equals(content)).isEqualTo(status.equals("9000"));
    }

    @Test
    void terminalReadsProgressAndContent() {
        test.card.select();
        assertThat(test.card.exchange(Octets.ofHex("80CA000104"))).isEqualTo(Octets.ofHex("00000000" + "9000"));
        assertThat(test.card.exchange(Octets.ofHex("80B0000000"))).isEqualTo(Octets.ofHex("6985"));

        List<Octets> packets = StoreData.packets(StoreData.content(600, 13), 200, 1);
        answerTo(packets.get(0));
        answerTo(packets.get(1));
        test.card.select();
        assertThat(test.card.exchange(Octets.ofHex("80CA000104"))).isEqualTo(Octets.ofHex("01019002" + "9000"));
        assertThat(test.card.exchange(Octets.ofHex("80B0000000"))).isEqualTo(Octets.ofHex("6985"));

        answerTo(packets.get(2));
        test.card.select();
        assertThat(test.card.exchange(Octets.ofHex("80CA000104"))).isEqualTo(Octets.ofHex("02025803" + "9000"));
        assertThat(test.card.exchange(Octets.ofHex("80B0000200"))).isEqualTo(
                StoreData.content(600, 13).slice(512).concat(Octets.ofHex("9000")));
        for (String refused : new String[] {"80B0000300", "80B0010000", "80B0FFFF00", "80B0800000"}) {
            assertThat(test.card.exchange(Octets.ofHex(refused))).as(refused).isEqualTo(Octets.ofHex("6985"));
        }
        for (String unknown : new String[] {"00B0000000", "80CA000200", "00CA000104", "80E2800001AA", "80EC0101"}) {
            assertThat(test.card.exchange(Octets.ofHex(unknown))).as(unknown).isEqualTo(Octets.ofHex("6D00"));
        }
    }

    private Octets state() {
        test.card.select();
        return test.card.exchange(Octets.ofHex("80CA000104"));
    }

    private CompactResponse answerTo(Octets commands) {
        return answerTo(test, commands);
    }

    /** What the server reads in the proof of receipt that the operating system sends by SMS. */
    private static CompactResponse answerTo(TestCard test, Octets commands) {
        test.terminal.forget();
        test.send("1639", commands);
        List<UserData> proof = test.terminal.shortMessages();
        UserData message = proof.size() == 1 ? proof.get(0) : Segmentation.join(proof);
        try {
            ResponsePacket response = new SecuredPackets().decodeResponse(message.payload(), Spi.ofHex("1639"), test.profile.keys(),
                    PacketTransport.SMS_PP);
            assertThat(response.status()).isEqualTo(ResponseStatus.POR_OK);
            return CompactResponse.parse(response.data());
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }
}
