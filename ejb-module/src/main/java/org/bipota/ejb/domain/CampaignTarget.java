package org.bipota.ejb.domain;

/**
 * A subscriber that a campaign is for, with what the capability table says when the campaign is prepared.
 *
 * @param ordinal its place in the campaign; places ascend, with gaps
 * @param msisdn E.164 digits
 * @param cardId the subscriber's card, or null when none was imported
 * @param capability the state of the card's row, or null when none was imported
 */
public record CampaignTarget(long ordinal, String msisdn, Long cardId, CapabilityState capability) {
}
