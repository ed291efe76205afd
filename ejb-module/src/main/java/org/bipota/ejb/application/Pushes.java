package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bipota.ejb.domain.CheckHistoryEvent;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.ejb.domain.PushState;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.CapabilityCheck;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CheckRows;
import org.bipota.ejb.persistence.OutboxMessage;
import org.bipota.ejb.persistence.OutboxRows;
import org.bipota.ejb.persistence.PushRows;

/** Puts pushes into the outbox and takes them back. The caller holds the card's lock. */
@Dependent
public class Pushes {

    private final PushBuilder builder;
    private final PushRows pushes;
    private final OutboxRows outbox;
    private final CheckRows checks;
    private final OutboxSignal signal;

    /** Works in the caller's transaction. */
    @Inject
    public Pushes(PushBuilder builder, PushRows pushes, OutboxRows outbox, CheckRows checks, OutboxSignal signal) {
        this.builder = builder;
        this.pushes = pushes;
        this.outbox = outbox;
        this.checks = checks;
        this.signal = signal;
    }

    /** Makes the push that {@code check} is at, with this counter, and puts it into the outbox. */
    public void queue(Card card, CapabilityCheck check, long counter, Instant now) {
        BipPush push = new BipPush(card, check.id(), check.attempts(), builder.build(card, counter), check.imei(), now);
        pushes.add(push);
        outbox.add(new OutboxMessage(push, MessagePriority.CHECK.number(), (int) (push.id() & 0xFF), now, check.limitAt()));
        checks.tell(check.id(), now, CheckHistoryEvent.PUSH_QUEUED,
                "push " + check.attempts() + ", counter " + counter + ", " + push.transport() + ", TAR " + push.tar());
        signal.filled();
    }

    /** Takes back every push of {@code check} that the adapter does not have. */
    public void withdrawWaiting(CapabilityCheck check, Instant now) {
        for (OutboxMessage message : outbox.lockWaiting(check)) {
            pushes.push(message.pushId()).ifPresent(push -> withdraw(push, now));
            outbox.remove(message);
        }
    }

    /** Takes back the repeat of a push that turned out to have come through, unless the adapter has it. */
    public void withdrawRepeat(BipPush push) {
        outbox.lockWaiting(push).ifPresent(outbox::remove);
    }

    /** A push that was not handed to the SMSC never will be. */
    public static void withdraw(BipPush push, Instant now) {
        if (push.state() == PushState.QUEUED) {
            push.ended(PushState.WITHDRAWN, now);
        }
    }
}
