package org.bipota.smpp.link;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a link waits before it connects again. A link that was lost comes back quickly; one whose bind was refused more
 * slowly and by its own count, since quick repeats can lock the account. Not thread safe.
 */
final class ReconnectPolicy {

    private final Duration longestAfterLoss;
    private final Backoff lost;
    private final Backoff refused;
    private final DoubleSupplier random;

    /**
     * A policy that has seen nothing yet.
     *
     * @param random gives the jitter, 0 (inclusive) to 1 (exclusive)
     */
    ReconnectPolicy(LinkSettings settings, DoubleSupplier random) {
        this.longestAfterLoss = settings.reconnectMax();
        this.lost = new Backoff(settings.reconnectInitial(), settings.reconnectMax());
        this.refused = new Backoff(settings.refusedInitial(), settings.refusedMax());
        this.random = random;
    }

    /** The bind was accepted: a refusal after this is the first one again. */
    void bound() {
        refused.reset();
    }

    /** The delay after a link that was bound for {@code boundFor}; one that held for long starts with the shortest again. */
    Duration afterLoss(Duration boundFor) {
        if (boundFor.compareTo(longestAfterLoss) > 0) {
            lost.reset();
        }
        return lost.next(random.getAsDouble());
    }

    /** The delay after an attempt that came to no answer of the SMSC's. */
    Duration afterFailure() {
        return lost.next(random.getAsDouble());
    }

    /** The delay after a refused bind. */
    Duration afterRefusal() {
        return refused.next(random.getAsDouble());
    }
}
