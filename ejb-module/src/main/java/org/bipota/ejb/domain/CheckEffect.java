package org.bipota.ejb.domain;

/** What has to be done besides storing a check's progress, in the same transaction. */
public sealed interface CheckEffect {

    /**
     * Make another push with a fresh token.
     *
     * @param raiseCounter whether the card's counter jumps ahead first
     */
    record PushAgain(boolean raiseCounter) implements CheckEffect {
    }

    /**
     * Write the verdict into the capability table.
     *
     * @param state the verdict
     * @param reason why, in words
     */
    record DecideRow(CapabilityState state, String reason) implements CheckEffect {
    }

    /** Take back every push of the check that has not been handed to the SMSC. */
    record WithdrawWaitingPushes() implements CheckEffect {
    }
}
