package org.bipota.ejb.application.read;

import java.time.Instant;
import org.bipota.ejb.application.read.CampaignView.RouteCounts;

/**
 * What a campaign would do if it were started now.
 *
 * @param routes targets by route
 * @param noCard targets whose card was not imported; they would fail
 * @param segments short messages that would be submitted if each first try were the last: one push of
 *     {@value CampaignPreviews#PUSH_SEGMENTS} segments for each by BIP, the content for each by SMS, one notice for each other
 * @param estimatedFinish when these would be submitted at the campaign's rate, over the links as they are, within its
 *     window; null when no link is bound
 */
public record CampaignPreview(RouteCounts routes, long noCard, long segments, Instant estimatedFinish) {
}
