package org.bipota.ejb.domain;

/**
 * A route and why it was taken.
 *
 * @param route the route
 * @param reason the capability row's state, the content's size and the policy that made it, in words
 */
public record RouteDecision(Route route, String reason) {
}
