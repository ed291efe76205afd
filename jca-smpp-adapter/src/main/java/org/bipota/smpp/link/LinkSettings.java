package org.bipota.smpp.link;

import java.time.Duration;
import org.bipota.smpp.submit.SubmitSettings;

/**
 * What one link needs to know.
 *
 * @param name the link's name
 * @param host the SMSC's host, resolved at each attempt
 * @param port the SMSC's port
 * @param systemId {@code system_id}, at most 15 characters
 * @param password {@code password}, at most 8 characters
 * @param systemType {@code system_type}, at most 12 characters
 * @param bindType one session that does both, or two
 * @param source the server's own address
 * @param dataCodings what is sent in place of a message's {@code data_coding}
 * @param submit window, pace and times of what is sent
 * @param enquireLink after how much silence {@code enquire_link} is sent
 * @param connectTimeout how long the TCP connection may take
 * @param bindTimeout how long the answer to the bind may take
 * @param reconnectInitial the first delay before connecting again
 * @param reconnectMax the longest one
 * @param refusedInitial the first delay after a refused bind
 * @param refusedMax the longest one
 * @param fullQueueStatus what the SMSC is answered while the inbound queue is full
 * @param tls how it is secured, or null for not at all
 */
public record LinkSettings(
        String name,
        String host,
        int port,
        String systemId,
        String password,
        String systemType,
        LinkBindType bindType,
        SourceAddress source,
        DataCodings dataCodings,
        SubmitSettings submit,
        Duration enquireLink,
        Duration connectTimeout,
        Duration bindTimeout,
        Duration reconnectInitial,
        Duration reconnectMax,
        Duration refusedInitial,
        Duration refusedMax,
        int fullQueueStatus,
        TlsSettings tls) {

    /** Host and port. */
    public String smsc() {
        return host + ':' + port;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LinkSettings[" + name + ", " + systemId + '@' + smsc() + ", " + bindType + ']';
    }
}
