package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.Tar;
import org.bipota.protocol.sms.UserData;
import org.junit.jupiter.api.Test;

/** The card's operating system lets only sound packets through, and proves receipt as the packet asks. */
class CardSecurityTest {

    private final TestCard test = TestCard.known();

    @Test
    void replayedPushIsRefusedWithCounterLow() {
        CommandPacket push = test.packet("163A", CardProfile.BIP, 5);
        test.sendPacket(push);
        assertThat(test.terminal.commands(CommandDetails.OPEN_CHANNEL)).hasSize(1);
        assertThat(test.terminal.commands(CommandDetails.SEND_SHORT_MESSAGE)).isEmpty();

        test.sendPacket(push);

        assertThat(test.terminal.commands(CommandDetails.OPEN_CHANNEL)).hasSize(1);
        ResponsePacket proof = proof("163A");
        assertThat(proof.status()).isEqualTo(ResponseStatus.CNTR_LOW);
        assertThat(proof.counter()).isEqualTo(5);
        assertThat(proof.plainFallback()).isFalse();
        assertThat(test.terminal.submits().get(0).destinationAddress().digits()).isEqualTo("10099");
    }

    @Test
    void forgedPushIsRefusedAndTheCounterStays() {
        byte[] forged = test.encode(test.packet("163A", CardProfile.BIP, 5)).toByteArray();
        forged[forged.length - 1] ^= 1;
        test.sendOctets(Octets.of(forged));

        assertThat(proof("163A").status()).isEqualTo(ResponseStatus.RC_CC_DS_FAILED);
        assertThat(test.terminal.commands(CommandDetails.OPEN_CHANNEL)).isEmpty();
        test.terminal.forget();

        test.sendPacket(test.packet("163A", CardProfile.BIP, 5));
        assertThat(test.terminal.commands(CommandDetails.OPEN_CHANNEL)).hasSize(1);
    }

    @Test
    void unknownTarIsAnsweredWithTarUnknown() {
        test.sendPacket(test.packet("163A", Tar.ofHex("B00011"), 1));

        assertThat(proof("163A").status()).isEqualTo(ResponseStatus.TAR_UNKNOWN);
    }

    @Test
    void packetWithoutChecksumIsBelowTheMinimum() {
        test.sendPacket(test.packet("0022", CardProfile.BIP, 1));

        assertThat(proof("0022").status()).isEqualTo(ResponseStatus.INSUFFICIENT_SECURITY_LEVEL);
        assertThat(test.terminal.commands(CommandDetails.OPEN_CHANNEL)).isEmpty();
    }

    @Test
    void counterOneHigherAdmitsNoGap() {
        test.sendPacket(test.packet("1E3A", CardProfile.BIP, 2));
        assertThat(proof("1E3A").status()).isEqualTo(ResponseStatus.CNTR_HIGH);
        test.terminal.forget();

        test.sendPacket(test.packet("1E3A", CardProfile.BIP, 1));
        assertThat(test.terminal.commands(CommandDetails.OPEN_CHANNEL)).hasSize(1);
    }

    @Test
    void highestCounterBlocksTheCard() {
        test.sendPacket(test.packet("163A", CardProfile.BIP, CommandPacket.MAX_COUNTER));
        test.terminal.forget();
        test.sendPacket(test.packet("163A", CardProfile.BIP, CommandPacket.MAX_COUNTER));

        assertThat(proof("163A").status()).isEqualTo(ResponseStatus.CNTR_BLOCKED);
    }

    @Test
    void proofAlwaysIsSentForAGoodPushToo() {
        test.send("1639", PushCommand.encode(TestCard.udpPush()));

        assertThat(proof("1639").status()).isEqualTo(ResponseStatus.POR_OK);
    }

    @Test
    void proofInTheDeliveryReportIsTheEnvelopesAnswer() throws ProtocolException {
        EnvelopeAnswer answer = test.send("1619", PushCommand.encode(TestCard.udpPush()));

        assertThat(test.terminal.commands(CommandDetails.SEND_SHORT_MESSAGE)).isEmpty();
        assertThat(decode(UserData.parse(answer.data()), "1619").status()).isEqualTo(ResponseStatus.POR_OK);
    }

    @Test
    void proofThatTheTerminalRefusedIsSentAtTheNextStatus() {
        test.terminal.answers(CommandDetails.SEND_SHORT_MESSAGE, "2000");
        test.sendPacket(test.packet("163A", Tar.ofHex("B00011"), 1));
        test.terminal.forget();

        test.card.status();
        assertThat(proof("163A").status()).isEqualTo(ResponseStatus.TAR_UNKNOWN);
        test.terminal.forget();
        test.card.status();

        assertThat(test.terminal.commands(CommandDetails.SEND_SHORT_MESSAGE)).isEmpty();
    }

    @Test
    void shortMessageThatIsNoCommandPacketIsTakenAndForgotten() {
        assertThat(test.card.smsPpDownload(TestCard.deliver(Octets.ofHex("0005000303010041"))).statusWord()).isEqualTo(0x9000);
        assertThat(test.card.smsPpDownload(TestCard.deliver(Octets.ofHex("0270000001"))).statusWord()).isEqualTo(0x6F00);
        assertThat(test.card.smsPpDownload(Octets.ofHex("01")).statusWord()).isEqualTo(0x6F00);
        assertThat(test.terminal.commands(CommandDetails.OPEN_CHANNEL)).isEmpty();
    }

    @Test
    void twoHundredCardsKeepTheirOwnStates() {
        List<TestCard> cards = IntStream.range(0, 200).mapToObj(i -> new TestCard()).toList();
        cards.forEach(TestCard::powerOn);
        for (int i = 0; i < cards.size(); i += 2) {
            cards.get(i).terminal.becomes(RecordingTerminal.SECOND);
        }
        cards.forEach(card -> card.terminal.forget());
        cards.forEach(TestCard::powerOn);

        for (int i = 0; i < cards.size(); i++) {
            assertThat(cards.get(i).terminal.shortMessages()).hasSize(i % 2 == 0 ? 1 : 0);
        }
    }

    private ResponsePacket proof(String spi) {
        List<UserData> sent = test.terminal.shortMessages();
        assertThat(sent).hasSize(1);
        try {
            return decode(sent.get(0), spi);
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }

    private ResponsePacket decode(UserData userData, String spi) throws ProtocolException {
        assertThat(userData.isResponsePacket()).isTrue();
        return new SecuredPackets().decodeResponse(
                userData.payload(), Spi.ofHex(spi), test.profile.keys(), PacketTransport.SMS_PP);
    }
}
