package org.bipota.ejb.domain;

import java.time.Instant;
import org.bipota.ejb.domain.DispatchDecision.AllReleased;
import org.bipota.ejb.domain.DispatchDecision.Pause;
import org.bipota.ejb.domain.DispatchDecision.Release;
import org.bipota.ejb.domain.DispatchDecision.WaitForPilot;
import org.bipota.ejb.domain.DispatchDecision.WaitUntil;

/** Decides what a campaign releases next: failures first, then the pilot wave, then the window. */
public final class DispatchRules {

    /** Outside a pilot wave a share of failures is judged from this number of ended downloads on. */
    public static final int LEAST_JUDGED = 20;

    private DispatchRules() {
    }

    /** What to do at {@code now}; how many of the downloads to release the links decide besides. */
    public static DispatchDecision decide(CampaignPace pace, CampaignStanding standing, Instant now) {
        long left = standing.releasable() - standing.released();
        if (left == 0) {
            return new AllReleased();
        }
        long pilot = pace.pilotOf(standing.releasable());
        boolean inPilot = pilot > 0 && !standing.pilotPassed();
        boolean pilotReleased = inPilot && standing.released() >= pilot;
        boolean pilotEnded = pilotReleased && standing.outstanding() == 0;
        if (standing.endedSince() >= (pilotEnded ? 1 : LEAST_JUDGED) && tooManyFailed(pace, standing)) {
            return new Pause(standing.failedSince() + " of " + standing.endedSince() + " downloads failed"
                    + (inPilot ? " in the pilot wave" : "") + ", more than " + pace.stopAtFailurePercent()
                    + "%; resume goes on all the same");
        }
        if (pilotReleased && !pilotEnded) {
            return new WaitForPilot();
        }
        if (pace.window() != null && !pace.window().contains(now)) {
            return new WaitUntil(pace.window().nextOpen(now));
        }
        return new Release(inPilot && !pilotEnded ? Math.min(left, pilot - standing.released()) : left,
                standing.pilotPassed() || pilotEnded);
    }

    private static boolean tooManyFailed(CampaignPace pace, CampaignStanding standing) {
        return standing.failedSince() * 100 > pace.stopAtFailurePercent() * standing.endedSince();
    }
}
