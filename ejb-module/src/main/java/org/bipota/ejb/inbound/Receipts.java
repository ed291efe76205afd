package org.bipota.ejb.inbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.Exchanges;
import org.bipota.ejb.application.ReceiptLedger;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.ejb.persistence.SubmittedPart;
import org.bipota.smpp.api.InboundShortMessage;

/** Takes delivery receipts; one that came before the answer to its submission is kept until that is stored. */
@Dependent
public class Receipts {

    private final ReceiptLedger ledger;
    private final PushRows pushes;
    private final Exchanges exchanges;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works in the caller's transaction. */
    @Inject
    public Receipts(ReceiptLedger ledger, PushRows pushes, Exchanges exchanges, AuditTrail audit, Clock clock) {
        this.ledger = ledger;
        this.pushes = pushes;
        this.exchanges = exchanges;
        this.audit = audit;
        this.clock = clock;
    }

    /** A receipt came for a message to this locked card. */
    void receive(Card card, InboundShortMessage message) {
        Optional<DeliveryReceipt> read = DeliveryReceipt.read(message);
        if (read.isEmpty()) {
            audit.refused(AuditKind.NOT_UNDERSTOOD, card.msisdn(), message.link(),
                    "a receipt that names no message or no state");
            return;
        }
        DeliveryReceipt receipt = read.get();
        if (receipt.state() == null) {
            ledger.find(card, receipt.messageId()).ifPresent(part -> tellIntermediate(card, part));
        } else if (!ledger.receive(card, receipt.messageId(), receipt.state(), clock.instant())) {
            audit.refused(AuditKind.UNKNOWN_RECEIPT, card.msisdn(), message.link(),
                    "no message with the id of this receipt is known, final state " + receipt.state());
        }
    }

    private void tellIntermediate(Card card, SubmittedPart part) {
        pushes.push(part.pushId()).ifPresent(push -> exchanges.of(card, push).receiptIntermediate(clock.instant()));
    }
}
