package org.bipota.smpp.inflow;

/**
 * How one call of the endpoint ended.
 *
 * @param kind how
 * @param reason why, in words without message text; null when committed
 */
record DeliveryResult(Kind kind, String reason) {

    static final DeliveryResult COMMITTED = new DeliveryResult(Kind.COMMITTED, null);

    /** The kinds. */
    enum Kind {
        /** The transaction committed and nothing was thrown. */
        COMMITTED,
        /** Anything else. */
        ROLLED_BACK,
        /** There was no endpoint to call. */
        UNAVAILABLE
    }

    static DeliveryResult rolledBack(String reason) {
        return new DeliveryResult(Kind.ROLLED_BACK, reason);
    }

    static DeliveryResult unavailable(String reason) {
        return new DeliveryResult(Kind.UNAVAILABLE, reason);
    }
}
