package org.bipota.ejb.domain;

import java.time.Instant;

/** What a campaign does next about its held downloads. */
public sealed interface DispatchDecision {

    /**
     * Release some.
     *
     * @param most how many at most, at least 1
     * @param pilotPassed whether the pilot wave counts as passed from now on
     */
    record Release(long most, boolean pilotPassed) implements DispatchDecision {
    }

    /** None until then: the window is closed. */
    record WaitUntil(Instant opens) implements DispatchDecision {
    }

    /** None until each download of the pilot wave has ended. */
    record WaitForPilot() implements DispatchDecision {
    }

    /** No more: too many failed. The reason is in words. */
    record Pause(String reason) implements DispatchDecision {
    }

    /** There is nothing left to release. */
    record AllReleased() implements DispatchDecision {
    }
}
