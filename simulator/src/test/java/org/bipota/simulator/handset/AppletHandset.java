package org.bipota.simulator.handset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.CardMessage;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.Data;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.cattp.SynAck;
import org.bipota.protocol.push.BearerDescription;
import org.bipota.protocol.push.ChannelParameters;
import org.bipota.protocol.push.OpenBipChannel;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.push.OtherAddress;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.push.TransportLevel;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.UserData;
import org.bipota.simulator.card.CardProfile;
import org.bipota.simulator.card.EnvelopeAnswer;
import org.bipota.simulator.card.SimulatedCard;
import org.bipota.simulator.smsc.Address;
import org.bipota.simulator.smsc.DeliveryReport;
import org.bipota.simulator.smsc.MobileOriginated;
import org.bipota.simulator.smsc.MobileTerminated;

/** The real applet in a handset, both ends of the interface between them recorded, and the server's side of its keys. */
final class AppletHandset {

    static final String MSISDN = "8613800100500";
    static final Imei IMEI = Imei.ofDigits("356789012345678");
    static final Iccid ICCID = Iccid.ofDigits("8986000000000000001");
    static final Octets TOKEN = Octets.ofHex("A1A2A3A4A5A6A7A8");
    static final TerminalModel TERMINAL = new TerminalModel(IMEI, TerminalModel.WITH_BIP);

    private static final int SERVER_SEQUENCE = 0x2000;
    private static final CardKeys KEYS = new CardKeys(0x12, Octets.ofHex("000102030405060708090A0B0C0D0E0F"),
            0x12, Octets.ofHex("101112131415161718191A1B1C1D1E1F"));

    final TestNetwork network = new TestNetwork();
    final Handset handset;
    private final SecuredPackets packets = new SecuredPackets();
    private final List<Octets> commands = new ArrayList<>();
    private final List<Octets> responses = new ArrayList<>();
    private final List<Octets> envelopes = new ArrayList<>();
    private final List<EnvelopeAnswer> answers = new ArrayList<>();
    private Runnable whileReading = () -> { };
    private Runnable whileSending = () -> { };
    private boolean inSession;
    private boolean envelopeInSession;
    private int busyFor;
    private Octets lastPush;
    private long counter;

    /** A new card in a handset that is off. */
    AppletHandset(TerminalModel terminal, HandsetBehaviour behaviour) {
        CardProfile profile = new CardProfile(ICCID, KEYS, CardProfile.BIP, "10099");
        handset = new Handset(MSISDN, network, terminalAnswers -> new Inserted(new SimulatedCard(profile, command -> {
            inSession = true;
            commands.add(command);
            Octets response = terminalAnswers.apply(command);
            responses.add(response);
            meanwhile(parse(command).details().type());
            inSession = false;
            return response;
        })), terminal, behaviour, 1);
    }

    static AppletHandset off(HandsetBehaviour behaviour) {
        return new AppletHandset(TERMINAL, behaviour);
    }

    static AppletHandset off(TerminalModel terminal) {
        return new AppletHandset(terminal, HandsetBehaviour.WILLING);
    }

    /** A card whose server knows the handset already, which behaves so from now on. Nothing is recorded yet. */
    static AppletHandset known(HandsetBehaviour behaviour) {
        AppletHandset known = off(HandsetBehaviour.WILLING);
        known.powerOn();
        known.handset.moveTo(TERMINAL, behaviour);
        known.network.run();
        known.forget();
        return known;
    }

    private void meanwhile(int type) {
        Runnable action = () -> { };
        if (type == CommandDetails.RECEIVE_DATA) {
            action = whileReading;
            whileReading = () -> { };
        } else if (type == CommandDetails.SEND_DATA) {
            action = whileSending;
            whileSending = () -> { };
        }
        action.run();
    }

    /** What happens once, while the terminal answers the next RECEIVE DATA. */
    void whileReading(Runnable action) {
        whileReading = action;
    }

    /** What happens once, while the terminal answers the next SEND DATA. */
    void whileSending(Runnable action) {
        whileSending = action;
    }

    /** Whether an envelope came while a proactive command was under way. */
    boolean envelopeInSession() {
        return envelopeInSession;
    }

    /** The card takes nothing of the next envelopes. */
    void becomesBusy(int some) {
        busyFor = some;
    }

    AppletHandset powerOn() {
        handset.powerOn();
        network.run();
        return this;
    }

    AppletHandset powerCycle() {
        handset.powerOff();
        return powerOn();
    }

    /** What was recorded so far is not asked for any more. */
    void forget() {
        commands.clear();
        responses.clear();
        envelopes.clear();
        answers.clear();
        network.sms().clear();
    }

    /** The commands of a type, as the terminal got them. */
    List<Octets> commands(int type) {
        List<Octets> found = new ArrayList<>();
        for (Octets command : commands) {
            if (parse(command).details().type() == type) {
                found.add(command);
            }
        }
        return found;
    }

    /** All commands' types in their order. */
    List<Integer> commandTypes() {
        return commands.stream().map(command -> parse(command).details().type()).toList();
    }

    /** What the terminal answered to the last command of a type. */
    Octets lastResponse(int type) {
        for (int i = commands.size() - 1; i >= 0; i--) {
            if (parse(commands.get(i)).details().type() == type) {
                return responses.get(i);
            }
        }
        throw new AssertionError("no command " + Integer.toHexString(type));
    }

    List<Octets> envelopes() {
        return envelopes;
    }

    List<EnvelopeAnswer> answers() {
        return answers;
    }

    /** The push of UDP with the usual token; what the network is told of its delivery. */
    DeliveryReport push() {
        return push(udpPush(TOKEN));
    }

    static List<PushCommand> udpPush(Octets token) {
        ChannelParameters parameters = ChannelParameters.of(BearerDescription.DEFAULT_BEARER, 1400, TransportLevel.udp(9000),
                new OtherAddress(OtherAddress.IPV4, Octets.ofOctets(192, 0, 2, 10)));
        return List.of(new OpenBipChannel(parameters), new OpenCatTpLink(9000, 512, token));
    }

    DeliveryReport push(List<PushCommand> commandPair) {
        return push(PushCommand.encode(commandPair));
    }

    DeliveryReport push(Octets securedData) {
        lastPush = packets.encodeCommand(CommandPacket.of(Spi.ofHex("163A"), KEYS, CardProfile.BIP, ++counter, securedData),
                KEYS, PacketTransport.SMS_PP);
        return repeatPush();
    }

    /** The same message again, as the network does with one that was refused. */
    DeliveryReport repeatPush() {
        DeliveryReport report = null;
        for (Octets userData : Segmentation.commandPacket(lastPush, (int) counter)) {
            report = network.deliver(handset, new MobileTerminated(new Address(0, 1, "10099"), MSISDN, 0x7F, 0xF6, true,
                    false, userData));
        }
        return report;
    }

    /** The messages that the server has got. */
    List<CardMessage> messages() {
        List<CardMessage> messages = new ArrayList<>();
        List<UserData> segments = new ArrayList<>();
        for (MobileOriginated sms : network.sms()) {
            segments.add(userData(sms));
            if (segments.size() == segments.get(0).concatenation().map(element -> element.total()).orElse(1)) {
                messages.add(decode(segments.size() == 1 ? segments.get(0) : Segmentation.join(segments)));
                segments.clear();
            }
        }
        return messages;
    }

    private CardMessage decode(UserData message) {
        try {
            return CardMessage.parse(packets.decodeCommand(message.payload(), KEYS, PacketTransport.SMS_PP).data());
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }

    /** The PDUs that the applet has sent on the last channel. */
    List<CatTpPdu> pdus() {
        List<CatTpPdu> pdus = new ArrayList<>();
        for (Octets datagram : network.lastLine().sent()) {
            try {
                pdus.add(CatTpCodec.decode(datagram));
            } catch (ProtocolException fault) {
                throw new AssertionError(fault);
            }
        }
        return pdus;
    }

    Syn syn() {
        return pdus().stream().filter(Syn.class::isInstance).map(Syn.class::cast).findFirst().orElseThrow();
    }

    /** The server answers the SYN. */
    void answerSyn() {
        answerSynSoon();
        network.run();
    }

    /** The answer to the SYN is on the last channel; nothing has run yet. */
    void answerSynSoon() {
        SynAck answer = new SynAck(9000, syn().sourcePort(), SERVER_SEQUENCE, syn().sequence(), 5, 1000, 1000, Octets.EMPTY);
        network.lastLine().arrives(CatTpCodec.encode(answer));
    }

    /** The server's data: an SDU of its own, the nth from 1 on. */
    Data data(int nth, int octets) {
        return new Data(9000, syn().sourcePort(), SERVER_SEQUENCE + nth, syn().sequence(), 5, false,
                Octets.of(new byte[octets]));
    }

    /** The longest data of one PDU that the applet takes, as its SYN says; at most 400. */
    int mostData() {
        return Math.min(400, syn().maxPduOctets() - CatTpPdu.HEADER_OCTETS);
    }

    /** Sequence number of the server's nth PDU after its SYN ACK. */
    static int sequence(int nth) {
        return SERVER_SEQUENCE + nth;
    }

    /** The server sends this on the last channel, and everything runs. */
    void arrives(CatTpPdu... all) {
        for (CatTpPdu pdu : all) {
            network.lastLine().arrives(CatTpCodec.encode(pdu));
        }
        network.run();
    }

    private static ProactiveCommand parse(Octets command) {
        try {
            return ProactiveCommand.parse(command);
        } catch (ProtocolException fault) {
            throw new AssertionError(command.toHex(), fault);
        }
    }

    private static UserData userData(MobileOriginated sms) {
        try {
            return UserData.parse(sms.userData());
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }

    /** What broke inside card or handset, if anything did. */
    Optional<String> fault() {
        return handset.fault();
    }

    private final class Inserted implements Uicc {
        private final SimulatedCard card;

        Inserted(SimulatedCard card) {
            this.card = card;
        }

        @Override
        public void powerOn(Octets terminalProfile) {
            card.powerOn(terminalProfile);
        }

        @Override
        public int envelope(Octets envelope) {
            envelopeInSession |= inSession;
            envelopes.add(envelope);
            if (busyFor > 0) {
                busyFor--;
                return 0x9300;
            }
            answers.add(card.envelope(envelope));
            return answers.get(answers.size() - 1).statusWord();
        }

        @Override
        public void status() {
            card.status();
        }

        @Override
        public Octets content() {
            return card.content();
        }
    }
}
