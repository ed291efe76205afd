package org.bipota.simulator.handset;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.DeviceIdentities;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.MinimumSecurity;
import org.bipota.protocol.secured.Tar;
import org.bipota.simulator.card.CardProfile;
import org.bipota.simulator.card.EnvelopeAnswer;
import org.bipota.simulator.card.ProbeCard;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveHandlerSystem;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ProactiveResponseHandlerSystem;

/** A handset with a card on which a toolkit applet does what the test says. Both sides of the interface are recorded. */
final class ProbeHandset {

    static final String MSISDN = "8613800100500";
    /** What the framework sends since the applet wants STATUS commands; of no interest. */
    private static final int POLL_INTERVAL = 0x03;
    private static final int TYPE_AT = 5;

    static final Imei IMEI = Imei.ofDigits("123456789012345");
    private static final CardKeys KEYS = new CardKeys(0x15, Octets.ofHex("00112233445566778899AABBCCDDEEFF"),
            0x15, Octets.ofHex("0F1E2D3C4B5A69788796A5B4C3D2E1F0"));

    final TestNetwork network;
    final Handset handset;
    final ProbeCard card;
    private UnaryOperator<Octets> executor;
    private final List<Octets> commands = new ArrayList<>();
    private final List<Octets> responses = new ArrayList<>();
    private final List<Octets> envelopes = new ArrayList<>();
    private final List<EnvelopeAnswer> answers = new ArrayList<>();

    private ProbeHandset(TestNetwork network, Tar tar, TerminalModel terminal, HandsetBehaviour behaviour, int... events) {
        this.network = network;
        AtomicReference<ProbeCard> made = new AtomicReference<>();
        CardProfile profile = new CardProfile(Iccid.ofDigits("8986000000000000001"), KEYS, tar, "10099", CardProfile.BIP,
                MinimumSecurity.NONE, true, 3);
        handset = new Handset(MSISDN, network, answers -> {
            executor = answers;
            made.set(new ProbeCard(profile, command -> {
                Octets response = answers.apply(command);
                if (command.at(TYPE_AT) != POLL_INTERVAL) {
                    commands.add(command);
                    responses.add(response);
                }
                return response;
            }, events));
            return new Inserted(made.get());
        }, terminal, behaviour, 1);
        card = made.get();
        handset.powerOn();
        network.run();
    }

    /** Switched on; the applet listens to {@code events}. */
    static ProbeHandset with(HandsetBehaviour behaviour, int... events) {
        return new ProbeHandset(new TestNetwork(), CardProfile.BIP, new TerminalModel(IMEI, TerminalModel.WITH_BIP),
                behaviour, events);
    }

    /** In a terminal that says it has all events; the applet listens to {@code events}. */
    static ProbeHandset withEvents(int... events) {
        Octets profile = Octets.ofHex("33000042FFFF00000000001FE20000000340000000000000000000000000000000");
        return new ProbeHandset(new TestNetwork(), CardProfile.BIP, new TerminalModel(IMEI, profile), HandsetBehaviour.WILLING,
                events);
    }

    static ProbeHandset with(TerminalModel terminal) {
        return new ProbeHandset(new TestNetwork(), CardProfile.BIP, terminal, HandsetBehaviour.WILLING);
    }

    static ProbeHandset with(TestNetwork network, Tar tar, int... events) {
        return new ProbeHandset(network, tar, new TerminalModel(IMEI, TerminalModel.WITH_BIP), HandsetBehaviour.WILLING,
                events);
    }

    /** The applet sends a command. */
    void send(Command command) {
        send(command, response -> { });
    }

    /** The applet sends a command, and reads the terminal's answer. */
    void send(Command command, Consumer<ProactiveResponseHandler> reader) {
        card.inApplet(() -> {
            command.send();
            reader.accept(ProactiveResponseHandlerSystem.getTheHandler());
        });
    }

    /** Opens channel 1: UDP to 192.0.2.10, port 9000, buffer 1400. */
    void openChannel() {
        openChannel(response -> { });
    }

    /** The same; the applet reads the answer. */
    void openChannel(Consumer<ProactiveResponseHandler> reader) {
        send(Command.of(CommandDetails.OPEN_CHANNEL, 0x01, DeviceIdentities.TERMINAL).with(CatTag.BEARER_DESCRIPTION, 0x03)
                .withShort(CatTag.BUFFER_SIZE, 1400).with(CatTag.TRANSPORT_LEVEL, 0x01, 9000)
                .with(CatTag.OTHER_ADDRESS, 0x21, "C000020A"), reader);
    }

    /** Gives a command to the terminal that the card would not send; the answer. */
    Octets atTerminal(Octets command) {
        return executor.apply(command);
    }

    /** The command that the terminal got last. */
    Octets lastCommand() {
        return commands.get(commands.size() - 1);
    }

    List<Octets> commands() {
        return commands;
    }

    /** What the terminal answered last. */
    Octets lastResponse() {
        return responses.get(responses.size() - 1);
    }

    /** What the terminal told the card, in order. */
    List<Octets> envelopes() {
        return envelopes;
    }

    List<EnvelopeAnswer> answers() {
        return answers;
    }

    /** A command as an applet writes it, object by object. */
    record Command(int type, int qualifier, int destination, List<Object[]> objects) {

        static Command of(int type, int qualifier, int destination) {
            return new Command(type, qualifier, destination, new ArrayList<>());
        }

        /** An object whose value is hexadecimal. */
        Command with(int tag, String value) {
            objects.add(new Object[] {(byte) tag, Octets.ofHex(value).toByteArray()});
            return this;
        }

        /** An object with one octet. */
        Command with(int tag, int octet) {
            objects.add(new Object[] {(byte) tag, (byte) octet});
            return this;
        }

        /** An object with two octets. */
        Command withShort(int tag, int value) {
            objects.add(new Object[] {(byte) tag, (short) value});
            return this;
        }

        /** An object with an octet and two more. */
        Command with(int tag, int octet, int value) {
            objects.add(new Object[] {(byte) tag, (byte) octet, (short) value});
            return this;
        }

        /** An object with an octet and more. */
        Command with(int tag, int octet, String value) {
            objects.add(new Object[] {(byte) tag, (byte) octet, Octets.ofHex(value).toByteArray()});
            return this;
        }

        /** Builds and sends it with the methods of the API. */
        int send() {
            ProactiveHandler handler = ProactiveHandlerSystem.getTheHandler();
            handler.init((byte) type, (byte) qualifier, (byte) destination);
            objects.forEach(object -> append(handler, object));
            return handler.send() & 0xFF;
        }

        private static void append(ProactiveHandler handler, Object[] object) {
            byte tag = (byte) object[0];
            if (object.length == 3 && object[2] instanceof byte[] value) {
                handler.appendTLV(tag, (byte) object[1], value, (short) 0, (short) value.length);
            } else if (object.length == 3) {
                handler.appendTLV(tag, (byte) object[1], (short) object[2]);
            } else if (object[1] instanceof byte[] value) {
                handler.appendTLV(tag, value, (short) 0, (short) value.length);
            } else if (object[1] instanceof Short value) {
                handler.appendTLV(tag, (short) value);
            } else {
                handler.appendTLV(tag, (byte) object[1]);
            }
        }
    }

    private final class Inserted implements Uicc {
        private final ProbeCard inserted;

        Inserted(ProbeCard inserted) {
            this.inserted = inserted;
        }

        @Override
        public void powerOn(Octets terminalProfile) {
            inserted.card().powerOn(terminalProfile);
        }

        @Override
        public int envelope(Octets envelope) {
            envelopes.add(envelope);
            answers.add(inserted.card().envelope(envelope));
            return answers.get(answers.size() - 1).statusWord();
        }

        @Override
        public void status() {
            inserted.card().status();
        }

        @Override
        public Octets content() {
            return Octets.EMPTY;
        }
    }
}
