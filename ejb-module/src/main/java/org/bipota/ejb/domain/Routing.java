package org.bipota.ejb.domain;

/**
 * Which way a download travels (design, method steps 8 to 10): by BIP to a handset that has proved it can; otherwise by SMS
 * when the content is smaller than the threshold; otherwise a notice. A state that is not yet, or never was, decided counts
 * as not capable.
 */
public final class Routing {

    private Routing() {
    }

    /**
     * The route of a content of {@code contentOctets} to a handset that the table knows like this.
     *
     * @param contentOctets 0 or more
     */
    public static RouteDecision decide(CapabilityState state, int contentOctets, RoutingPolicy policy) {
        String row = "capability " + state + ", " + size(contentOctets, policy);
        if (state.capable()) {
            return new RouteDecision(Route.BIP, row + ": by BIP, at most " + policy.pushAttempts() + " pushes");
        }
        return policy.smallEnoughForSms(contentOctets)
                ? new RouteDecision(Route.SMS, row + ": by SMS")
                : new RouteDecision(Route.NOTIFY, row + ": the user is told to fetch it another way");
    }

    /** What becomes of a download whose pushes led to no channel: by SMS where policy and size allow it, otherwise a notice. */
    public static RouteDecision afterFailedPushes(int contentOctets, RoutingPolicy policy) {
        String why = "no channel after " + policy.pushAttempts() + " pushes, " + size(contentOctets, policy) + ", fallback to SMS "
                + (policy.fallbackToSms() ? "allowed" : "not allowed");
        return policy.fallbackToSms() && policy.smallEnoughForSms(contentOctets)
                ? new RouteDecision(Route.SMS, why + ": by SMS")
                : new RouteDecision(Route.NOTIFY, why + ": the user is told to fetch it another way");
    }

    private static String size(int contentOctets, RoutingPolicy policy) {
        return contentOctets + " octets " + (policy.smallEnoughForSms(contentOctets) ? "below" : "not below")
                + " the SMS threshold of " + policy.smsThreshold();
    }
}
