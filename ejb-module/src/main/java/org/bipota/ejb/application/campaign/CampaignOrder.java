package org.bipota.ejb.application.campaign;

import java.util.List;
import org.bipota.ejb.domain.DailyWindow;
import org.bipota.ejb.domain.TargetQuery;

/**
 * The wish for a campaign.
 *
 * @param name for people
 * @param content the content's name
 * @param msisdns the targets, E.164 digits; empty when they are uploaded or queried
 * @param query what the targets are selected by, or null for a list
 * @param policy how each download travels, and how fast they are released
 * @param window when, or null for always
 * @param idempotencyKey by which a repeat is known, or null
 * @param digest of the order; a repeat has the same
 */
public record CampaignOrder(
        String name,
        String content,
        List<String> msisdns,
        TargetQuery query,
        CampaignPolicy policy,
        DailyWindow window,
        String idempotencyKey,
        String digest) {

    /** Copies {@code msisdns}. */
    public CampaignOrder {
        msisdns = List.copyOf(msisdns);
    }
}
