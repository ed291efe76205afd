package org.bipota.ejb.domain;

import java.time.Duration;

/**
 * What the operator configured for checks.
 *
 * @param window from the delivered push to the verdict
 * @param limit from the request to {@code UNDELIVERED}
 * @param attempts pushes per check before it ends, 1 or more; repairs of a counter are not counted
 */
public record CheckPolicy(Duration window, Duration limit, int attempts) {

    /** Checks the ranges. */
    public CheckPolicy {
        if (window.isNegative() || window.isZero() || limit.isNegative() || limit.isZero() || attempts < 1) {
            throw new IllegalArgumentException("window " + window + ", limit " + limit + ", attempts " + attempts
                    + ": all must be positive");
        }
    }
}
