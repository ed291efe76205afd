package org.bipota.ejb.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a check has come: all that the rules read and write.
 *
 * @param state where it stands
 * @param reason why it ended like this, or null while it runs
 * @param attempts the number of pushes made, the repairs included
 * @param repairs the number of pushes made to repair a security fault
 * @param supersededBy the check that took its place, or null
 * @param pushedAt when the SMSC took the last push, or null
 * @param deliveredAt when the last push was delivered, or null
 * @param decidedAt when it ended, or null
 * @param windowEndsAt when the window of the delivered push ends, or null
 * @param limitAt when it ends if no push was delivered
 */
public record CheckProgress(
        CheckState state,
        String reason,
        int attempts,
        int repairs,
        Long supersededBy,
        Instant pushedAt,
        Instant deliveredAt,
        Instant decidedAt,
        Instant windowEndsAt,
        Instant limitAt) {

    /** A check whose first push is made now. */
    public static CheckProgress begun(Instant limitAt) {
        return new CheckProgress(CheckState.REQUESTED, null, 1, 0, null, null, null, null, null, limitAt);
    }

    /** When something has to be done although nothing was seen; empty once decided. */
    public Optional<Instant> deadline() {
        return switch (state) {
            case REQUESTED, PUSHED -> Optional.of(limitAt);
            case DELIVERED -> Optional.of(windowEndsAt);
            case CAPABLE, NOT_CAPABLE, REFUSED, UNDELIVERED -> Optional.empty();
        };
    }

    CheckProgress pushed(Instant at) {
        CheckState next = state == CheckState.REQUESTED ? CheckState.PUSHED : state;
        return new CheckProgress(next, reason, attempts, repairs, supersededBy, at, deliveredAt, decidedAt, windowEndsAt, limitAt);
    }

    CheckProgress delivered(Instant at, Instant newWindowEndsAt) {
        return new CheckProgress(CheckState.DELIVERED, reason, attempts, repairs, supersededBy, pushedAt, at, decidedAt,
                newWindowEndsAt, limitAt);
    }

    CheckProgress pushedAgain(boolean repair) {
        return new CheckProgress(CheckState.REQUESTED, null, attempts + 1, repair ? repairs + 1 : repairs, supersededBy,
                null, null, null, null, limitAt);
    }

    CheckProgress ended(CheckState end, String why, Instant at) {
        return new CheckProgress(end, why, attempts, repairs, supersededBy, pushedAt, deliveredAt, at, windowEndsAt, limitAt);
    }

    CheckProgress superseded(long by, String why, Instant at) {
        return new CheckProgress(CheckState.UNDELIVERED, why, attempts, repairs, by, pushedAt, deliveredAt, at, windowEndsAt,
                limitAt);
    }
}
