package org.bipota.simulator.card;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.Envelope;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandHeader;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.PorMode;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.sms.DataCoding;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.SmsAddress;
import org.bipota.protocol.sms.SmsDeliver;
import org.bipota.protocol.sms.SmsSubmit;
import org.bipota.protocol.sms.UserData;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * The operating system's part in SMS-PP data download (3GPP TS 31.115): joins, verifies, triggers the applet with the
 * deciphered packet, and sends the proof of receipt that the packet asks for. A proof by SMS that the terminal refuses is
 * sent again at the next STATUS.
 */
final class DataDownload {

    private static final int SEND_SHORT_MESSAGE = 0x13;
    private static final int NETWORK = 0x83;
    private static final int UICC = 0x81;
    private static final int MAX_WAITING = 8;
    private static final Octets COMMAND_PACKET_ALONE = Octets.ofOctets(0x02, 0x70, 0x00);

    private final CardKeys keys;
    private final ToolkitFramework framework;
    private final SecuredPackets packets = new SecuredPackets();
    private final CardSecurity security;
    private final SegmentStore segments = new SegmentStore();
    private final Deque<Octets> waiting = new ArrayDeque<>();
    private int reference;

    DataDownload(CardProfile profile, ToolkitFramework framework) {
        keys = profile.keys();
        security = new CardSecurity(profile, packets);
        this.framework = framework;
    }

    /** The card was reset. */
    void reset() {
        segments.clear();
        waiting.clear();
    }

    /** A short message came, in this envelope. One that brings no command packet is for any applet that listens to such. */
    EnvelopeAnswer receive(Envelope envelope) {
        try {
            SmsDeliver deliver = SmsDeliver.parse(envelope.value(CatTag.SMS_TPDU).orElse(Octets.EMPTY));
            if ((deliver.firstOctet() & 0x40) == 0) {
                return unformatted(envelope);
            }
            UserData part = UserData.parse(deliver.userData().octets());
            if (part.concatenation().isEmpty() && !part.isCommandPacket()) {
                return unformatted(envelope);
            }
            Optional<UserData> message = segments.add(deliver.originatingAddress(), part);
            if (message.isEmpty() || !message.get().isCommandPacket()) {
                return EnvelopeAnswer.DONE;
            }
            return execute(deliver, message.get().payload());
        } catch (ProtocolException fault) {
            return EnvelopeAnswer.REFUSED;
        }
    }

    /** Sends what the terminal refused before. */
    void status() {
        while (!waiting.isEmpty() && send(waiting.peek())) {
            waiting.remove();
        }
    }

    private EnvelopeAnswer unformatted(Envelope envelope) {
        Trigger trigger = Trigger.of(ToolkitEvent.UNFORMATTED_SMS_PP_ENV,
                new EnvelopeData(envelope.tag(), ComprehensionTlv.encode(envelope.objects())));
        return switch (framework.trigger(trigger, applet -> true)) {
            case DONE -> new EnvelopeAnswer(0x9000, trigger.response().map(EnvelopeResponse::response).orElse(Octets.EMPTY));
            case BUSY -> EnvelopeAnswer.BUSY;
            case FAILED -> EnvelopeAnswer.REFUSED;
        };
    }

    private EnvelopeAnswer execute(SmsDeliver deliver, Octets packet) throws ProtocolException {
        CommandHeader header = packets.readCommandHeader(packet, PacketTransport.SMS_PP);
        CardSecurity.Verdict verdict = security.verify(header, packet);
        Octets response = Octets.EMPTY;
        if (verdict.status() == ResponseStatus.POR_OK) {
            Trigger trigger = Trigger.of(ToolkitEvent.FORMATTED_SMS_PP_ENV,
                    new EnvelopeData(Envelope.SMS_PP_DOWNLOAD, envelope(deliver, header, packet, verdict.packet())));
            if (framework.trigger(trigger, applet -> true) != ToolkitFramework.Outcome.DONE) {
                return EnvelopeAnswer.REFUSED;
            }
            response = trigger.response().map(EnvelopeResponse::response).orElse(Octets.EMPTY);
        }
        PorMode mode = header.spi().porMode();
        boolean wanted = mode == PorMode.ALWAYS || mode == PorMode.ON_ERROR && verdict.status() != ResponseStatus.POR_OK;
        return wanted ? prove(deliver.originatingAddress(), header, verdict, response) : EnvelopeAnswer.DONE;
    }

    private EnvelopeAnswer prove(SmsAddress origin, CommandHeader header, CardSecurity.Verdict verdict, Octets response) {
        ResponsePacket proof = new ResponsePacket(header.tar(), verdict.counter(), verdict.status(), response);
        List<Octets> parts = Segmentation.responsePacket(protect(proof, header.spi()), ++reference);
        if (!header.spi().porBySubmit()) {
            return new EnvelopeAnswer(0x9000, parts.get(0));
        }
        for (Octets part : parts) {
            Octets submit = SmsSubmit.ofData(origin, DataCoding.CARD_DATA, part, true).encode();
            if (!waiting.isEmpty() || !send(submit)) {
                if (waiting.size() == MAX_WAITING) {
                    waiting.remove();
                }
                waiting.add(submit);
            }
        }
        return EnvelopeAnswer.DONE;
    }

    /** As the command asks; plain when the card's keys cannot give that. */
    private Octets protect(ResponsePacket proof, Spi spi) {
        try {
            return packets.encodeResponse(proof, spi, keys, PacketTransport.SMS_PP);
        } catch (IllegalArgumentException notWithTheseKeys) {
            return packets.encodeResponse(proof, new Spi(0, 0), keys, PacketTransport.SMS_PP);
        }
    }

    private boolean send(Octets submit) {
        OctetWriter objects = new OctetWriter();
        ComprehensionTlv.required(CatTag.ALPHA_IDENTIFIER, Octets.EMPTY).write(objects);
        ComprehensionTlv.required(CatTag.SMS_TPDU, submit).write(objects);
        return framework.send(SEND_SHORT_MESSAGE, 0, NETWORK, objects.toOctets()) < 0x10;
    }

    /** The envelope as the applet sees it: one message with one packet, deciphered in place. */
    private static Octets envelope(SmsDeliver deliver, CommandHeader header, Octets packet, CommandPacket opened) {
        int headerOctets = packet.at(2);
        OctetWriter plain = new OctetWriter().uint16(1 + headerOctets + opened.data().length()).octet(headerOctets);
        plain.octet(header.spi().first()).octet(header.spi().second()).octet(header.kic()).octet(header.kid());
        plain.octets(header.tar().value()).uint40(opened.counter()).octet(0);
        plain.octets(Octets.of(new byte[headerOctets - 13])).octets(opened.data());

        Octets head = withoutUserData(deliver);
        int userDataOctets = COMMAND_PACKET_ALONE.length() + plain.length();
        OctetWriter tpdu = new OctetWriter().octets(head).octet(Math.min(userDataOctets, 0xFF));
        tpdu.octets(COMMAND_PACKET_ALONE).octets(plain.toOctets());

        OctetWriter objects = new OctetWriter();
        ComprehensionTlv.required(CatTag.DEVICE_IDENTITIES, Octets.ofOctets(NETWORK, UICC)).write(objects);
        ComprehensionTlv.required(CatTag.SMS_TPDU, tpdu.toOctets()).write(objects);
        return objects.toOctets();
    }

    private static Octets withoutUserData(SmsDeliver deliver) {
        Octets whole = deliver.encode();
        return whole.slice(0, whole.length() - deliver.userData().octets().length() - 1);
    }
}
