package org.bipota.ejb.domain;

/**
 * Targets by what the capability table says instead of by a list; all three have to hold. Resolved when the campaign starts.
 *
 * @param capable whether the handset is capable, or null for all
 * @param tac eight digits of the handset's IMEI, or null for all
 * @param state the state of the row, or null for all
 */
public record TargetQuery(Boolean capable, String tac, CapabilityState state) {
}
