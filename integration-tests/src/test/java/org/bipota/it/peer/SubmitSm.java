package org.bipota.it.peer;

import java.util.Map;
import org.bipota.protocol.Octets;

/**
 * A {@code submit_sm} as the SMSC received it, field by field (SMPP 3.4 clause 4.4.1).
 *
 * @param messageId what the SMSC answers
 * @param parameters the optional parameters by tag
 */
public record SubmitSm(
        String messageId,
        String serviceType,
        int sourceTon, int sourceNpi, String source,
        int destinationTon, int destinationNpi, String destination,
        int esmClass,
        int protocolId,
        int priority,
        String scheduleDeliveryTime,
        String validityPeriod,
        int registeredDelivery,
        int replaceIfPresent,
        int dataCoding,
        int defaultMessageId,
        Octets shortMessage,
        Map<Integer, Octets> parameters) {

    static SubmitSm parse(String messageId, Octets octets) {
        SmppBody body = new SmppBody(octets);
        return new SubmitSm(
                messageId,
                body.cString(),
                body.octet(), body.octet(), body.cString(),
                body.octet(), body.octet(), body.cString(),
                body.octet(),
                body.octet(),
                body.octet(),
                body.cString(),
                body.cString(),
                body.octet(),
                body.octet(),
                body.octet(),
                body.octet(),
                body.octets(body.octet()),
                body.optionalParameters());
    }
}
