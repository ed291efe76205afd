package org.bipota.simulator.card;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.secured.CommandHeader;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.CounterMode;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.SecuredPackets;

/**
 * The operating system's check of a packet to the applet (ETSI TS 102 225 clause 5.1.3): TAR, minimum security, keys,
 * checksum, counter, in this order. The counter is stored when all has passed.
 */
final class CardSecurity {

    /**
     * What came of a packet.
     *
     * @param status {@code POR_OK} when it may be executed
     * @param packet the deciphered packet; null when it could not be verified
     */
    record Verdict(ResponseStatus status, CommandPacket packet) {

        /** CNTR as far as it is known. */
        long counter() {
            return packet == null ? 0 : packet.counter();
        }
    }

    private final CardProfile profile;
    private final SecuredPackets packets;
    private long counter;

    CardSecurity(CardProfile profile, SecuredPackets packets) {
        this.profile = profile;
        this.packets = packets;
    }

    Verdict verify(CommandHeader header, Octets packet) {
        if (!header.tar().equals(profile.appletTar())) {
            return new Verdict(ResponseStatus.TAR_UNKNOWN, null);
        }
        if (!profile.minimumSecurity().satisfiedBy(header.spi(), profile.keys())) {
            return new Verdict(ResponseStatus.INSUFFICIENT_SECURITY_LEVEL, null);
        }
        CommandPacket opened;
        try {
            opened = packets.decodeCommand(packet, profile.keys(), PacketTransport.SMS_PP);
        } catch (ProtocolException fault) {
            return new Verdict(status(fault), null);
        }
        return new Verdict(count(opened), opened);
    }

    private ResponseStatus count(CommandPacket packet) {
        CounterMode mode = packet.spi().counterMode();
        boolean compared = mode == CounterMode.HIGHER || mode == CounterMode.ONE_HIGHER;
        if (!compared) {
            return ResponseStatus.POR_OK;
        }
        if (counter == CommandPacket.MAX_COUNTER) {
            return ResponseStatus.CNTR_BLOCKED;
        }
        if (packet.counter() <= counter) {
            return ResponseStatus.CNTR_LOW;
        }
        if (mode == CounterMode.ONE_HIGHER && packet.counter() > counter + 1) {
            return ResponseStatus.CNTR_HIGH;
        }
        counter = packet.counter();
        return ResponseStatus.POR_OK;
    }

    private static ResponseStatus status(ProtocolException fault) {
        return fault.code() == ProtocolException.Code.CHECKSUM
                ? ResponseStatus.RC_CC_DS_FAILED : ResponseStatus.UNIDENTIFIED_SECURITY_ERROR;
    }
}
