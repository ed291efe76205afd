package org.bipota.simulator.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.CardMessage;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.push.BearerDescription;
import org.bipota.protocol.push.ChannelParameters;
import org.bipota.protocol.push.OpenBipChannel;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.push.OpenTcpConnection;
import org.bipota.protocol.push.OtherAddress;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.push.SendIdentificationPacket;
import org.bipota.protocol.push.TransportLevel;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.Tar;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.SmsAddress;
import org.bipota.protocol.sms.SmsDeliver;
import org.bipota.protocol.sms.SmsSubmit;
import org.bipota.protocol.sms.UserData;

/** A card in a recording terminal, and the server's side of its keys. */
final class TestCard {

    static final Iccid ICCID = Iccid.ofDigits("8986000000000000001");
    static final Octets PROFILE = Octets.ofHex("33000042010C00000000001FE20000000340000000000000000000000000000000");
    static final Octets TOKEN = Octets.ofHex("A1A2A3A4A5A6A7A8");
    static final CardKeys TRIPLE_DES = new CardKeys(0x15, Octets.ofHex("000102030405060708090A0B0C0D0E0F"),
            0x15, Octets.ofHex("101112131415161718191A1B1C1D1E1F"));
    static final CardKeys TRIPLE_DES_THREE_KEYS = new CardKeys(0x19,
            Octets.ofHex("000102030405060708090A0B0C0D0E0F2021222324252627"),
            0x19, Octets.ofHex("101112131415161718191A1B1C1D1E1F3031323334353637"));
    static final CardKeys AES_128 = new CardKeys(0x12, Octets.ofHex("000102030405060708090A0B0C0D0E0F"),
            0x12, Octets.ofHex("101112131415161718191A1B1C1D1E1F"));
    static final CardKeys AES_192 = new CardKeys(0x12, Octets.ofHex("000102030405060708090A0B0C0D0E0F2021222324252627"),
            0x12, Octets.ofHex("101112131415161718191A1B1C1D1E1F3031323334353637"));
    static final CardKeys AES_256 = new CardKeys(0x12,
            Octets.ofHex("000102030405060708090A0B0C0D0E0F202122232425262728292A2B2C2D2E2F"),
            0x12, Octets.ofHex("101112131415161718191A1B1C1D1E1F303132333435363738393A3B3C3D3E3F"));

    final RecordingTerminal terminal = new RecordingTerminal();
    final CardProfile profile;
    final SimulatedCard card;
    private final SecuredPackets packets = new SecuredPackets();
    private long counter;

    TestCard() {
        this(AES_128);
    }

    TestCard(CardKeys keys) {
        this(new CardProfile(ICCID, keys, CardProfile.BIP, "10099"));
    }

    TestCard(CardProfile profile) {
        this.profile = profile;
        card = new SimulatedCard(profile, terminal);
    }

    /** A card whose power may be cut. */
    TestCard(PowerCuts cuts, CardProfile profile) {
        this(cuts::around, profile);
    }

    TestCard(UnaryOperator<Terminal> cuts, CardProfile profile) {
        this.profile = profile;
        card = new SimulatedCard(profile, cuts.apply(terminal), CutApplet.type());
    }

    /** A card that has told the server about its terminal already. */
    static TestCard known() {
        TestCard test = new TestCard();
        test.powerOn();
        test.terminal.forget();
        return test;
    }

    /** A card whose link with the server is being set up. */
    static TestCard pushed() {
        TestCard test = known();
        test.push(udpPush());
        return test;
    }

    void powerOn() {
        card.powerOn(PROFILE);
    }

    void polls(int times) {
        for (int i = 0; i < times; i++) {
            card.status();
        }
    }

    /** Every packet that the network carried whole, in order. */
    List<CommandPacket> packets() {
        SegmentStore segments = new SegmentStore();
        List<CommandPacket> all = new ArrayList<>();
        try {
            for (SmsSubmit submit : terminal.left()) {
                Optional<UserData> whole = segments.add(submit.destinationAddress(), UserData.parse(submit.userData().octets()));
                if (whole.isPresent()) {
                    all.add(packets.decodeCommand(whole.get().payload(), profile.keys(), PacketTransport.SMS_PP));
                }
            }
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
        return all;
    }

    /** What the server read in them. */
    List<CardMessage> messages() {
        List<CardMessage> all = new ArrayList<>();
        try {
            for (CommandPacket packet : packets()) {
                all.add(CardMessage.parse(packet.data()));
            }
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
        return all;
    }

    /** What the server reads in the SMS that the card has sent, taken together as one message. */
    CommandPacket lastPacket() {
        List<UserData> sent = terminal.shortMessages();
        UserData message = sent.size() == 1 ? sent.get(0) : Segmentation.join(sent);
        try {
            return packets.decodeCommand(message.payload(), profile.keys(), PacketTransport.SMS_PP);
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }

    CardMessage lastMessage() {
        try {
            return CardMessage.parse(lastPacket().data());
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }

    /** What the server reads in the last SMS that the card tried to send. */
    CardMessage lastMessageOfLastShortMessage() {
        List<UserData> sent = terminal.shortMessages();
        try {
            return CardMessage.parse(packets.decodeCommand(
                    sent.get(sent.size() - 1).payload(), profile.keys(), PacketTransport.SMS_PP).data());
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }

    static List<PushCommand> udpPush() {
        return List.of(new OpenBipChannel(parameters(TransportLevel.udp(9000))), new OpenCatTpLink(9000, 512, TOKEN));
    }

    static List<PushCommand> tcpPush() {
        return List.of(new OpenTcpConnection(parameters(TransportLevel.tcp(9001))), new SendIdentificationPacket(TOKEN));
    }

    private static ChannelParameters parameters(TransportLevel transport) {
        return ChannelParameters.of(BearerDescription.DEFAULT_BEARER, 1400, transport,
                new OtherAddress(OtherAddress.IPV4, Octets.ofOctets(192, 0, 2, 10)));
    }

    EnvelopeAnswer push(List<PushCommand> commands) {
        return send("163A", PushCommand.encode(commands));
    }

    /** The next counter of the server towards this card, whatever the packet travels by. */
    long nextCounter() {
        return ++counter;
    }

    /** Sends a packet with the next counter; of several segments, the answer to the last. */
    EnvelopeAnswer send(String spi, Octets data) {
        return sendPacket(CommandPacket.of(Spi.ofHex(spi), profile.keys(), profile.appletTar(), nextCounter(), data));
    }

    EnvelopeAnswer sendPacket(CommandPacket packet) {
        return sendOctets(packets.encodeCommand(packet, profile.keys(), PacketTransport.SMS_PP));
    }

    EnvelopeAnswer sendOctets(Octets packet) {
        EnvelopeAnswer answer = null;
        for (Octets userData : Segmentation.commandPacket(packet, 7)) {
            answer = card.smsPpDownload(deliver(userData));
        }
        return answer;
    }

    Octets encode(CommandPacket packet) {
        return packets.encodeCommand(packet, profile.keys(), PacketTransport.SMS_PP);
    }

    CommandPacket packet(String spi, Tar tar, long number) {
        return CommandPacket.of(Spi.ofHex(spi), profile.keys(), tar, number, PushCommand.encode(udpPush()));
    }

    static Octets deliver(Octets userData) {
        return SmsDeliver.dataDownload(SmsAddress.of(0x81, "10099"), Octets.ofHex("62112212000000"), userData, false).encode();
    }
}
