package org.bipota.ejb.inbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.CardKeyring;
import org.bipota.ejb.application.CheckProcess;
import org.bipota.ejb.application.SecuredPacketCodecs;
import org.bipota.ejb.application.SubmissionLedger;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CheckEvent;
import org.bipota.ejb.domain.CheckEvent.ChannelRefused;
import org.bipota.ejb.domain.CheckEvent.PorFault;
import org.bipota.ejb.domain.CheckHistoryEvent;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CheckRows;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.Spi;

/**
 * Takes proofs of receipt. A response packet belongs to the unanswered push with its counter and TAR. A card that could
 * not verify a command answers in clear; such an answer is believed only when it names the counter of such a push.
 */
@Dependent
public class ResponsePackets {

    private static final int PUSHES_LOOKED_AT = 8;

    private record Answer(BipPush push, ResponsePacket response) {
    }

    private final CardKeyring keyring;
    private final SecuredPacketCodecs codecs;
    private final PushRows pushes;
    private final CheckRows checks;
    private final SubmissionLedger submissions;
    private final CheckProcess process;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works in the caller's transaction. */
    @Inject
    public ResponsePackets(
            CardKeyring keyring,
            SecuredPacketCodecs codecs,
            PushRows pushes,
            CheckRows checks,
            SubmissionLedger submissions,
            CheckProcess process,
            AuditTrail audit,
            Clock clock) {
        this.keyring = keyring;
        this.codecs = codecs;
        this.pushes = pushes;
        this.checks = checks;
        this.submissions = submissions;
        this.process = process;
        this.audit = audit;
        this.clock = clock;
    }

    /** A response packet came from this locked card. */
    void receive(Card card, Octets packet, String link) {
        List<BipPush> waiting = pushes.unanswered(card, PUSHES_LOOKED_AT);
        Optional<Answer> answer = match(card, packet, waiting);
        if (answer.isEmpty()) {
            audit.refused(AuditKind.UNKNOWN_RESPONSE, card.msisdn(), link,
                    "a response packet that fits none of " + waiting.size() + " unanswered pushes");
            return;
        }
        BipPush push = answer.get().push();
        ResponsePacket response = answer.get().response();
        Instant now = clock.instant();
        switch (response.status()) {
            case POR_OK -> executed(card, push, response, link, now);
            case MORE_TIME, RESPONSE_BY_SMS_SUBMIT, RESPONSE_BY_USSD ->
                checks.tell(push.checkId(), now, CheckHistoryEvent.PUSH_POSTPONED, response.status().inWords());
            default -> fault(card, push, response.status(), now);
        }
    }

    private void fault(Card card, BipPush push, ResponseStatus status, Instant now) {
        boolean counterLow = status == ResponseStatus.CNTR_LOW;
        boolean repeated = counterLow && submissions.mayBeTwice(card, push);
        if (!repeated) {
            push.answered(now);
        }
        tell(card, push, new PorFault(push.attempt(), inWords(status), counterLow, repeated, now));
    }

    private void executed(Card card, BipPush push, ResponsePacket response, String link, Instant now) {
        CompactResponse compact;
        try {
            compact = CompactResponse.parse(response.data());
        } catch (ProtocolException unreadable) {
            audit.refused(AuditKind.BAD_CONTENT, card.msisdn(), link, unreadable.getMessage());
            return;
        }
        push.answered(now);
        if (compact.successful()) {
            checks.tell(push.checkId(), now, CheckHistoryEvent.PUSH_ACCEPTED, "status word " + compact.statusWordHex());
        } else if (compact.result().isPresent()) {
            tell(card, push, new ChannelRefused(push.attempt(), Refusals.inWords(compact.result().get()),
                    compact.result().get().temporary(), now));
        } else {
            tell(card, push, new ChannelRefused(push.attempt(), Refusals.inWords(compact), false, now));
        }
    }

    private void tell(Card card, BipPush push, CheckEvent event) {
        process.on(card, checks.check(push.checkId()), event);
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
                    && response.get().tar().toHex().equals(push.tar())
                    && push.checkId() != null;
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

    private static String inWords(ResponseStatus status) {
        return status.inWords() + " (" + Octets.ofOctets(status.code()).toHex() + ")";
    }
}
