package org.bipota.smpp;

import jakarta.resource.spi.work.WorkException;
import org.bipota.smpp.inflow.InboundQueue;
import org.bipota.smpp.link.Link;
import org.bipota.smpp.link.LinkSettings;
import org.bipota.smpp.outbound.OutcomeWorks;
import org.bipota.smpp.submit.SubmitQueue;
import org.bipota.smpp.trace.LinkTracer;
import org.bipota.smpp.work.Works;

/**
 * What lives from the first activation of an endpoint to the last deactivation, and all links share: the queues on both
 * their sides, and the works that run what hangs on outcomes.
 */
final class Traffic {

    private final AdapterConfiguration configuration;
    private final LinkSurroundings surroundings;
    private final InboundQueue inbound;
    private final OutcomeWorks outcomes = new OutcomeWorks();
    private final SubmitQueue submits;
    private Works works;

    Traffic(AdapterConfiguration configuration, LinkSurroundings surroundings) {
        this.configuration = configuration;
        this.surroundings = surroundings;
        this.inbound = new InboundQueue(configuration.inboundQueueSize());
        this.submits = new SubmitQueue(configuration.submitQueueSize(), outcomes);
    }

    InboundQueue inbound() {
        return inbound;
    }

    SubmitQueue submits() {
        return submits;
    }

    /** Starts the works for outcomes; when the container gives too few threads, nothing runs. */
    void start(Works container) throws WorkException {
        outcomes.start(container, configuration.outcomeWorkers());
        works = container;
    }

    /** A link that connects from now on; when the container gives too few threads, there is none. */
    Link connect(LinkSettings settings, LinkTracer tracer) throws WorkException {
        Link link = new Link(settings, inbound, submits, surroundings.time(), tracer, surroundings.random());
        link.start(works);
        return link;
    }

    /** Answers what was received and not delivered. */
    void refuseRest() {
        inbound.close();
        inbound.refuseRest(configuration.temporaryErrorStatus());
    }

    /** After the last link: returns when the outcomes are told. */
    void stop() {
        outcomes.stop();
    }
}
