package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.push.ChannelParameters;
import org.bipota.protocol.push.NetworkAccessName;
import org.bipota.protocol.push.OpenBipChannel;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.tlv.ComprehensionTlv;
import org.bipota.simulator.handset.CatVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A push opens a channel and begins the link on it, or the server hears why not. */
class PushTest {

    private static final int OPEN = CommandDetails.OPEN_CHANNEL;
    private static final int TEXT = 0x0D;
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
        assertThat(syn.maxPduOctets()).isEqualTo(274);
        assertThat(syn.window()).isEqualTo(3);
    }

    @Test
    void sduIsNeverLargerThanTheBufferForIt() {
        TestCard test = TestCard.known();

        test.push(List.of(TestCard.udpPush().get(0), new OpenCatTpLink(9000, 4096, TestCard.TOKEN)));

        assertThat(syn(test).maxSduOctets()).isEqualTo(1024);
    }

    @ParameterizedTest
    @CsvSource({"1400, 274, 3", "822, 274, 3", "821, 274, 2", "548, 274, 2", "547, 274, 1", "274, 274, 1", "273, 273, 1",
        "100, 100, 1", "65535, 274, 3"})
    void terminalsBufferBoundsPduAndWindow(int buffer, int pdu, int window) {
        TestCard test = TestCard.known();
        ChannelParameters parameters = ((OpenBipChannel) TestCard.udpPush().get(0)).parameters();

        test.terminal.buffer(buffer);
        test.push(List.of(new OpenBipChannel(parameters), TestCard.udpPush().get(1)));

        assertThat(syn(test).maxPduOctets()).isEqualTo(pdu);
        assertThat(syn(test).window()).isEqualTo(window);
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
        test.polls(3);

        assertThat(((ChannelReport) test.lastMessageOfLastShortMessage()).identificationData()).isEqualTo(TestCard.TOKEN);
        test.terminal.forget();
        test.powerOn();
        test.polls(3);
        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    /** In the vectors' own order, and backwards with comprehension bits, lengths in two octets, and login still before password. */
    @ParameterizedTest
    @ValueSource(strings = {"oc_default_udp", "oc_gprs_udp_apn_login", "ofono_open_channel_211", "ofono_open_channel_221",
        "ofono_open_channel_241"})
    void commandIsThatOfTheConformanceSequences(String vector) throws ProtocolException {
        Octets expected = CatVectors.vector(vector);
        List<ComprehensionTlv> objects = ProactiveCommand.parse(expected).objects();
        List<ComprehensionTlv> parameters = objects.subList(2, objects.size());

        assertThat(opened(TestCard.known(), ComprehensionTlv.encode(parameters))).isEqualTo(afterNumber(expected));

        Octets backwards = Octets.EMPTY;
        Octets texts = Octets.EMPTY;
        for (ComprehensionTlv object : parameters) {
            Octets tlv = Octets.ofOctets(0x80 | object.tag(), 0x81, object.value().length()).concat(object.value());
            texts = object.tag() == TEXT ? texts.concat(tlv) : texts;
            backwards = object.tag() == TEXT ? backwards : tlv.concat(backwards);
        }
        assertThat(opened(TestCard.known(), backwards.concat(texts))).isEqualTo(afterNumber(expected));
    }

    @Test
    void destinationMayBeAnIpv6Address() {
        String parameters = "350103" + "39020578" + "3C03012328" + "3E1157" + "20010DB8000000000000000000000001";

        assertThat(opened(TestCard.known(), Octets.ofHex(parameters))).isEqualTo("4001" + "82028182" + parameters);
    }

    @Test
    void installParametersStandInForWhatThePushLeavesOut() {
        CardProfile profile = new CardProfile(TestCard.ICCID, TestCard.AES_128, CardProfile.BIP, "10099").with(
                Octets.ofHex("8707" + "02030403041F02" + "880A" + "06546573744770027273" + "8902" + "03E8"));
        String address = "3C03012328" + "3E0521C000020A";

        assertThat(opened(started(profile), Octets.ofHex(address))).isEqualTo(
                "4001" + "82028182" + "350702030403041F02" + "390203E8" + "470A06546573744770027273" + address);
        assertThat(opened(started(profile), Octets.ofHex("350103" + "39020200" + "470403617364" + address))).isEqualTo(
                "4001" + "82028182" + "350103" + "39020200" + "470403617364" + address);
    }

    /** 3A 04, with an offer and without. */
    @ParameterizedTest
    @CsvSource({"3902012C,012C", "350103,02BC", "39020578,02BC", "39020000,02BC"})
    void refusedBufferIsAskedForOnceMoreAndSmaller(String answered, String asked) {
        TestCard test = TestCard.known();
        test.terminal.answers(OPEN, "3A04", "00");
        test.terminal.adds("3A04", answered);

        test.push(TestCard.udpPush());

        assertThat(test.terminal.commands(OPEN)).hasSize(2);
        assertThat(afterNumber(test.terminal.raw(OPEN))).isEqualTo("4001" + "82028182" + "350103" + "3902" + asked + "3C03012328" + "3E0521C000020A");
        assertThat(syn(test).identification()).isEqualTo(TestCard.TOKEN);
        assertThat(test.terminal.commands(SMS)).isEmpty();
    }

    @Test
    void bufferRefusedTwiceIsReported() {
        TestCard test = TestCard.known();
        test.terminal.answers(OPEN, "3A04", "3A04");

        test.push(TestCard.udpPush());

        assertThat(test.terminal.commands(OPEN)).hasSize(2);
        assertThat(((ChannelReport) test.lastMessage()).result().toHex()).isEqualTo("3A04");
    }

    /** The terminal's own buffer bounds the PDUs that the card asks for. */
    @Test
    void channelOpenedWithModificationsIsUsedAsItIs() {
        TestCard test = TestCard.known();
        test.terminal.answers(OPEN, "07");
        test.terminal.buffer(300);

        test.push(TestCard.udpPush());

        assertThat(test.terminal.commands(SMS)).isEmpty();
        assertThat(syn(test).maxPduOctets()).isLessThanOrEqualTo(300);
    }

    @Test
    void newestReportIsTheOneThatIsKept() {
        TestCard test = TestCard.known();
        test.terminal.answers(OPEN, "30", "3A07");
        test.terminal.answers(SMS, "30", "30");
        test.push(TestCard.udpPush());
        test.push(List.of(TestCard.udpPush().get(0), new OpenCatTpLink(9000, 512, Octets.ofHex("B1B2B3B4B5B6B7B8"))));

        test.powerOn();
        test.polls(3);

        assertThat(test.messages()).hasSize(2).last().isInstanceOfSatisfying(ChannelReport.class,
                report -> assertThat(report.result().toHex()).isEqualTo("3A07"));
    }

    @Test
    void secondPushTakesThePlaceOfALinkWhoseEndWasLost() throws ProtocolException {
        TestCard test = TestCard.pushed();
        test.terminal.forget();
        Octets other = Octets.ofHex("B1B2B3B4B5B6B7B8");

        test.push(List.of(TestCard.udpPush().get(0), new OpenCatTpLink(9000, 512, other)));

        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).hasSize(1);
        assertThat(test.terminal.commands(OPEN)).hasSize(1);
        assertThat(((Syn) CatTpCodec.decode(test.terminal.sent().get(0))).identification()).isEqualTo(other);
        assertThat(test.messages()).noneMatch(ChannelReport.class::isInstance);
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
    void overTcpADroppedLinkClosesTheChannel() {
        TestCard test = TestCard.known();
        test.push(TestCard.tcpPush());
        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).isEmpty();

        test.card.channelStatus(1, 0x05);

        assertThat(test.terminal.commands(CommandDetails.CLOSE_CHANNEL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "80EC",
        // the second command is missing, is another one, has no port
        "80EC010113350103390205783C030123283E0521C000020A",
        "80EC010113350103390205783C030123283E0521C000020A" + "80EC01040436020102",
        "80EC010113350103390205783C030123283E0521C000020A" + "80EC0102043602ABCD",
        // a length of three octets, of no number of octets
        "80EC01011935820001033902057847000000003C030123283E0521C000020A" + "80EC0102053C03002328",
        "80EC010113358039020578033C030123283E0521C000020A" + "80EC0102053C03002328",
        // buffer size and SDU size of three octets, an application specific push, one more login
        "80EC010114350103390305780000003C030123283E0521C000020A" + "80EC0102053C03002328",
        "80EC010113350103390205783C030123283E0521C000020A" + "80EC01020A3C030023283903000200",
        "80EC800113350103390205783C030123283E0521C000020A" + "80EC0102053C03002328",
        "80EC01011C0D01040D01040D0104350103390205783C030123283E0521C000020A" + "80EC0102053C03002328",
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

    private static TestCard started(CardProfile profile) {
        TestCard test = new TestCard(profile);
        test.powerOn();
        return test;
    }

    /** The OPEN CHANNEL that these parameters of a push make. */
    private static String opened(TestCard test, Octets parameters) {
        test.send("163A", Octets.ofHex("80EC0101").concat(Octets.ofOctets(parameters.length())).concat(parameters)
                .concat(Octets.ofHex("80EC0102053C03002328")));
        return afterNumber(test.terminal.raw(OPEN));
    }

    /** The command from its type on. */
    private static String afterNumber(Octets command) {
        int at = command.toHex().indexOf("8103") + 6;
        return command.toHex().substring(at);
    }
}
