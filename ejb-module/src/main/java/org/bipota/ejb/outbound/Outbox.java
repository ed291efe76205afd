package org.bipota.ejb.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bipota.ejb.application.SubmissionLedger;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.ejb.outbound.SubmissionReport.AnsweredLate;
import org.bipota.ejb.outbound.SubmissionReport.Ended;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.OutboxKind;
import org.bipota.ejb.persistence.OutboxMessage;
import org.bipota.ejb.persistence.OutboxRows;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.protocol.Octets;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.TextMessage;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.OutboundShortMessage.Priority;

/** The transactions around a submission: claim before it, store what came of it after it, take over what a dead node had. */
@ApplicationScoped
public class Outbox {

    private static final Duration LEAST_VALIDITY = Duration.ofMinutes(1);

    private OutboxRows rows;
    private CardRows cards;
    private PushRows pushes;
    private SubmissionLedger submissions;
    private SubmissionOutcomes outcomes;
    private Clock clock;

    /** For the container's proxy. */
    protected Outbox() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public Outbox(OutboxRows rows, CardRows cards, PushRows pushes, SubmissionLedger submissions, SubmissionOutcomes outcomes,
            Clock clock) {
        this.rows = rows;
        this.cards = cards;
        this.pushes = pushes;
        this.submissions = submissions;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * Claims messages for {@code node}.
     *
     * @param quotas of which priorities how many, in the order in which they are served
     * @param most at most so many together
     */
    @Transactional
    public List<ClaimedMessage> claim(String node, List<Quota> quotas, int most) {
        Instant now = clock.instant();
        List<ClaimedMessage> claimed = new ArrayList<>();
        for (Quota quota : quotas) {
            int wanted = Math.min(quota.most(), most - claimed.size());
            if (wanted > 0) {
                for (OutboxMessage message : rows.lockReady(now, quota.first(), quota.last(), wanted)) {
                    claimed.add(claimed(message, now));
                    message.claim(node, now);
                }
            }
        }
        return claimed;
    }

    /** Stores what the adapter reported, in one transaction. */
    @Transactional
    public void store(List<SubmissionReport> reports) {
        Map<Long, Card> locked = lock(reports.stream().map(report -> report.message().cardId()).distinct().toList());
        if (reports.size() > 1) {
            rows.readTogether(reports.stream().map(report -> report.message().id()).toList());
        }
        for (SubmissionReport report : reports) {
            Card card = locked.get(report.message().cardId());
            if (card == null) {
                continue; // The subscriber was erased meanwhile.
            }
            if (report instanceof Ended ended) {
                outcomes.ended(card, ended.message(), ended.outcome());
            } else if (report instanceof AnsweredLate late) {
                outcomes.answeredLate(card, late.message(), late.answer());
            }
        }
    }

    /** Lets wait again what this node had claimed when it stopped; to be called before it claims anything. */
    @Transactional
    public int takeOverOwn(String node, int most) {
        return release(rows.cardsLeftBy(node, most), message -> message.claimedBy().equals(node),
                "the server stopped before the outcome was stored");
    }

    /** Lets wait again what another node has had for longer than {@code timeout}. */
    @Transactional
    public int takeOverAbandoned(String node, Duration timeout, int most) {
        Instant since = clock.instant().minus(timeout);
        return release(rows.cardsOfAbandoned(node, since, most), message -> message.claimedAt().isBefore(since),
                "another node did not store the outcome");
    }

    /** The cards are locked before their messages, so what is still {@code left} shows only then. */
    private int release(List<Long> cardIds, Predicate<OutboxMessage> left, String why) {
        if (cardIds.isEmpty()) {
            return 0;
        }
        Map<Long, Card> locked = lock(cardIds);
        List<OutboxMessage> messages = rows.lockSending(cardIds).stream().filter(left).toList();
        messages.forEach(message -> outcomes.abandoned(locked.get(message.cardId()), message, why));
        return messages.size();
    }

    private Map<Long, Card> lock(List<Long> cardIds) {
        return cards.lockById(cardIds).stream().collect(Collectors.toMap(Card::id, Function.identity()));
    }

    private ClaimedMessage claimed(OutboxMessage message, Instant now) {
        List<byte[]> all = switch (message.kind()) {
            case COMMAND_PACKET -> Segmentation.commandPacket(message.payload(), message.reference()).stream()
                    .map(Octets::toByteArray).toList();
            case NOTICE -> text(message).parts(message.reference()).stream().map(Octets::toByteArray).toList();
        };
        boolean userDataHeader = message.kind() == OutboxKind.COMMAND_PACKET || text(message).concatenated();
        List<Integer> parts = message.attempts() == 0
                ? IntStream.rangeClosed(1, all.size()).boxed().toList()
                : submissions.missing(pushes.push(message.pushId()).orElseThrow());
        MessagePriority priority = MessagePriority.of(message.priority());
        return new ClaimedMessage(message.id(), message.cardId(), message.pushId(), priority, parts, new OutboundShortMessage(
                "outbox " + message.id(), message.msisdn(), message.protocolId(), message.dataCoding(), userDataHeader,
                parts.stream().map(part -> all.get(part - 1)).toList(), true, validity(message, now), adapters(priority), null));
    }

    private static TextMessage text(OutboxMessage message) {
        return new TextMessage(message.dataCoding(), message.payload());
    }

    private static Priority adapters(MessagePriority priority) {
        return switch (priority) {
            case CHECK -> Priority.HIGH;
            case DOWNLOAD -> Priority.NORMAL;
            case CAMPAIGN -> Priority.LOW;
        };
    }

    private static Duration validity(OutboxMessage message, Instant now) {
        if (message.expiresAt() == null) {
            return null;
        }
        Duration left = Duration.between(now, message.expiresAt());
        return left.compareTo(LEAST_VALIDITY) < 0 ? LEAST_VALIDITY : left;
    }
}
