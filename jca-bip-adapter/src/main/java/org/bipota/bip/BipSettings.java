package org.bipota.bip;

import java.net.InetAddress;
import java.time.Duration;
import org.bipota.bip.capture.CaptureBounds;
import org.bipota.protocol.cattp.CatTpSettings;

/**
 * The adapter's configuration once it is known to be usable.
 *
 * @param bind the address to listen at
 * @param udpPort the UDP port; 0: any free one
 * @param tcpPort the TCP port; 0: any free one
 * @param loops how many event loops, each with its own UDP socket where the platform has SO_REUSEPORT; 1 elsewhere
 * @param catTpPort the CAT_TP port that cards must name
 * @param catTp sizes, windows and times of CAT_TP; its idle time and its largest SDU hold for TCP too
 * @param maxChannels how many channels there may be at once, those being set up included
 * @param maxChannelsPerSource the same for one IP address
 * @param maxHalfOpen how many of them may be admitted without a complete handshake
 * @param maxUnidentified how many TCP connections may be without an identification
 * @param identificationTime how long such a connection may live
 * @param refusalsPerSecond how many strangers get an RST in a second; the others get nothing
 * @param questionsPerSecond how many strangers that nobody expects the application is asked about in a second
 * @param maxRefused how many identifications refused for good are remembered
 * @param refusedTime for how long, at least
 * @param maxExpected how many expected identifications are remembered
 * @param workers how many events are delivered at once
 * @param deliveryTime for how long an event that the application could not store is tried again
 * @param drain how long transfers may go on when the server stops
 * @param captures how much is captured
 */
public record BipSettings(InetAddress bind, int udpPort, int tcpPort, int loops, int catTpPort, CatTpSettings catTp,
        int maxChannels, int maxChannelsPerSource, int maxHalfOpen, int maxUnidentified, Duration identificationTime,
        int refusalsPerSecond, int questionsPerSecond, int maxRefused, Duration refusedTime, int maxExpected, int workers,
        Duration deliveryTime, Duration drain, CaptureBounds captures) {

    /** The same with another number of loops. */
    BipSettings withLoops(int count) {
        return new BipSettings(bind, udpPort, tcpPort, count, catTpPort, catTp, maxChannels, maxChannelsPerSource, maxHalfOpen,
                maxUnidentified, identificationTime, refusalsPerSecond, questionsPerSecond, maxRefused, refusedTime,
                maxExpected, workers, deliveryTime, drain, captures);
    }
}
