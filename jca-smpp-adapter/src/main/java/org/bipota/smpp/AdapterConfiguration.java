package org.bipota.smpp;

import jakarta.resource.spi.ResourceAdapterInternalException;
import java.util.List;
import org.bipota.smpp.link.LinkSettings;

/**
 * The checked properties.
 *
 * @param link the settings of the first link
 * @param inboundQueueSize received messages that may wait
 * @param inboundWorkers threads that deliver to an endpoint
 * @param batchSize the most messages in one transaction
 * @param submitQueueSize messages that may wait to be submitted
 * @param outcomeWorkers threads that run what hangs on submit outcomes
 * @param temporaryErrorStatus what a message that rolled back is answered with
 */
record AdapterConfiguration(
        LinkSettings link,
        int inboundQueueSize,
        int inboundWorkers,
        int batchSize,
        int submitQueueSize,
        int outcomeWorkers,
        int temporaryErrorStatus) {

    /**
     * The configuration in {@code p}.
     *
     * @throws ResourceAdapterInternalException naming each unusable property, its value and what is allowed
     */
    static AdapterConfiguration of(SmppAdapterProperties p) throws ResourceAdapterInternalException {
        List<String> problems = problems(p);
        if (!problems.isEmpty()) {
            throw new ResourceAdapterInternalException("The SMPP adapter cannot start, "
                    + "correct these properties of it: " + String.join("; ", problems));
        }
        return new AdapterConfiguration(LinkConfiguration.of(p, p.getFullQueueStatus()), p.getInboundQueueSize(),
                p.getInboundWorkers(), p.getBatchSize(), p.getSubmitQueueSize(), p.getOutcomeWorkers(),
                p.getTemporaryErrorStatus());
    }

    /** All that is wrong with {@code p}, each with the property's name; empty when nothing is. */
    static List<String> problems(SmppAdapterProperties p) {
        PropertyCheck check = new PropertyCheck();
        LinkConfiguration.check(p, check);
        check.range("inboundQueueSize", p.getInboundQueueSize(), 1, 1_000_000);
        check.range("inboundWorkers", p.getInboundWorkers(), 1, 200);
        check.range("batchSize", p.getBatchSize(), 1, 1_000);
        check.range("submitQueueSize", p.getSubmitQueueSize(), 1, 1_000_000);
        check.range("outcomeWorkers", p.getOutcomeWorkers(), 1, 200);
        check.range("temporaryErrorStatus", p.getTemporaryErrorStatus(), 1, 0x3FF);
        check.range("fullQueueStatus", p.getFullQueueStatus(), 1, 0x3FF);
        return check.problems();
    }
}
