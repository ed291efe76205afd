package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.push.ChannelParameters;
import org.bipota.protocol.push.NetworkAccessName;
import org.bipota.protocol.push.OpenBipChannel;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.push.PushCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A push opens a channel and begins the link on it, or the server hears why not. */
class PushTest {

    private static final int OPEN = CommandDetails.OPEN_CHANNEL;
    private static final int SMS = CommandDetails.SEND_SHORT_MESSAGE;

    @Test
    void pushOpensTheChannelItDescribes() {
        TestCard test = TestCard.pushed();

        //                                                details     devices   bearer  buffer    UDP 9000    192.0.2.10
        assertThat(afterNumber(test.terminal.raw(OPEN))).isEqualTo("4001" + "82028182" + "350103" + "39020578" + "3C03012328" + "3E0521C000020A");
        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    @Test
    void accessNameAndUserTextGoToTheTerminal() {
        TestCard test = TestCard.known();
        ChannelParameters parameters = ((OpenBipChannel) TestCard.udpPush().get(0)).parameters()
                .withAlphaIdentifier(Octets.ofHex("4F5441")).withNetworkAccessName(NetworkAccessName.of("ota.example"));

        test.push(List.of(new OpenBipChannel(parameters), TestCard.udpPush().get(1)));

        assertThat(afterNumber(test.terminal.raw(OPEN))).isEqualTo("4001" + "82028182" + "05034F5441" + "350103" + "39020578"
                + "470C036F7461076578616D706C65" + "3C03012328" + "3E0521C000020A");
    }

    @Test
    void tagsWithTheComprehensionBitAreTheSameTags() {
        TestCard test = TestCard.known();

        test.send("163A", Octets.ofHex("80EC010113B50103B9020578BC03012328BE0521C000020A" + "80EC010213BC03002328B9020200B608A1A2A3A4A5A6A7A8"));

        assertThat(afterNumber(test.terminal.raw(OPEN))).isEqualTo("4001" + "82028182" + "350103" + "39020578" + "3C03012328" + "3E0521C000020A");
        assertThat(syn(test).identification()).isEqualTo(TestCard.TOKEN);
    }

    @Test
    void whatThePushLeavesOutHasDefaults() {
        TestCard test = TestCard.known();

        test.send("163A", Octets.ofHex("80EC01010C3C030123283E0521C000020A" + "80EC0102053C03002328"));

        assertThat(afterNumber(test.terminal.raw(OPEN))).isEqualTo("4001" + "82028182" + "350103" + "39020578" + "3C03012328" + "3E0521C000020A");
        assertThat(syn(test).identification()).isEqualTo(TestCard.ICCID.value());
        assertThat(syn(test).maxSduOctets()).isEqualTo(1024);
    }

    @Test
    void firstDatagramIsASynWithTheIdentificationData() {
        TestCard test = TestCard.pushed();

        assertThat(test.terminal.commands(CommandDetails.SEND_DATA)).hasSize(1)
                .allSatisfy(command -> assertThat(command.details().qualifier()).isEqualTo(1))
                .allSatisfy(command -> assertThat(command.devices().destination()).isEqualTo(0x21));
        Syn syn = syn(test);
        assertThat(syn.identification()).isEqualTo(TestCard.TOKEN);
        assertThat(syn.destinationPort()).isEqualTo(9000);
        assertThat(syn.maxSduOctets()).isEqualTo(512);
        assertThat(syn.maxPduOctets()).isEqualTo(530);
        assertThat(syn.window()).isEqualTo(2);
    }

    @Test
    void terminalsSmallerBufferIsRespected() {
        TestCard test = TestCard.known();
        List<PushCommand> push = List.of(TestCard.udpPush().get(0), new OpenCatTpLink(9000, 4096, TestCard.TOKEN));

        test.push(push);

        assertThat(syn(test).maxSduOctets()).isEqualTo(1024);
        assertThat(syn(test).maxPduOctets()).isEqualTo(1042);
        assertThat(syn(test).window()).isEqualTo(1);
    }

    @Test
    void pushInTwoSegmentsIsJoined() {
        TestCard test = TestCard.known();
        ChannelParameters parameters = ((OpenBipChannel) TestCard.udpPush().get(0)).parameters()
                .withAlphaIdentifier(Octets.ofHex("41".repeat(110)));

        test.push(List.of(new OpenBipChannel(parameters), TestCard.udpPush().get(1)));

        assertThat(test.terminal.commands(OPEN)).hasSize(1);
        assertThat(syn(test).identification()).isEqualTo(TestCard.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "22", "3A01", "2002", "212835", "3A07", "3200"})
    void refusedChannelIsReportedWithTheResultAndTheIdentificationData(String result) {
        TestCard test = TestCard.known();
        test.terminal.answers(OPEN, result);

        test.push(TestCard.udpPush());

        ChannelReport report = (ChannelReport) test.lastMessage();
        assertThat(report.iccid()).isEqualTo(TestCard.ICCID);
        assertThat(report.identificationData()).isEqualTo(TestCard.TOKEN);
        assertThat(report.result().toHex()).isEqualTo(result);
        assertThat(test.terminal.commands(CommandDetails.SEND_DATA)).isEmpty();
    }

    @Test
    void reportThatDidNotLeaveIsSentLaterAndOnce() {
        TestCard test = TestCard.known();
        test.terminal.answers(OPEN, "30");
        test.terminal.answers(SMS, "2000", "2000", "2000");
        test.push(TestCard.udpPush());
        test.card.status();
        test.terminal.forget();

        test.powerOn();
        test.card.status();

        assertThat(((ChannelReport) test.lastMessageOfLastShortMessage()).identificationData()).isEqualTo(TestCard.TOKEN);
        test.terminal.forget();
        test.powerOn();
        test.card.status();
        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    @Test
    void secondPushWhileAChannelIsOpenIsRefused() {
        TestCard test = TestCard.pushed();
        test.terminal.forget();
        Octets other = Octets.ofHex("B1B2B3B4B5B6B7B8");

        test.push(List.of(TestCard.udpPush().get(0), new OpenCatTpLink(9000, 512, other)));

        ChannelReport report = (ChannelReport) test.lastMessage();
        assertThat(report.identificationData()).isEqualTo(other);
        assertThat(report.result().toHex()).isEqualTo("3A01");
        assertThat(test.terminal.commands(OPEN)).isEmpty();
    }

    @Test
    void channelCanBeOpenedAgainAfterARefusal() {
        TestCard test = TestCard.known();
        test.terminal.answers(OPEN, "2002");
        test.push(TestCard.udpPush());

        test.push(TestCard.udpPush());

        assertThat(syn(test).identification()).isEqualTo(TestCard.TOKEN);
    }

    @Test
    void overTcpTheIdentificationPacketGoesFirst() {
        TestCard test = TestCard.known();

        test.push(TestCard.tcpPush());

        assertThat(afterNumber(test.terminal.raw(OPEN))).isEqualTo("4001" + "82028182" + "350103" + "39020578" + "3C03022329" + "3E0521C000020A");
        assertThat(test.terminal.sent()).containsExactly(Octets.ofHex("030A3608A1A2A3A4A5A6A7A8"));
    }

    @Test
    void overTcpWhatArrivesIsFetchedAndADroppedLinkClosesTheChannel() {
        TestCard test = TestCard.known();
        test.push(TestCard.tcpPush());
        test.terminal.arrives(Octets.ofHex("00".repeat(400)));

        test.card.dataAvailable(1, 255);
        assertThat(test.terminal.commands(CommandDetails.RECEIVE_DATA)).hasSize(2);
        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).isEmpty();
        test.card.channelStatus(1, 0x05);

        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "80EC",
        "80E2800000",
        // the second command is missing, is another one, has no port
        "80EC010113350103390205783C030123283E0521C000020A",
        "80EC010113350103390205783C030123283E0521C000020A" + "80EC01040436020102",
        "80EC010113350103390205783C030123283E0521C000020A" + "80EC0102043602ABCD",
        // Lc beyond the end, a TLV beyond its command, octets behind the last command
        "80EC010114350103390205783C030123283E0521C000020A",
        "80EC010105350103393902" + "80EC0102053C03002328",
        "80EC010113350103390205783C030123283E0521C000020A" + "80EC0102053C0300232800",
        // a local address; a login without password; identification data of 33 octets
        "80EC01011A350103390205783E05217F0000013C030123283E0521C000020A" + "80EC0102053C03002328",
        "80EC0101163501030D01043C030123283E0521C000020A39020578" + "80EC0102053C03002328",
        "80EC010113350103390205783C030123283E0521C000020A" + "80EC0102283C030023283621000000000000000000000000000000000000000000000000000000000000000000"})
    void malformedPushOpensNothingAndIsAnsweredWithWrongData(String data) {
        TestCard test = TestCard.known();

        // proof of receipt always, plain, in the delivery report
        EnvelopeAnswer answer = test.send("1601", Octets.ofHex(data));

        assertThat(test.terminal.commands(OPEN)).isEmpty();
        assertThat(test.terminal.commands(SMS)).isEmpty();
        assertThat(answer.statusWord()).isEqualTo(0x9000);
        assertThat(answer.data().toHex()).endsWith("00" + "016A80");
    }

    @Test
    void eventsOfOtherChannelsAndTimersAreNotOurs() {
        TestCard test = TestCard.pushed();
        test.terminal.forget();

        test.card.dataAvailable(2, 255);
        test.card.channelStatus(2, 0x05);
        test.card.timerExpired(5);

        assertThat(test.terminal.commands(CommandDetails.RECEIVE_DATA)).isEmpty();
        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).isEmpty();
        assertThat(test.terminal.commands(CommandDetails.SEND_DATA)).isEmpty();
    }

    @Test
    void resetLeavesNoChannelBehind() {
        TestCard test = TestCard.pushed();
        test.powerOn();
        test.terminal.forget();

        test.push(TestCard.udpPush());

        assertThat(test.terminal.commands(OPEN)).hasSize(1);
        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    @Test
    void serverNumberThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> new CardProfile(TestCard.ICCID, TestCard.AES_128, CardProfile.BIP, "OTA"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("OTA");
    }

    private static Syn syn(TestCard test) {
        try {
            List<Octets> sent = test.terminal.sent();
            return (Syn) CatTpCodec.decode(sent.get(sent.size() - 1));
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }

    /** The command from its type on. */
    private static String afterNumber(Octets command) {
        int at = command.toHex().indexOf("8103") + 6;
        return command.toHex().substring(at);
    }
}
