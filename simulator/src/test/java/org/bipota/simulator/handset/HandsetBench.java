package org.bipota.simulator.handset;

import static org.bipota.simulator.handset.CatVectors.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.Imei;

/** A handset whose commands a test gives by hand, and whose card writes down what it is told. */
abstract class HandsetBench {

    static final int SMS = CommandDetails.SEND_SHORT_MESSAGE;
    static final int OPEN = CommandDetails.OPEN_CHANNEL;
    static final HandsetBehaviour WILLING = HandsetBehaviour.WILLING;
    static final Imei IMEI = Imei.ofDigits("123456789012345");
    static final Octets EVENTS = vector("sul_data_chan");
    static final Octets SEND = vector("ofono_send_data_111");
    static final Octets RECEIVE_200 = vector("ofono_receive_data_111");
    static final Octets STATUS = vector("ofono_get_channel_status_111");
    static final Octets CLOSE = vector("ofono_close_channel_111");
    static final Octets OPEN_UDP = vector("oc_default_udp");
    static final String PERFORMED = "830100";

    final TestNetwork network = new TestNetwork();
    final List<String> told = new ArrayList<>();
    /** The status word of every envelope. */
    int cardAnswers = 0x9000;
    private UnaryOperator<Octets> terminal;

    /** A handset with BIP, switched on. */
    Handset handset(HandsetBehaviour behaviour) {
        return terminal(new TerminalModel(IMEI, ImeiForm.ODD, "69", TerminalModel.WITH_BIP), behaviour);
    }

    /** Any other one, switched on. */
    Handset terminal(TerminalModel model, HandsetBehaviour behaviour) {
        AtomicReference<UnaryOperator<Octets>> made = new AtomicReference<>();
        Handset handset = new Handset("49155", network, answers -> {
            made.set(answers);
            return new RecordingCard(told) {
                @Override
                public int envelope(Octets envelope) {
                    super.envelope(envelope);
                    return cardAnswers;
                }
            };
        }, model, behaviour, 7);
        terminal = made.get();
        handset.powerOn();
        network.run();
        told.clear();
        return handset;
    }

    /** The answer to a proactive command, in hexadecimal. */
    String execute(Octets command) {
        return terminal.apply(command).toHex();
    }

    /** The value of the result object in the answer. */
    String result(Octets command) {
        String response = execute(command);
        int length = Integer.parseInt(response.substring(20, 22), 16);
        return response.substring(22, 22 + 2 * length);
    }

    List<String> results(Octets command, int times) {
        return IntStream.range(0, times).mapToObj(i -> result(command)).toList();
    }

    /** A datagram, or more of the stream, on the channel opened last. */
    void arrives(int octets) {
        network.lastLine().arrives(Octets.of(new byte[octets]));
        network.run();
    }

    /** The data available event of channel 1. */
    static String available(int octets) {
        return "D60E99010982028281B8028100B701" + Octets.ofOctets(octets).toHex();
    }

    /** OPEN CHANNEL over TCP with this qualifier. */
    static Octets tcp(int qualifier) {
        return Octets.ofHex(OPEN_UDP.toHex().replace("0140018202", "0140" + Octets.ofOctets(qualifier).toHex() + "8202")
                .replace("3C0301", "3C0302"));
    }
}
