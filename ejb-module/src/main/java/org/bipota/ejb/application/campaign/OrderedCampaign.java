package org.bipota.ejb.application.campaign;

/**
 * What came of an order.
 *
 * @param id the campaign
 * @param repeated whether it was ordered before, with the same key
 */
public record OrderedCampaign(long id, boolean repeated) {
}
