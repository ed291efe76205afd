package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cattp.Ack;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.Data;
import org.bipota.protocol.cattp.Rst;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.cattp.SynAck;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;

/** A card's CAT_TP link with the server's PDUs made by hand, one by one. */
final class OpenLink {

    static final int WINDOW = 4;

    final TestCard test;
    final Syn syn;
    /** The last number the server used. */
    int sequence;
    /** The last number of the card that the server acknowledges. */
    int acknowledged;
    private final SecuredPackets packets = new SecuredPackets();
    private int seen;

    private OpenLink(TestCard test, int sequence) {
        this.test = test;
        this.sequence = sequence;
        seen = test.terminal.sent().size();
        test.push(List.of(TestCard.udpPush().get(0), new OpenCatTpLink(9000, 1024, TestCard.TOKEN)));
        List<CatTpPdu> first = sent();
        syn = (Syn) first.get(first.size() - 1);
        acknowledged = syn.sequence();
    }

    /** The card has sent SYN, and nothing came back. */
    static OpenLink synSent(TestCard test) {
        return new OpenLink(test, 0xFFF0);
    }

    static OpenLink open(TestCard test) {
        return open(test, 1024, 4096, WINDOW);
    }

    /** A server that takes PDUs and SDUs of these sizes. */
    static OpenLink open(TestCard test, int maxPdu, int maxSdu, int window) {
        OpenLink link = synSent(test);
        assertThat(link.receive(link.synAck(maxPdu, maxSdu, window))).singleElement().isInstanceOf(Ack.class);
        return link;
    }

    SynAck synAck(int maxPdu, int maxSdu, int window) {
        return new SynAck(9000, syn.sourcePort(), sequence, acknowledged, window, maxPdu, maxSdu, Octets.EMPTY);
    }

    /** Data with the next number. */
    Data data(boolean segmented, Octets data) {
        sequence = sequence + 1 & 0xFFFF;
        return data(sequence, segmented, data);
    }

    Data data(int number, boolean segmented, Octets data) {
        return new Data(9000, syn.sourcePort(), number, acknowledged, WINDOW, segmented, data);
    }

    /** Acknowledges what came, and announces a window. */
    Ack ack(int window) {
        return new Ack(9000, syn.sourcePort(), sequence + 1 & 0xFFFF, acknowledged, window);
    }

    /** Gives the card a PDU; what it sent. */
    List<CatTpPdu> receive(CatTpPdu pdu) {
        return receive(CatTpCodec.encode(pdu));
    }

    List<CatTpPdu> receive(Octets datagram) {
        test.terminal.arrives(datagram);
        test.card.dataAvailable(1, Math.min(datagram.length(), 255));
        return sent();
    }

    /** What the card has sent since this was asked last. */
    List<CatTpPdu> sent() {
        List<Octets> all = test.terminal.sent();
        List<CatTpPdu> pdus = new ArrayList<>();
        for (; seen < all.size(); seen++) {
            try {
                pdus.add(CatTpCodec.decode(all.get(seen)));
            } catch (ProtocolException fault) {
                throw new AssertionError(fault);
            }
        }
        return pdus;
    }

    /** Sends an SDU and acknowledges the response; empty when there was none. */
    Octets exchange(Octets sdu) {
        List<CatTpPdu> answers = new ArrayList<>();
        for (int at = 0; at < sdu.length(); at += 256) {
            int end = Math.min(at + 256, sdu.length());
            answers.addAll(receive(data(end < sdu.length(), sdu.slice(at, end))));
        }
        Octets response = Octets.EMPTY;
        boolean more = true;
        while (more) {
            more = false;
            for (CatTpPdu pdu : answers) {
                assertThat(pdu).isNotInstanceOf(Rst.class);
                if (pdu instanceof Data data) {
                    assertThat(data.sequence()).isEqualTo(acknowledged + 1 & 0xFFFF);
                    assertThat(data.acknowledgement()).isEqualTo(sequence);
                    acknowledged = data.sequence();
                    response = response.concat(data.data());
                    more = data.segmented();
                }
            }
            answers = receive(ack(WINDOW));
        }
        assertThat(answers).isEmpty();
        return response;
    }

    /** A command packet with the card's keys. */
    Octets packet(String spi, long counter, Octets commands) {
        return packets.encodeCommand(CommandPacket.of(Spi.ofHex(spi), test.profile.keys(), test.profile.appletTar(), counter, commands),
                test.profile.keys(), PacketTransport.CAT_TP);
    }

    /** What a response packet says. */
    ResponsePacket response(String spi, Octets packet) {
        try {
            return packets.decodeResponse(packet, Spi.ofHex(spi), test.profile.keys(), PacketTransport.CAT_TP);
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }

    /** Has commands executed; what the card answered to them. */
    CompactResponse execute(Octets commands) {
        try {
            return CompactResponse.parse(response("1619", exchange(packet("1619", test.nextCounter(), commands))).data());
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }

    boolean closed() {
        return !test.terminal.commands(CommandDetails.CLOSE_CHANNEL).isEmpty();
    }
}
