package org.bipota.ejb.inbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.CardKeyring;
import org.bipota.ejb.application.Exchanges;
import org.bipota.ejb.application.SecuredPacketCodecs;
import org.bipota.ejb.application.SubmissionLedger;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.Spi;

/**
 * Takes proofs of receipt. A response packet belongs to the unanswered packet with its counter and TAR. A card that could
 * not verify a command answers in clear; such an answer is believed only when it names the counter of such a packet.
 */
@Dependent
public class ResponsePackets {

    private static final int PUSHES_LOOKED_AT = 8;
    /** After these another answer comes. */
    private static final Set<ResponseStatus> PROVISIONAL = EnumSet.of(
            ResponseStatus.MORE_TIME, ResponseStatus.RESPONSE_BY_SMS_SUBMIT, ResponseStatus.RESPONSE_BY_USSD);

    private record Answer(BipPush push, ResponsePacket response) {
    }

    private final CardKeyring keyring;
    private final SecuredPacketCodecs codecs;
    private final PushRows pushes;
    private final SubmissionLedger submissions;
    private final Exchanges exchanges;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works in the caller's transaction. */
    @Inject
    public ResponsePackets(
            CardKeyring keyring,
            SecuredPacketCodecs codecs,
            PushRows pushes,
            SubmissionLedger submissions,
            Exchanges exchanges,
            AuditTrail audit,
            Clock clock) {
        this.keyring = keyring;
        this.codecs = codecs;
        this.pushes = pushes;
        this.submissions = submissions;
        this.exchanges = exchanges;
        this.audit = audit;
        this.clock = clock;
    }

    /** A response packet came from this locked card. */
    void receive(Card card, Octets packet, String link) {
        List<BipPush> waiting = pushes.unanswered(card, PUSHES_LOOKED_AT);
        Optional<Answer> answer = match(card, packet, waiting);
        if (answer.isEmpty()) {
            audit.refused(AuditKind.UNKNOWN_RESPONSE, card.msisdn(), link,
                    "a response packet that fits none of " + waiting.size() + " unanswered packets");
            return;
        }
        BipPush push = answer.get().push();
        ResponsePacket response = answer.get().response();
        Instant now = clock.instant();
        boolean repeatRefused = response.status() == ResponseStatus.CNTR_LOW && submissions.mayBeTwice(card, push);
        String unreadable = exchanges.of(card, push).answered(push, response, repeatRefused, now);
        if (unreadable != null) {
            audit.refused(AuditKind.BAD_CONTENT, card.msisdn(), link, unreadable);
        } else if (!repeatRefused && !PROVISIONAL.contains(response.status())) {
            push.answered(now);
        }
    }

    /** The protection of a response depends on its command, so it is tried with the SPI of each kind of push. */
    private Optional<Answer> match(Card card, Octets packet, List<BipPush> waiting) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        CardKeys keys = keyring.keys(card);
        Map<String, Optional<ResponsePacket>> bySpi = new LinkedHashMap<>();
        for (BipPush push : waiting) {
            Optional<ResponsePacket> response = bySpi.computeIfAbsent(push.spi(), spi -> decode(packet, spi, keys));
            boolean fits = response.isPresent()
                    && response.get().counter() == push.counter()
                    && response.get().tar().toHex().equals(push.tar());
            if (fits) {
                return Optional.of(new Answer(push, response.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<ResponsePacket> decode(Octets packet, String spi, CardKeys keys) {
        try {
            return Optional.of(codecs.decode(
                    codec -> codec.decodeResponse(packet, Spi.ofHex(spi), keys, PacketTransport.SMS_PP)));
        } catch (ProtocolException otherProtection) {
            return Optional.empty();
        }
    }
}
