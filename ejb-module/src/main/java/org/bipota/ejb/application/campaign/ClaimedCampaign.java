package org.bipota.ejb.application.campaign;

/**
 * A campaign whose job this node may start.
 *
 * @param id the campaign
 * @param execution the latest execution of its job, or null before the first
 * @param word the claim's, by which the execution that is started proves that it may run
 */
public record ClaimedCampaign(long id, Long execution, String word) {
}
