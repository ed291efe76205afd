package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Tells it by an event that is observed after the commit. */
@Dependent
public class CommittedOutboxSignal implements OutboxSignal {

    private final Event<OutboxFilled> event;

    /** Fires the event. */
    @Inject
    public CommittedOutboxSignal(Event<OutboxFilled> event) {
        this.event = event;
    }

    @Override
    public void filled() {
        event.fire(new OutboxFilled());
    }
}
