package org.bipota.smpp.testing;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bipota.smpp.SmppResourceAdapter;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.inflow.SmppActivationSpec;

/** An adapter in a test container, with short times. */
public final class TestAdapter implements AutoCloseable {

    public final TestContainer container;
    public final SmppResourceAdapter adapter = new SmppResourceAdapter();
    private TestEndpoints endpoints;

    public TestAdapter(int port) {
        this(port, new TestContainer());
    }

    public TestAdapter(int port, TestContainer container) {
        this.container = container;
        adapter.setHost("127.0.0.1");
        adapter.setPort(port);
        adapter.setReconnectInitialMillis(20);
        adapter.setReconnectMaxMillis(100);
        adapter.setBindTimeoutMillis(2_000);
        adapter.setResponseTimeoutMillis(5_000);
        adapter.setRate(10_000);
        adapter.setInboundWorkers(2);
        adapter.setOutcomeWorkers(1);
    }

    /** Starts the adapter and activates one endpoint. */
    public TestEndpoints start(Consumer<List<InboundShortMessage>> bean) throws Exception {
        adapter.start(container);
        return activate(bean);
    }

    public TestEndpoints activate(Consumer<List<InboundShortMessage>> bean) throws Exception {
        endpoints = new TestEndpoints(container.transactions, bean);
        SmppActivationSpec spec = new SmppActivationSpec();
        spec.setResourceAdapter(adapter);
        adapter.endpointActivation(endpoints, spec);
        return endpoints;
    }

    public void deactivate() {
        adapter.endpointDeactivation(endpoints, null);
    }

    public CompletionStage<SubmitOutcome> submit(OutboundShortMessage message) {
        return adapter.submit(message, answer -> { });
    }

    public LinkStatus link() {
        return adapter.links().get(0);
    }

    public void awaitState(LinkStatus.State state) {
        Eventually.holds("link " + state, () -> link().state() == state);
    }

    @Override
    public void close() {
        adapter.stop();
    }
}
