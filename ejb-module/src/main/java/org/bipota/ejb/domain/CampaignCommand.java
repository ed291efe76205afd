package org.bipota.ejb.domain;

/** What a scheduler or an operator tells a campaign. */
public enum CampaignCommand {
    /** Begin. */
    START,
    /** Release no further downloads until told to go on. */
    PAUSE,
    /** Go on where it was left. */
    RESUME,
    /** End without releasing what is still held. */
    STOP
}
