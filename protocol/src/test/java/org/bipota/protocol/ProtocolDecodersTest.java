package org.bipota.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bipota.protocol.card.CardMessage;
import org.bipota.protocol.card.CardMessageSamples;
import org.bipota.protocol.cat.Envelope;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.cat.TerminalResponse;
import org.bipota.protocol.hardening.Decoder;
import org.bipota.protocol.hardening.DecoderHardening;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.push.IdentificationPacket;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.script.CommandApdu;
import org.bipota.protocol.script.CommandScript;
import org.bipota.protocol.script.ExpandedResponse;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.TcpPackets;
import org.bipota.protocol.secured.VectorKeys;
import org.bipota.protocol.sms.SmsDeliver;
import org.bipota.protocol.sms.SmsSubmit;
import org.bipota.protocol.sms.UserData;
import org.bipota.protocol.vectors.Vector;
import org.bipota.protocol.vectors.Vectors;

class ProtocolDecodersTest extends DecoderHardening {

    private static final String PACKETS = "b_secured_packets.json";

    private final SecuredPackets packets = new SecuredPackets();

    @Override
    protected List<Decoder<?>> decoders() {
        List<Decoder<?>> decoders = new ArrayList<>();
        messages(decoders);
        toolkit(decoders);
        headers(decoders);
        keyedPackets(decoders);
        return decoders;
    }

    private static void messages(List<Decoder<?>> decoders) {
        List<Octets> deliver = octets("a_sms_tpdus.json", "direction", "MT SMS-DELIVER", "tpdu");
        List<Octets> submit = octets("a_sms_tpdus.json", "direction", "MO SMS-SUBMIT", "tpdu");
        List<Octets> userData = Vectors.some(PACKETS, vector -> vector.has("expected_tp_ud_single_sms")).stream()
                .map(vector -> vector.octets("expected_tp_ud_single_sms")).collect(Collectors.toCollection(ArrayList::new));
        userData.add(Octets.ofHex("0700034202017000CAFE"));
        userData.add(Octets.ofHex("060804004202020000"));
        decoders.add(Decoder.delimited("SMS-DELIVER", deliver, SmsDeliver::parse, SmsDeliver::encode));
        decoders.add(Decoder.delimited("SMS-SUBMIT", submit, SmsSubmit::parse, SmsSubmit::encode));
        decoders.add(Decoder.open("user data", userData, UserData::parse, UserData::encode));
        List<Octets> push = Vectors.all("c_push_apdus.json").stream().map(vector -> vector.octets("apdu"))
                .collect(Collectors.toCollection(ArrayList::new));
        push.add(push.get(7).concat(push.get(8)));
        decoders.add(Decoder.open("PUSH", push, PushCommand::parse, PushCommand::encode));
        decoders.add(Decoder.open("compact response", List.of(Octets.ofHex("019000"), Octets.ofHex("016F0083023A01")),
                octets -> {
                    CompactResponse response = CompactResponse.parse(octets);
                    response.result();
                    return response;
                }, CompactResponse::encode));
        decoders.add(Decoder.delimited("expanded response",
                List.of(Octets.ofHex("AB0D8001022304CAFE900023026A82"), Octets.ofHex("AF80800101230290000000"), Octets.ofHex("AB06800100900101")),
                ExpandedResponse::parse, ExpandedResponse::encode));
        decoders.add(Decoder.open("C-APDUs", List.of(Octets.ofHex("220700A40004023F00220500B0000002")),
                CommandScript::parseCommands, CommandScript::commands));
        decoders.add(Decoder.open("command APDU", List.of(Octets.ofHex("00A40004023F00"), Octets.ofHex("00B0000002")),
                CommandApdu::parse, CommandApdu::octets));
        decoders.add(Decoder.delimited("identification packet", List.of(Octets.ofHex("030A36080102030405060708")),
                IdentificationPacket::parse, IdentificationPacket::encode));
        decoders.add(Decoder.delimited("card message", CardMessageSamples.all(), CardMessage::parse, CardMessage::encode));
    }

    private static void toolkit(List<Decoder<?>> decoders) {
        decoders.add(Decoder.delimited("proactive command", octets("e_cat.json", "kind", "proactive command", "hex"),
                ProactiveCommand::parse, ProactiveCommand::encode));
        decoders.add(Decoder.open("terminal response", octets("e_cat.json", "kind", "terminal response data", "hex"),
                octets -> {
                    TerminalResponse response = TerminalResponse.parse(octets);
                    response.result().inWords();
                    return response;
                }, TerminalResponse::encode));
        decoders.add(Decoder.delimited("envelope", octets("e_cat.json", "kind", "envelope", "hex"), Envelope::parse, Envelope::encode));
        decoders.add(Decoder.delimited("IMEI", List.of(Octets.ofHex("3A65870921436587")),
                octets -> {
                    Imei imei = Imei.parse(octets);
                    imei.digits();
                    imei.masked();
                    return imei;
                }, Imei::value));
        decoders.add(Decoder.delimited("ICCID", List.of(Octets.ofHex("986800000000000000F1")),
                octets -> {
                    Iccid iccid = Iccid.parse(octets);
                    iccid.masked();
                    return iccid;
                }, Iccid::value));
    }

    private void headers(List<Decoder<?>> decoders) {
        for (PacketTransport transport : PacketTransport.values()) {
            decoders.add(Decoder.delimited("command header " + transport, of("command", transport),
                    octets -> packets.readCommandHeader(octets, transport), null));
            if (transport != PacketTransport.TCP_IP) {
                decoders.add(Decoder.delimited("response TAR " + transport, of("response", transport),
                        octets -> packets.readResponseTar(octets, transport), null));
            }
        }
        decoders.add(Decoder.open("TCP packet length", of("command", PacketTransport.TCP_IP), TcpPackets::packetLength, null));
    }

    private void keyedPackets(List<Decoder<?>> decoders) {
        for (Vector vector : Vectors.some(PACKETS, vector -> vector.has("expected_packet"))) {
            CardKeys keys = VectorKeys.of(vector);
            PacketTransport transport = PacketTransport.valueOf(vector.text("transport"));
            List<Octets> sample = List.of(vector.octets("expected_packet"));
            if (vector.text("kind").equals("command")) {
                decoders.add(Decoder.delimited(vector.id(), sample,
                        octets -> packets.decodeCommand(octets, keys, transport),
                        packet -> packets.encodeCommand(packet, keys, transport)).withWeight(1));
            } else {
                Spi spi = Spi.ofHex(vector.text("spi"));
                decoders.add(Decoder.delimited(vector.id(), sample,
                        octets -> packets.decodeResponse(octets, spi, keys, transport), null).withWeight(1));
            }
        }
    }

    private static List<Octets> of(String kind, PacketTransport transport) {
        return Vectors.some(PACKETS, vector -> vector.text("kind").equals(kind) && vector.has("expected_packet")
                && vector.text("transport").equals(transport.name())).stream().map(vector -> vector.octets("expected_packet")).toList();
    }

    private static List<Octets> octets(String file, String field, String value, String octets) {
        return Vectors.some(file, vector -> vector.text(field).equals(value)).stream().map(vector -> vector.octets(octets)).toList();
    }
}
