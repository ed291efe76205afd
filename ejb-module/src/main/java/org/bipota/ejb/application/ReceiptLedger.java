package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bipota.ejb.domain.CheckEvent;
import org.bipota.ejb.domain.CheckEvent.PushDelivered;
import org.bipota.ejb.domain.CheckEvent.PushUndelivered;
import org.bipota.ejb.domain.MessageIds;
import org.bipota.ejb.domain.PushState;
import org.bipota.ejb.domain.ReceiptState;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CheckRows;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.ejb.persistence.SubmittedPart;

/**
 * Matches final receipts with the short messages that pushes went as. A push is delivered once each of its parts is, and
 * undelivered as soon as one is not; what was decided first stays. The caller holds the card's lock.
 */
@Dependent
public class ReceiptLedger {

    private final PushRows pushes;
    private final CheckRows checks;
    private final CheckProcess process;

    /** Works in the caller's transaction. */
    @Inject
    public ReceiptLedger(PushRows pushes, CheckRows checks, CheckProcess process) {
        this.pushes = pushes;
        this.checks = checks;
        this.process = process;
    }

    /** The submitted message that a receipt means. */
    public Optional<SubmittedPart> find(Card card, String receiptedId) {
        Set<String> keys = MessageIds.candidates(receiptedId);
        List<String> order = List.copyOf(keys);
        return pushes.partsByKey(card, keys).stream()
                .min(Comparator.comparingInt(part -> order.indexOf(part.messageKey())));
    }

    /** A final receipt came for {@code part}; a repeat changes nothing. */
    public void enter(Card card, SubmittedPart part, ReceiptState state, Instant at) {
        if (part.finalState() != null) {
            return;
        }
        part.end(state, at);
        BipPush push = pushes.push(part.pushId()).orElseThrow();
        if (push.state() != PushState.QUEUED && push.state() != PushState.SUBMITTED) {
            return;
        }
        if (state != ReceiptState.DELIVERED) {
            push.ended(PushState.UNDELIVERED, at);
            tell(card, push, new PushUndelivered(push.attempt(), state, at));
        } else if (delivered(push)) {
            push.ended(PushState.DELIVERED, at);
            tell(card, push, new PushDelivered(push.attempt(), at));
        }
    }

    private boolean delivered(BipPush push) {
        return pushes.parts(push).stream()
                .filter(part -> part.finalState() == ReceiptState.DELIVERED)
                .mapToInt(SubmittedPart::part)
                .distinct().count() == push.parts();
    }

    private void tell(Card card, BipPush push, CheckEvent event) {
        if (push.checkId() != null) {
            process.on(card, checks.check(push.checkId()), event);
        }
    }
}
