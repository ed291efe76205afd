package org.bipota.ejb.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.OutboxMessage;
import org.bipota.ejb.persistence.OutboxRows;
import org.bipota.protocol.Octets;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.smpp.api.OutboundShortMessage;

/** The transactions around a submission: claim before it, store its outcome after it, take over what a dead node had. */
@ApplicationScoped
public class Outbox {

    private static final Duration LEAST_VALIDITY = Duration.ofMinutes(1);

    private OutboxRows rows;
    private CardRows cards;
    private SubmissionOutcomes outcomes;
    private Clock clock;

    /** For the container's proxy. */
    protected Outbox() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public Outbox(OutboxRows rows, CardRows cards, SubmissionOutcomes outcomes, Clock clock) {
        this.rows = rows;
        this.cards = cards;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Claims at most {@code most} messages for {@code node}, in the order of their priority. */
    @Transactional
    public List<ClaimedMessage> claim(String node, int most) {
        Instant now = clock.instant();
        return rows.lockReady(now, most).stream().map(message -> {
            message.claim(node, now);
            return new ClaimedMessage(message.id(), outbound(message, now));
        }).toList();
    }

    /** Stores how claimed messages fared, in one transaction. */
    @Transactional
    public void store(List<StoredOutcome> stored) {
        Map<Long, Card> locked = new HashMap<>();
        List<Long> cardIds = rows.cardsOf(stored.stream().map(StoredOutcome::id).toList());
        if (!cardIds.isEmpty()) {
            cards.lockById(cardIds).forEach(card -> locked.put(card.id(), card));
        }
        for (StoredOutcome one : stored) {
            Optional<OutboxMessage> message = rows.message(one.id());
            if (message.isPresent()) {
                outcomes.store(locked.get(message.get().cardId()), message.get(), one.outcome());
            }
        }
    }

    /** Lets wait again what this node had claimed when it stopped; to be called before it claims anything. */
    @Transactional
    public int takeOverOwn(String node, int most) {
        return release(rows.lockLeftBy(node, most), "the server stopped before the outcome was stored");
    }

    /** Lets wait again what another node has had for longer than {@code timeout}. */
    @Transactional
    public int takeOverAbandoned(String node, Duration timeout, int most) {
        Instant since = clock.instant().minus(timeout);
        return release(rows.lockAbandoned(node, since, most), "another node did not store the outcome");
    }

    private int release(List<OutboxMessage> messages, String why) {
        messages.forEach(message -> message.release(clock.instant(), why));
        return messages.size();
    }

    private static OutboundShortMessage outbound(OutboxMessage message, Instant now) {
        List<byte[]> parts = switch (message.kind()) {
            case COMMAND_PACKET -> Segmentation.commandPacket(message.payload(), message.reference()).stream()
                    .map(Octets::toByteArray).toList();
        };
        return new OutboundShortMessage(
                "outbox " + message.id(), message.msisdn(), message.protocolId(), message.dataCoding(), true, parts, true,
                validity(message, now));
    }

    private static Duration validity(OutboxMessage message, Instant now) {
        if (message.expiresAt() == null) {
            return null;
        }
        Duration left = Duration.between(now, message.expiresAt());
        return left.compareTo(LEAST_VALIDITY) < 0 ? LEAST_VALIDITY : left;
    }
}
