package org.bipota.ejb.application;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.bipota.ejb.domain.AuditKind;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What the application logs; identities come masked. */
@MessageLogger(projectCode = "BIPOTA", length = 4)
@ValidIdRange(min = 3000, max = 3999)
public interface ApplicationLog extends BasicLogger {

    /** The log. */
    ApplicationLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ApplicationLog.class, "org.bipota.ejb");

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3000, value = "BIP-OTA is ready: pushes tell cards to connect to %s, UDP port %d, TCP port %d")
    void ready(String address, int udpPort, int tcpPort);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3001, value = "BIP_OTA_MIN_SECURITY is none: packets from cards are believed without a checksum or a counter;"
            + " set it to cc before real subscribers are served")
    void noMinimumSecurity();

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3002, value = "Took over %d messages whose outcome was not stored before the stop; each is sent again unchanged")
    void takenOver(int messages);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3003, value = "BIP-OTA has stopped: nothing more is submitted")
    void stopped();

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3010, value = "%s on link %s from subscriber %s: %s. The message is acknowledged and changes nothing")
    void messageRefused(AuditKind kind, String link, String subscriber, String reason);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3011, value = "A message on link %s from %s could not be processed (failure %d of %d): the SMSC sends it again")
    void processingFailed(String link, String sender, int failure, int limit, @Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.ERROR)
    @Message(id = 3012, value = "A message on link %s from %s could not be processed %d times and is a dead letter now:"
            + " look at it in the console, its next repeat is acknowledged")
    void deadLetter(String link, String sender, int failures, @Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.ERROR)
    @Message(id = 3013, value = "The failure of a message on link %s could not be recorded; is the database reachable?")
    void deadLettersUnreachable(String link, @Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.DEBUG)
    @Message(id = 3014, value = "A dead letter on link %s from %s came again and is acknowledged")
    void deadLetterAgain(String link, String sender);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3020, value = "Check %d of subscriber %s: %s -> %s, %s")
    void checkMoved(Long check, String subscriber, Object before, Object after, String reason);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3021, value = "Check %d of subscriber %s requested")
    void checkRequested(Long check, String subscriber);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3022, value = "The counters of subscriber %s's card are used up: import the card with new keys")
    void countersUsedUp(String subscriber);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3023, value = "Download %d to subscriber %s: %s -> %s, %s")
    void downloadMoved(Long download, String subscriber, Object before, Object after, String reason);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3024, value = "Download %d to subscriber %s of content %s requested")
    void downloadRequested(Long download, String subscriber, String content);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3030, value = "The outbox could not be worked off; it is tried again within %s")
    void dispatchFailed(Object interval, @Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3031, value = "The outcomes of %d submitted messages could not be stored; they are kept and tried again")
    void outcomesNotStored(int outcomes, @Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3032, value = "The sweep of deadlines failed; it is tried again")
    void sweepFailed(@Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3033, value = "No thread was free for the outbox; it is tried again within %s")
    void noThread(Object interval);

    /** Logs it. */
    @LogMessage(level = Level.DEBUG)
    @Message(id = 3034, value = "Message %d to subscriber %s: %s")
    void outcome(Long message, String subscriber, Object outcome);

    /** Logs it. */
    @LogMessage(level = Level.DEBUG)
    @Message(id = 3040, value = "A peer's identification data of %d octets fit no outstanding push: refused")
    void unknownIdentification(int octets);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3041, value = "Channel %s came with a token that is used or void: closed without change")
    void tokenSpent(String channel);

    /** Logs it. */
    @LogMessage(level = Level.DEBUG)
    @Message(id = 3042, value = "Channel %s ended before a packet was sent on it; the download goes on when it is opened again")
    void channelGone(String channel);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3043, value = "%s could not be carried out; the download goes on when its answer is overdue")
    void channelOrderFailed(Object order, @Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3045, value = "The BIP adapter was not told which cards will connect, so that under attack they are decided as "
            + "strangers are. Enlarge the connection pool of java:/eis/bipota/bip")
    void expectationNotTold(@Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3060, value = "Link %s follows the settings in the database, version %d")
    void linkApplied(String link, long version);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3061, value = "Link %s was removed from the database and is gone")
    void linkRemoved(String link);

    /** Logs it. */
    @LogMessage(level = Level.ERROR)
    @Message(id = 3062, value = "Link %s cannot follow the database: %s. The other links work; it is tried again. Correct its"
            + " settings (PUT /api/v1/links/...), or what they name on this machine")
    void linkNotApplied(String link, String reason);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3063, value = "The links could not be compared with the database; they stay as they are, and it is tried again"
            + " within %s")
    void linksNotCompared(Object interval, @Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 3050, value = "Old rows purged: %s")
    void purged(List<String> counts);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3064, value = "The figures by the hour could not be counted; the console's charts miss them until the next round."
            + " If this goes on, look for events of the database")
    void figuresNotCounted(@Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3065, value = "Dead letter %d failed once more and stays dead. The cause follows; correct it and try again, or"
            + " discard the letter")
    void deadLetterFailedAgain(long id, @Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 3066, value = "The H2 database does not let its statements be ordered: %s. When the server is killed, the"
            + " database may keep half of a statement. Open it as a file of this server, as an administrator of it; or use PostgreSQL")
    void notCrashSafe(String reason);
}
