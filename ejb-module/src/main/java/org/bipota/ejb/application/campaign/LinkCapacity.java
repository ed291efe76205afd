package org.bipota.ejb.application.campaign;

/** What the links to the SMSCs carry. */
@FunctionalInterface
public interface LinkCapacity {

    /** Short messages per second that the bound links carry together as the SMSCs last bore them; 0 when none is bound. */
    int messagesPerSecond();
}
