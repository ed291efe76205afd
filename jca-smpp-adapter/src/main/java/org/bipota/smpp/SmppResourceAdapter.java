package org.bipota.smpp;

import static org.bipota.smpp.log.SmppLog.LOG;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.transaction.xa.XAResource;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.LinkDefinition;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.LinkTrace;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.inflow.EndpointActivation;
import org.bipota.smpp.inflow.SmppActivationSpec;
import org.bipota.smpp.outbound.SubmitPort;
import org.bipota.smpp.trace.LinkTracer;
import org.bipota.smpp.work.Works;

/**
 * The SMPP resource adapter. Its links are bound while at least one message endpoint is active: a server that cannot process
 * a message does not ask for any. All activated endpoints share the inbound queue.
 */
public class SmppResourceAdapter extends SmppAdapterProperties implements ResourceAdapter, SubmitPort {

    private static final long serialVersionUID = 1L;

    private transient AdapterConfiguration configuration;
    private transient Works works;
    private transient TransactionSynchronizationRegistry transactions;
    private transient Map<MessageEndpointFactory, EndpointActivation> activations;
    private transient volatile AdapterLinks links;
    private transient volatile Traffic traffic;

    /** Checks the properties; binds nothing yet. */
    @Override
    public synchronized void start(BootstrapContext context) throws ResourceAdapterInternalException {
        configuration = AdapterConfiguration.of(this);
        transactions = context.getTransactionSynchronizationRegistry();
        if (transactions == null) {
            throw new ResourceAdapterInternalException("the container gives no TransactionSynchronizationRegistry, "
                    + "without which nothing can be acknowledged");
        }
        works = new Works(context.getWorkManager());
        activations = new IdentityHashMap<>();
        links = new AdapterLinks(configuration);
    }

    @Override
    public synchronized void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        if (!(spec instanceof SmppActivationSpec wanted)) {
            throw new NotSupportedException("no activation spec of the SMPP adapter: " + spec);
        }
        wanted.validate();
        boolean first = traffic == null;
        Traffic shared = first ? new Traffic(configuration, LinkSurroundings.real()) : traffic;
        EndpointActivation activation = new EndpointActivation(shared.inbound(), endpoints, transactions,
                wanted.getBatchSize() == null ? configuration.batchSize() : wanted.getBatchSize(),
                configuration.temporaryErrorStatus());
        activation.start(works, wanted.getWorkers() == null ? configuration.inboundWorkers() : wanted.getWorkers());
        if (first) {
            try {
                begin(shared);
            } catch (ResourceException e) {
                activation.stop();
                throw e;
            }
        }
        activations.put(endpoints, activation);
    }

    private void begin(Traffic shared) throws WorkException {
        shared.start(works);
        try {
            links.open(shared);
        } catch (WorkException e) {
            shared.stop();
            throw e;
        }
        traffic = shared;
    }

    /** Delivers and answers what was received; with the last endpoint the links are unbound. */
    @Override
    public synchronized void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
        EndpointActivation activation = activations == null ? null : activations.remove(endpoints);
        if (activation == null) {
            return;
        }
        if (!activations.isEmpty()) {
            activation.stop();
            return;
        }
        Traffic ending = traffic;
        ending.inbound().close();
        activation.drain();
        traffic = null;
        ending.refuseRest();
        links.close();
        ending.stop();
    }

    /** Stops what a container has not deactivated. No thread, socket or listener is left. */
    @Override
    public synchronized void stop() {
        if (activations != null) {
            List.copyOf(activations.keySet()).forEach(endpoints -> endpointDeactivation(endpoints, null));
            activations = null;
            links = null;
            LOG.stopped();
        }
    }

    /** None: what is sent by SMPP cannot be taken back. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    @Override
    public CompletionStage<SubmitOutcome> submit(OutboundShortMessage message, Consumer<LateAnswer> late) {
        Traffic shared = traffic;
        return shared == null
                ? CompletableFuture.completedFuture(new SubmitOutcome.NotSent("no message endpoint is active, so no link is bound"))
                : shared.submits().submit(message, late);
    }

    @Override
    public int freeCapacity() {
        Traffic shared = traffic;
        return shared == null ? 0 : shared.submits().free();
    }

    @Override
    public List<LinkStatus> links() {
        AdapterLinks all = links;
        return all == null ? List.of() : all.status();
    }

    @Override
    public void checkLink(LinkDefinition definition) {
        AdapterLinks.check(definition);
    }

    @Override
    public void addLink(LinkDefinition definition, boolean open) {
        started().add(definition, open);
    }

    @Override
    public boolean closeLink(String name) {
        return started().close(name);
    }

    @Override
    public boolean openLink(String name) {
        return started().open(name);
    }

    @Override
    public boolean removeLink(String name) {
        return started().remove(name);
    }

    @Override
    public boolean startTrace(String link, Duration duration, int mostCharacters) {
        Optional<LinkTracer> tracer = started().tracer(link);
        tracer.ifPresent(found -> found.start(duration, mostCharacters));
        return tracer.isPresent();
    }

    @Override
    public boolean stopTrace(String link) {
        Optional<LinkTracer> tracer = started().tracer(link);
        tracer.ifPresent(LinkTracer::stop);
        return tracer.isPresent();
    }

    @Override
    public Optional<LinkTrace> trace(String link) {
        return started().tracer(link).flatMap(LinkTracer::trace);
    }

    private AdapterLinks started() {
        AdapterLinks all = links;
        if (all == null) {
            throw new IllegalStateException("the SMPP adapter does not run");
        }
        return all;
    }

    /** An adapter is only equal to itself: each has its own links. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
