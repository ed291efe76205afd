package org.bipota.ejb.application.privacy;

import jakarta.ejb.ApplicationException;

/** A message to the subscriber's card is just being submitted, which cannot be taken back; worth trying again in a moment. */
@ApplicationException(rollback = true)
public class SubscriberBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public SubscriberBusyException() {
        super("a message to this subscriber's card is just being submitted; repeat the call in a moment");
    }
}
