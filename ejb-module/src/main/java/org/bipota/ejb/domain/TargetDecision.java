package org.bipota.ejb.domain;

/**
 * What becomes of a target: a download that is held until its time, or one that failed before it began.
 *
 * @param route the route
 * @param routeReason why that one: the row, the size and the policy
 * @param state {@code PENDING} or {@code FAILED}
 * @param reason why it failed, or null
 */
public record TargetDecision(Route route, String routeReason, DownloadState state, String reason) {

    /** The reason of a target whose card is not known. */
    public static final String NO_CARD = "no card was imported for this subscriber";

    /**
     * Decides for one target.
     *
     * @param contentOctets the content's size
     */
    public static TargetDecision of(CampaignTarget target, int contentOctets, RoutingPolicy policy) {
        if (target.cardId() == null) {
            return new TargetDecision(Route.NOTIFY, NO_CARD, DownloadState.FAILED, NO_CARD);
        }
        RouteDecision decision = Routing.decide(target.capability(), contentOctets, policy);
        return new TargetDecision(decision.route(), decision.reason(), DownloadState.PENDING, null);
    }

    /** Whether the download is held and will be released. */
    public boolean held() {
        return state == DownloadState.PENDING;
    }
}
