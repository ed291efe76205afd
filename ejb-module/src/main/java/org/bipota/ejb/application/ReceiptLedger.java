package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bipota.ejb.domain.MessageIds;
import org.bipota.ejb.domain.PartFate;
import org.bipota.ejb.domain.PushFate;
import org.bipota.ejb.domain.PushState;
import org.bipota.ejb.domain.ReceiptState;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.EarlyReceipt;
import org.bipota.ejb.persistence.OutboxRows;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.ejb.persistence.SubmittedPart;

/**
 * Matches final receipts with the short messages that pushes went as, and tells the check or download when a push is decided; what was
 * decided first stays. A receipt whose id is not known may belong to a submission that was not answered:
 *
 * <ul>
 * <li>while a message is on its way to the card, its answer may tell the id: the receipt is kept;
 * <li>otherwise, when all submissions to the card that were not answered were of one and the same part of one push, it can
 * only be about that part, and is entered for it;
 * <li>when they were of several, nothing can be told from it: it is kept, since a late answer may tell the id.
 * </ul>
 *
 * <p>The caller holds the card's lock.
 */
@Dependent
public class ReceiptLedger {

    private final PushRows pushes;
    private final OutboxRows outbox;
    private final Exchanges exchanges;
    private final Pushes queued;

    /** Works in the caller's transaction. */
    @Inject
    public ReceiptLedger(PushRows pushes, OutboxRows outbox, Exchanges exchanges, Pushes queued) {
        this.pushes = pushes;
        this.outbox = outbox;
        this.exchanges = exchanges;
        this.queued = queued;
    }

    /** The submitted message that a receipt names. */
    public Optional<SubmittedPart> find(Card card, String receiptedId) {
        Set<String> keys = MessageIds.candidates(receiptedId);
        List<String> order = List.copyOf(keys);
        return pushes.partsByKey(card, keys).stream()
                .min(Comparator.comparingInt(part -> order.indexOf(part.messageKey())));
    }

    /**
     * A final receipt came. A repeat changes nothing.
     *
     * @return false when it can belong to no message that is known
     */
    public boolean receive(Card card, String receiptedId, ReceiptState state, Instant at) {
        if (enter(card, receiptedId, state, at)) {
            return true;
        }
        boolean mayBeTold = outbox.isSending(card) || !pushes.partsWithoutId(card).isEmpty();
        if (mayBeTold) {
            pushes.add(new EarlyReceipt(card.id(), receiptedId, MessageIds.key(receiptedId), state, at));
        }
        return mayBeTold;
    }

    /** More is known of what was submitted to the card: receipts that were kept may find their message now. */
    public void matchKept(Card card) {
        for (EarlyReceipt kept : pushes.earlyReceipts(card)) {
            if (enter(card, kept.messageId(), kept.finalState(), kept.receivedAt())) {
                pushes.remove(kept);
            }
        }
    }

    private boolean enter(Card card, String receiptedId, ReceiptState state, Instant at) {
        Optional<SubmittedPart> named = find(card, receiptedId);
        if (named.isPresent()) {
            enter(card, named.get(), state, at);
            return true;
        }
        Optional<SubmittedPart> unnamed = outbox.isSending(card) ? Optional.empty() : onlyPartWithoutId(card);
        unnamed.ifPresent(part -> {
            part.identify(receiptedId, MessageIds.key(receiptedId));
            enter(card, part, state, at);
        });
        return unnamed.isPresent();
    }

    private Optional<SubmittedPart> onlyPartWithoutId(Card card) {
        List<SubmittedPart> parts = pushes.partsWithoutId(card);
        boolean same = parts.stream().allMatch(one ->
                one.pushId().equals(parts.get(0).pushId()) && one.part() == parts.get(0).part());
        return same ? parts.stream().findFirst() : Optional.empty();
    }

    private void enter(Card card, SubmittedPart part, ReceiptState state, Instant at) {
        if (part.finalState() == null) {
            part.end(state, at);
            BipPush push = pushes.push(part.pushId()).orElseThrow();
            decide(card, push, push.parts() == 1 && push.submissions() == 1 ? List.of(part) : pushes.parts(push), at);
        }
    }

    /** What its receipts say of a push, once something of it has changed. */
    public void decide(Card card, BipPush push, Instant at) {
        decide(card, push, pushes.parts(push), at);
    }

    private void decide(Card card, BipPush push, List<SubmittedPart> submitted, Instant at) {
        if (push.state() != PushState.QUEUED && push.state() != PushState.SUBMITTED) {
            return;
        }
        boolean repeated = push.submissions() > 1 || push.state() == PushState.QUEUED;
        boolean onItsWay = repeated && outbox.isSending(card);
        List<PartFate> fates = submitted.stream()
                .map(part -> new PartFate(part.part(), part.accepted(), part.finalState())).toList();
        PushFate fate = PushFate.of(push.parts(), fates, onItsWay);
        if (fate.delivered()) {
            push.ended(PushState.DELIVERED, at);
            exchanges.of(card, push).delivered(push, at);
        } else if (fate.undelivered() != null) {
            push.ended(PushState.UNDELIVERED, at);
            exchanges.of(card, push).undelivered(push, fate.undelivered(), at);
        } else {
            return;
        }
        if (repeated) {
            queued.withdrawRepeat(push);
        }
    }
}
