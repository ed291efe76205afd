package org.bipota.ejb.inbound;

import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.card.CardMessage;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.card.Trigger;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.cat.TerminalProfile;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.Tar;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.smpp.api.InboundShortMessage;

/** What the subscriber's card and the SMSC send, as {@code deliver_sm}. */
public final class TestCard {

    public static final String IMEI_A = "356938035643809";
    static final String IMEI_B = "490154203237518";
    static final TerminalResult BUSY = TerminalResult.of(0x20, 0x02);
    static final TerminalResult BEYOND_CAPABILITIES = new TerminalResult(Octets.ofHex("30"));

    private final SecuredPackets codec = new SecuredPackets();
    private long counter;

    public InboundShortMessage checkRequest(String imei) {
        return checkRequest(imei, ++counter);
    }

    InboundShortMessage checkRequest(String imei, long withCounter) {
        return message(checkRequestOf(imei, ICCID), withCounter);
    }

    static CheckRequest checkRequestOf(String imei, String iccid) {
        return new CheckRequest(Iccid.ofDigits(iccid), Imei.ofDigits(imei),
                new TerminalProfile(Octets.ofHex("09010020000000000000001F4200000003")), Trigger.TERMINAL_CHANGED, null);
    }

    InboundShortMessage channelReport(Octets token, TerminalResult result) {
        return message(new ChannelReport(Iccid.ofDigits(ICCID), token, result), ++counter);
    }

    InboundShortMessage message(CardMessage message, long withCounter) {
        return sms(packet(message.encode(), withCounter, "1200", "424950", KEYS));
    }

    Octets packet(Octets data, long withCounter, String spi, String tar, CardKeys keys) {
        return codec.encodeCommand(
                CommandPacket.of(Spi.ofHex(spi), keys, Tar.ofHex(tar), withCounter, data), keys, PacketTransport.SMS_PP);
    }

    /** The proof of receipt of a command. */
    InboundShortMessage answer(String commandSpi, String tar, long commandCounter, ResponseStatus status, String data) {
        Octets packet = codec.encodeResponse(
                new ResponsePacket(Tar.ofHex(tar), commandCounter, status, Octets.ofHex(data)), Spi.ofHex(commandSpi), KEYS,
                PacketTransport.SMS_PP);
        return sms(Octets.ofHex("027100").concat(packet).toByteArray(), 0x40);
    }

    static InboundShortMessage sms(Octets packet) {
        return sms(Segmentation.commandPacket(packet, 7).get(0).toByteArray(), 0x40);
    }

    static List<InboundShortMessage> segments(Octets packet, int reference) {
        return Segmentation.commandPacket(packet, reference).stream().map(part -> sms(part.toByteArray(), 0x40)).toList();
    }

    static InboundShortMessage sms(byte[] text, int esmClass) {
        return sms(MSISDN, text, esmClass);
    }

    static InboundShortMessage sms(String source, byte[] text, int esmClass) {
        return new InboundShortMessage("main", source, 1, "10099", esmClass, 0, 0xF6, text, null, null, null, null, null,
                Instant.EPOCH);
    }

    /** The same message, from another subscriber. */
    static InboundShortMessage from(String source, InboundShortMessage message) {
        return new InboundShortMessage(message.link(), source, message.sourceTon(), message.destination(), message.esmClass(),
                message.protocolId(), message.dataCoding(), message.text(), message.sarReference(), message.sarTotal(),
                message.sarSequence(), message.receiptedMessageId(), message.messageState(), message.receivedAt());
    }

    /** The same message, received by another link. */
    static InboundShortMessage by(String link, InboundShortMessage message) {
        return new InboundShortMessage(link, message.source(), message.sourceTon(), message.destination(), message.esmClass(),
                message.protocolId(), message.dataCoding(), message.text(), message.sarReference(), message.sarTotal(),
                message.sarSequence(), message.receiptedMessageId(), message.messageState(), message.receivedAt());
    }

    static InboundShortMessage sar(byte[] text, int esmClass, int reference, int total, int sequence) {
        return new InboundShortMessage("main", MSISDN, 1, "10099", esmClass, 0, 0xF6, text, reference, total, sequence, null,
                null, Instant.EPOCH);
    }

    static InboundShortMessage receipt(String messageId, int state) {
        return new InboundShortMessage("main", MSISDN, 1, "10099", 0x04, 0, 0, new byte[0], null, null, null, messageId, state,
                Instant.EPOCH);
    }

    static InboundShortMessage intermediate(String messageId) {
        return new InboundShortMessage("main", MSISDN, 1, "10099", 0x20, 0, 0, new byte[0], null, null, null, messageId, 2,
                Instant.EPOCH);
    }

    static InboundShortMessage textReceipt(String messageId, String stat) {
        String text = "id:" + messageId + " sub:001 dlvrd:001 submit date:2603011000 done date:2603011001 stat:" + stat
                + " err:000 text:";
        return sms(text.getBytes(StandardCharsets.US_ASCII), 0x04);
    }
}
