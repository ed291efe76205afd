package org.bipota.bip.log;

import java.net.SocketAddress;
import java.time.Duration;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The events of the BIP adapter. Subscribers are not named here, only channels and addresses. */
@MessageLogger(projectCode = "BIPOTA", length = 4)
@ValidIdRange(min = 2000, max = 2999)
public interface BipLog extends BasicLogger {

    /** The one instance. */
    BipLog LOG = Logger.getMessageLogger(java.lang.invoke.MethodHandles.lookup(), BipLog.class, "org.bipota.bip");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 2000, value = "Channels are accepted at UDP %s (%d sockets, CAT_TP port %d) and TCP %s")
    void listening(SocketAddress udp, int sockets, int catTpPort, SocketAddress tcp);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 2001, value = "Channels are no longer accepted; %d were ended")
    void stopped(int channels);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 2010, value = "Channel %s with %s: %s to %s (%s)")
    void changed(String channel, SocketAddress remote, Object from, Object to, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 2020, value = "%d datagrams were no CAT_TP PDUs and were dropped, the last from %s (%s). "
            + "Something else sends to this port; let a packet filter keep it away")
    void malformed(long count, SocketAddress last, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 2021, value = "%d peers were turned away since the last report, the last was %s (%s). When they are cards, "
            + "raise maxChannels, maxChannelsPerSource, questionsPerSecond or workers")
    void turnedAway(long count, SocketAddress last, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 2030, value = "The event %s of channel %s was rolled back by the application; the channel is ended and the card may try again. "
            + "The cause is logged by the application")
    void rolledBack(String event, String channel, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 2031, value = "The end of channel %s could not be delivered in %s; its download shows as running until the "
            + "application's own time limit ends it")
    void closedNotDelivered(String channel, Duration time, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 2032, value = "The application could not decide about the identification of %s; a card sends its SYN again, a TCP peer has to connect again. "
            + "The cause is logged by the application; see whether its database answers")
    void undecided(SocketAddress remote, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 2040, value = "An event of channel %s was not handled; the channel goes on. Report this with the cause")
    void unexpected(String channel, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 2041, value = "Threads of the adapter did not end within %d s; an endpoint is stuck in a delivery")
    void slowStop(long seconds);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 2050, value = "TCP peer %s broke the protocol: %s; the connection is closed")
    void tcpViolation(SocketAddress remote, String reason);
}
