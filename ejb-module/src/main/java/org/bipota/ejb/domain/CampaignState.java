package org.bipota.ejb.domain;

import java.util.Optional;

/**
 * Where a campaign stands.
 *
 * <pre>
 *   CREATED ──start──▶ PREPARING ──prepared──▶ RUNNING ──every download ended──▶ DONE
 *                          │  ▲                  │  ▲
 *                        pause resume          pause resume        (RUNNING also pauses by itself: too many failures)
 *                          ▼  │                  ▼  │
 *                            PAUSED              PAUSED
 *
 *   stop leads from CREATED, PREPARING, RUNNING and PAUSED to STOPPED; a job that fails again and again to FAILED.
 *   resume goes on from PAUSED, STOPPED and FAILED where the campaign was left.
 * </pre>
 */
public enum CampaignState {
    /** Takes targets; nothing was decided for any of them. */
    CREATED,
    /** A download is made for each target, its route decided. */
    PREPARING,
    /** Downloads are released and awaited. */
    RUNNING,
    /** Nothing more is released; downloads released before go on. */
    PAUSED,
    /** Each download has ended. */
    DONE,
    /** Ended by command; downloads released before go on. */
    STOPPED,
    /** Ended because its job failed again and again; resume tries once more. */
    FAILED;

    /** Whether its job works, or would if it were its turn. */
    public boolean isActive() {
        return this == PREPARING || this == RUNNING;
    }

    /**
     * The state after a command; the same state when the command changes nothing, as a repeat does.
     *
     * @param prepared whether a download was made for each target
     * @return empty when the command makes no sense yet
     */
    public Optional<CampaignState> after(CampaignCommand command, boolean prepared) {
        CampaignState working = prepared ? RUNNING : PREPARING;
        return Optional.ofNullable(switch (command) {
            case START -> this == CREATED ? PREPARING : this;
            case PAUSE -> this == CREATED ? null : isActive() ? PAUSED : this;
            case RESUME -> this == CREATED ? null : this == PAUSED || this == STOPPED || this == FAILED ? working : this;
            case STOP -> this == DONE || this == FAILED ? this : STOPPED;
        });
    }
}
