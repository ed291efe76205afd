package org.bipota.smpp;

import static org.bipota.smpp.log.SmppLog.LOG;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.transaction.xa.XAResource;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.inflow.EndpointActivation;
import org.bipota.smpp.inflow.SmppActivationSpec;
import org.bipota.smpp.link.LinkSettings;
import org.bipota.smpp.outbound.SubmitPort;
import org.bipota.smpp.work.Works;

/**
 * The SMPP resource adapter. The link is bound while at least one message endpoint is active: a server that cannot process
 * a message does not ask for any. All activated endpoints share the inbound queue.
 */
public class SmppResourceAdapter extends SmppAdapterProperties implements ResourceAdapter, SubmitPort {

    private static final long serialVersionUID = 1L;

    private transient AdapterConfiguration configuration;
    private transient Works works;
    private transient TransactionSynchronizationRegistry transactions;
    private transient Map<MessageEndpointFactory, EndpointActivation> activations;
    private transient volatile ActiveLinks active;

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
        LinkSettings link = configuration.link();
        LOG.ready(link.name(), link.smsc(), link.systemId(), link.bindType().configured(), link.submit().window(),
                link.submit().rate());
    }

    @Override
    public synchronized void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        if (!(spec instanceof SmppActivationSpec wanted)) {
            throw new NotSupportedException("no activation spec of the SMPP adapter: " + spec);
        }
        wanted.validate();
        boolean first = active == null;
        ActiveLinks links = first ? new ActiveLinks(configuration) : active;
        EndpointActivation activation = new EndpointActivation(links.inbound(), endpoints, transactions,
                wanted.getBatchSize() == null ? configuration.batchSize() : wanted.getBatchSize(),
                configuration.temporaryErrorStatus());
        activation.start(works, wanted.getWorkers() == null ? configuration.inboundWorkers() : wanted.getWorkers());
        if (first) {
            try {
                links.start(works);
            } catch (ResourceException e) {
                activation.stop();
                throw e;
            }
            active = links;
        }
        activations.put(endpoints, activation);
    }

    /** Delivers and answers what was received; with the last endpoint the link is unbound. */
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
        ActiveLinks links = active;
        links.inbound().close();
        activation.drain();
        active = null;
        links.stop();
    }

    /** Stops what a container has not deactivated. No thread, socket or listener is left. */
    @Override
    public synchronized void stop() {
        if (activations != null) {
            List.copyOf(activations.keySet()).forEach(endpoints -> endpointDeactivation(endpoints, null));
            activations = null;
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
        ActiveLinks links = active;
        return links == null
                ? CompletableFuture.completedFuture(new SubmitOutcome.NotSent("no message endpoint is active, so no link is bound"))
                : links.submits().submit(message, late);
    }

    @Override
    public int freeCapacity() {
        ActiveLinks links = active;
        return links == null ? 0 : links.submits().free();
    }

    @Override
    public List<LinkStatus> links() {
        ActiveLinks links = active;
        return configuration == null ? List.of() : List.of(links == null ? closedLink() : links.link().status());
    }

    private LinkStatus closedLink() {
        LinkSettings link = configuration.link();
        return new LinkStatus(link.name(), link.smsc(), LinkStatus.State.CLOSED, link.bindType().configured(),
                link.submit().window(), 0, link.submit().rate(), 0, 0, 0, 0, null,
                link.submit().group(), link.submit().rate(), null, 0, 0, 0);
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
