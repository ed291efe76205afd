package org.bipota.ejb.application;

import org.bipota.protocol.Octets;

/**
 * Something to be done with a channel; seen after the commit.
 *
 * @param channelId the channel
 * @param sdu what is sent on it, or null to end it
 */
public record ChannelOrder(String channelId, Octets sdu) {

    /** The octets are not shown. */
    @Override
    public String toString() {
        return "ChannelOrder[" + channelId + (sdu == null ? ", end" : ", octets=" + sdu.length()) + ']';
    }
}
