package org.bipota.smpp.log;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** The adapter's log events. Each names the link, says what happened and, where something can be done, what to do. */
@MessageLogger(projectCode = "BIPOTA", length = 4)
public interface SmppLog extends BasicLogger {

    /** The one logger, category {@code org.bipota.smpp}. */
    SmppLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), SmppLog.class, "org.bipota.smpp");

    /** Every change of a link's state. */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 1000, value = "Link %s to %s: %s -> %s: %s")
    void transition(String link, String smsc, Object from, Object to, String reason);

    /** The SMSC answered the bind with a command status. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1001, value = "Link %s: %s refused the bind of system id \"%s\": %s. Next attempt in %d ms. "
            + "Check system id, password, bind type and the SMSC's limit of sessions for this account")
    void bindRefused(String link, String smsc, String systemId, String reason, long delayMillis);

    /** No connection, or no answer to the bind. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1002, value = "Link %s: cannot connect to %s: %s. Next attempt in %d ms. "
            + "Check host, port, firewall, and whether the SMSC runs")
    void connectFailed(String link, String smsc, String reason, long delayMillis);

    /** A bound link ended without our wish. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1003, value = "Link %s to %s was lost: %s. Next attempt in %d ms. If it repeats, check the network, and ask the "
            + "SMSC's operator why it ends sessions")
    void linkLost(String link, String smsc, String reason, long delayMillis);

    /** The SMSC stopped reading. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1004, value = "Link %s: %s has not taken any octet for %d ms, closing the connection. "
            + "Check the SMSC's load and the network")
    void writeStalled(String link, String smsc, long millis);

    /** Messages flow. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1005, value = "Link %s to %s is bound as \"%s\" (%s)")
    void bound(String link, String smsc, String systemId, String bindType);

    /** The link was stopped on our side. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1006, value = "Link %s to %s is closed")
    void closed(String link, String smsc);

    /** Connected, but no TLS session. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1007, value = "Link %s: no TLS session with %s: %s. Next attempt in %d ms. Check that tlsTrustStore holds the "
            + "certificate that signed the SMSC's, that this is for the configured host, that tlsKeyStore holds the certificate "
            + "the SMSC expects, and tlsProtocols")
    void tlsFailed(String link, String smsc, String reason, long delayMillis);

    /** As an attempt before; the warning comes again after ten minutes. */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 1008, value = "Link %s: %s, still: %s. Next attempt in %d ms")
    void failedAgain(String link, String smsc, String reason, long delayMillis);

    /** A body that is no SMPP. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1010, value = "Link %s: malformed %s, sequence number %d: %s. Answered with command status 0x%08X, "
            + "the link stays up. If it repeats, give the SMSC's operator this line")
    void malformedBody(String link, String command, int sequence, String problem, int status);

    /** A command length that cannot be: where the next PDU begins is unknown. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1011, value = "Link %s: command_length %d is outside 16 to %d, the connection is closed since the next "
            + "PDU cannot be found. Give the SMSC's operator this line")
    void framingLost(String link, int commandLength, int limit);

    /** Said once until the queue has room again. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1012, value = "Link %s: the inbound queue of %d messages is full, the SMSC is answered with command "
            + "status 0x%08X. Check the database's speed, then inboundQueueSize and inboundWorkers")
    void inboundQueueFull(String link, int capacity, int status);

    /** A response could not be sent. */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 1013, value = "Link %s: the response to sequence number %d could not be sent (%s); the SMSC will send the "
            + "message again")
    void responseNotSent(String link, int sequence, String reason);

    /** A batch of several rolled back. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1020, value = "A batch of %d messages rolled back (%s), delivering them one by one")
    void batchRolledBack(int size, String reason);

    /** One message rolled back. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1021, value = "Link %s: a message from %s rolled back (%s) and was answered with command status 0x%08X, so "
            + "that the SMSC sends it again. The cause stands in the server's log just before this line")
    void messageRolledBack(String link, String maskedSource, String reason, int status);

    /** The container gave no endpoint. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1022, value = "No message endpoint is available (%s), %d message(s) answered with a temporary error. Check "
            + "that the application has started and the size of its message-driven bean pool")
    void endpointUnavailable(String reason, int messages);

    /** The endpoint has no transaction. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1023, value = "The message endpoint runs without a transaction, so nothing can be acknowledged. Give the "
            + "message-driven bean container-managed transactions with attribute REQUIRED")
    void endpointNotTransacted();

    /** The container refused a thread. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1030, value = "The container rejected the work \"%s\". Raise the long-running threads of the adapter's work "
            + "manager")
    void workRejected(String work, @Cause Throwable cause);

    /** A loop ended by a defect. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1031, value = "The work \"%s\" ended unexpectedly. Restart the adapter and report this line")
    void workFailed(String work, @Cause Throwable cause);

    /** A stop took too long. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1032, value = "The work \"%s\" did not end within %d ms; it ends when its current call returns")
    void workStillRunning(String work, long millis);

    /** The SMSC asks to slow down. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1040, value = "Link %s: the SMSC answered submit_sm with 0x%08X, sending pauses for %d ms and goes on with "
            + "%d segments/s, faster again while they are accepted. If it repeats, lower the rate (%d segments/s) to what was "
            + "agreed with the SMSC's operator")
    void throttled(String link, int status, long pauseMillis, int rateAfter, int rate);

    /** No answer to a submit. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1041, value = "Link %s: submit_sm for %s (part %d of %d) was not answered within %d ms. Check the SMSC's load "
            + "or raise responseTimeoutMillis")
    void unanswered(String link, String reference, int part, int parts, long millis);

    /** An answer after its time. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1042, value = "Link %s: submit_sm for %s was answered with command status 0x%08X after %d ms, when nobody waited "
            + "for it any more. If it repeats, raise responseTimeoutMillis")
    void answeredLate(String link, String reference, int status, long millis);

    /** The SMSC bears the configured rate again. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1043, value = "Link %s: the SMSC accepts the whole rate of %d segments/s again")
    void rateRecovered(String link, int rate);

    /** A link was defined, by the adapter's properties or at run time. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1050, value = "SMPP adapter: link %s to %s as \"%s\" (%s), window %d, %d segments/s. It binds while a "
            + "message endpoint is active")
    void ready(String link, String smsc, String systemId, String bindType, int window, int rate);

    /** The adapter stopped. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1051, value = "SMPP adapter stopped")
    void stopped();
}
