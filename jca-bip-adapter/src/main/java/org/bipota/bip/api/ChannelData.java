package org.bipota.bip.api;

import java.time.Instant;
import org.bipota.protocol.Octets;

/**
 * One SDU from a peer (on TCP: one packet, delimited by its packet length).
 *
 * @param channelId the channel
 * @param correlation from its {@link Admission}
 * @param sdu the octets
 * @param at when it was complete
 */
public record ChannelData(String channelId, String correlation, Octets sdu, Instant at) {
}
