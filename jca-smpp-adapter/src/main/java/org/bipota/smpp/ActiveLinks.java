package org.bipota.smpp;

import jakarta.resource.spi.work.WorkException;
import java.util.concurrent.ThreadLocalRandom;
import org.bipota.smpp.inflow.InboundQueue;
import org.bipota.smpp.link.Link;
import org.bipota.smpp.outbound.OutcomeWorks;
import org.bipota.smpp.submit.SubmitQueue;
import org.bipota.smpp.time.LinkTime;
import org.bipota.smpp.work.Works;

/** What lives from the first activation of an endpoint to the last deactivation: the link and the queues on both its sides. */
final class ActiveLinks {

    private final AdapterConfiguration configuration;
    private final InboundQueue inbound;
    private final OutcomeWorks outcomes = new OutcomeWorks();
    private final SubmitQueue submits;
    private final Link link;

    ActiveLinks(AdapterConfiguration configuration) {
        this.configuration = configuration;
        this.inbound = new InboundQueue(configuration.inboundQueueSize());
        this.submits = new SubmitQueue(configuration.submitQueueSize(), outcomes);
        this.link = new Link(configuration.link(), inbound, submits, LinkTime.system(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    InboundQueue inbound() {
        return inbound;
    }

    SubmitQueue submits() {
        return submits;
    }

    Link link() {
        return link;
    }

    /** Starts connecting; when the container gives too few threads, nothing runs. */
    void start(Works works) throws WorkException {
        outcomes.start(works, configuration.outcomeWorkers());
        try {
            link.start(works);
        } catch (WorkException e) {
            outcomes.stop();
            throw e;
        }
    }

    /** After the last endpoint was drained: refuses the rest, unbinds, and returns when nothing of it runs any more. */
    void stop() {
        inbound.close();
        inbound.refuseRest(configuration.temporaryErrorStatus());
        link.stop();
        outcomes.stop();
    }
}
