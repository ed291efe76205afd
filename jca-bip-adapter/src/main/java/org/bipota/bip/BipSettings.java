package org.bipota.bip;

import java.net.InetAddress;
import org.bipota.protocol.cattp.CatTpSettings;

/**
 * The adapter's configuration once it is known to be usable.
 *
 * @param bind the address to listen at
 * @param udpPort the UDP port; 0: any free one
 * @param tcpPort the TCP port; 0: any free one
 * @param catTpPort the CAT_TP port that cards must name
 * @param catTp sizes, windows and times of CAT_TP; its idle time holds for TCP too
 * @param maxChannels how many channels there may be at once, those being set up included
 * @param maxChannelsPerSource the same for one IP address
 * @param refusalsPerSecond how many strangers get an RST in a second; the others get nothing
 * @param workers how many events are delivered at once
 */
public record BipSettings(InetAddress bind, int udpPort, int tcpPort, int catTpPort, CatTpSettings catTp, int maxChannels,
        int maxChannelsPerSource, int refusalsPerSecond, int workers) {
}
