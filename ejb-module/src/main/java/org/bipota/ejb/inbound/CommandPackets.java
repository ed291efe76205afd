package org.bipota.ejb.inbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.CardKeyring;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.SecuredPacketCodecs;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.Card;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.CardMessage;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandHeader;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.CounterMode;
import org.bipota.protocol.secured.MinimumSecurity;
import org.bipota.protocol.secured.PacketTransport;

/**
 * Verifies command packets from cards, in this order: TAR, minimum security, keys and checksum, counter, content, ICCID.
 * What fails leaves an audit record and nothing else; a packet that was verified uses its counter up.
 */
@Dependent
public class CommandPackets {

    private final Configuration configuration;
    private final CardKeyring keyring;
    private final SecuredPacketCodecs codecs;
    private final CardMessages messages;
    private final AuditTrail audit;
    private final Clock clock;
    private final MinimumSecurity minimum;

    /** Works in the caller's transaction. */
    @Inject
    public CommandPackets(
            Configuration configuration,
            CardKeyring keyring,
            SecuredPacketCodecs codecs,
            CardMessages messages,
            AuditTrail audit,
            Clock clock) {
        this.configuration = configuration;
        this.keyring = keyring;
        this.codecs = codecs;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
        this.minimum = configuration.minimumSecurity();
    }

    /** A command packet came from this locked card. */
    void receive(Card card, Octets packet, String link) {
        CommandPacket verified;
        try {
            CardKeys keys = keyring.keys(card);
            CommandHeader header = codecs.decode(codec -> codec.readCommandHeader(packet, PacketTransport.SMS_PP));
            if (!header.tar().toHex().equals(Configuration.APPLICATION_TAR)) {
                refuse(AuditKind.WRONG_TAR, card, link, "the packet is for TAR " + header.tar());
                return;
            }
            if (!minimum.satisfiedBy(header.spi(), keys)) {
                refuse(AuditKind.SECURITY_TOO_LOW, card, link,
                        "SPI " + header.spi() + " is below the minimum security " + minimum);
                return;
            }
            verified = codecs.decode(codec -> codec.decodeCommand(packet, keys, PacketTransport.SMS_PP));
        } catch (ProtocolException unverified) {
            refuse(AuditKind.SECURITY_FAILED, card, link, unverified.getMessage());
            return;
        }
        if (isNew(card, verified, packet, link)) {
            read(card, verified, link);
        }
    }

    private boolean isNew(Card card, CommandPacket packet, Octets octets, String link) {
        CounterMode mode = packet.spi().counterMode();
        Instant now = clock.instant();
        String digest = Digests.of(octets.toByteArray());
        if (!mode.admits(card.counterIn(), packet.counter())) {
            refuse(AuditKind.REPLAYED, card, link,
                    "counter " + packet.counter() + " came after counter " + card.counterIn());
            return false;
        }
        if (card.isRepeat(digest, now.minus(configuration.duration(Variable.INBOUND_EXPIRY)))) {
            refuse(AuditKind.REPLAYED, card, link, "the same packet came again");
            return false;
        }
        if (mode == CounterMode.HIGHER || mode == CounterMode.ONE_HIGHER) {
            card.acceptCounter(packet.counter());
        }
        card.rememberInbound(digest, now);
        return true;
    }

    private void read(Card card, CommandPacket packet, String link) {
        CardMessage message;
        try {
            message = CardMessage.parse(packet.data());
        } catch (ProtocolException unreadable) {
            refuse(AuditKind.BAD_CONTENT, card, link, unreadable.getMessage());
            return;
        }
        if (!message.iccid().digits().equals(card.iccid())) {
            refuse(AuditKind.WRONG_ICCID, card, link,
                    "the message names card " + message.iccid().masked() + ", not the one imported for the subscriber");
            return;
        }
        messages.receive(card, message, link);
    }

    private void refuse(AuditKind kind, Card card, String link, String reason) {
        audit.refused(kind, card.msisdn(), link, reason);
    }
}
