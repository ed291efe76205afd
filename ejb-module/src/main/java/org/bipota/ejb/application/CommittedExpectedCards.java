package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.bipota.protocol.Octets;

/** Tells it by an event that is observed after the commit. */
@Dependent
public class CommittedExpectedCards implements ExpectedCards {

    private final Event<CardExpected> event;

    /** Fires the event. */
    @Inject
    public CommittedExpectedCards(Event<CardExpected> event) {
        this.event = event;
    }

    @Override
    public void expect(Octets identification) {
        event.fire(new CardExpected(identification));
    }
}
