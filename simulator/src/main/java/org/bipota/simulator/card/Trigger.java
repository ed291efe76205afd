package org.bipota.simulator.card;

import java.util.Optional;

/**
 * An event on its way to the applets.
 *
 * @param data what the EnvelopeHandler shows
 * @param response what the EnvelopeResponseHandler fills; the applets share it, the first that posts has it
 */
record Trigger(ToolkitEvent event, Optional<EnvelopeData> data, Optional<EnvelopeResponse> response) {

    /** An event without an envelope. */
    static Trigger of(ToolkitEvent event) {
        return new Trigger(event, Optional.empty(), Optional.empty());
    }

    /** An event with one. */
    static Trigger of(ToolkitEvent event, EnvelopeData data) {
        boolean answered = event.is(ToolkitEvent.Trait.RESPONSE);
        return new Trigger(event, Optional.of(data), answered ? Optional.of(new EnvelopeResponse()) : Optional.empty());
    }
}
