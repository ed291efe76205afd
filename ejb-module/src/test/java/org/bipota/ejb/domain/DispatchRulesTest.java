package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.bipota.ejb.domain.DispatchDecision.AllReleased;
import org.bipota.ejb.domain.DispatchDecision.Pause;
import org.bipota.ejb.domain.DispatchDecision.Release;
import org.bipota.ejb.domain.DispatchDecision.WaitForPilot;
import org.bipota.ejb.domain.DispatchDecision.WaitUntil;
import org.junit.jupiter.api.Test;

class DispatchRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CampaignPace PLAIN = new CampaignPace(0, 0, 100, null);
    private static final CampaignPace PILOT = new CampaignPace(0, 10, 50, null);

    @Test
    void whatIsLeftMayBeReleased() {
        assertThat(decide(PLAIN, standing(1000, 400, 400, 0))).isEqualTo(new Release(600, false));
        assertThat(decide(PLAIN, standing(1000, 1000, 400, 0))).isEqualTo(new AllReleased());
    }

    @Test
    void aCampaignWithoutAnyTargetThatCanBeReleasedHasReleasedAll() {
        assertThat(decide(PILOT, standing(0, 0, 0, 0))).isEqualTo(new AllReleased());
    }

    @Test
    void thePilotWaveIsReleasedAwaitedAndJudged() {
        assertThat(decide(PILOT, standing(1000, 30, 30, 0))).isEqualTo(new Release(70, false));
        assertThat(decide(PILOT, standing(1000, 100, 1, 0))).isEqualTo(new WaitForPilot());
        assertThat(decide(PILOT, standing(1000, 100, 0, 50))).isEqualTo(new Release(900, true));
        assertThat(decide(PILOT, standing(1000, 100, 0, 51))).isEqualTo(new Pause(
                "51 of 100 downloads failed in the pilot wave, more than 50%; resume goes on all the same"));
    }

    @Test
    void aPilotWaveOfOneIsJudgedToo() {
        CampaignPace none = new CampaignPace(0, 1, 0, null);

        assertThat(none.pilotOf(5)).isEqualTo(1);
        assertThat(decide(none, standing(5, 1, 0, 1))).isInstanceOf(Pause.class);
    }

    @Test
    void outsideAPilotWaveFailuresAreJudgedFromTwentyEndedOn() {
        CampaignPace half = new CampaignPace(0, 0, 50, null);

        assertThat(decide(half, standing(1000, 100, 81, 19))).isInstanceOf(Release.class);
        assertThat(decide(half, standing(1000, 100, 80, 10))).isInstanceOf(Release.class);
        assertThat(decide(half, standing(1000, 100, 80, 11))).isInstanceOf(Pause.class);
    }

    @Test
    void whatHadFailedWhenAnOperatorResumedIsNotJudgedAgain() {
        assertThat(DispatchRules.decide(PILOT, new CampaignStanding(1000, 100, 0, 51, 100, 51, true), NOON))
                .isEqualTo(new Release(900, true));
        assertThat(DispatchRules.decide(PILOT, new CampaignStanding(1000, 140, 0, 80, 100, 51, true), NOON))
                .isInstanceOf(Pause.class);
    }

    @Test
    void nothingIsReleasedWhileTheWindowIsClosed() {
        DailyWindow night = new DailyWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneOffset.UTC);
        CampaignPace atNight = new CampaignPace(0, 0, 100, night);

        assertThat(decide(atNight, standing(10, 0, 0, 0))).isEqualTo(new WaitUntil(Instant.parse("2026-03-01T22:00:00Z")));
        assertThat(DispatchRules.decide(atNight, standing(10, 0, 0, 0), NOON.plusSeconds(10 * 3600)))
                .isEqualTo(new Release(10, false));
    }

    private static DispatchDecision decide(CampaignPace pace, CampaignStanding standing) {
        return DispatchRules.decide(pace, standing, NOON);
    }

    private static CampaignStanding standing(long releasable, long released, long outstanding, long failed) {
        return new CampaignStanding(releasable, released, outstanding, failed, 0, 0, false);
    }
}
