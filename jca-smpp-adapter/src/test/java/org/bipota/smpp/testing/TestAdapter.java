package org.bipota.smpp.testing;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bipota.smpp.SmppResourceAdapter;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.LinkDefinition;
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
        shorten(adapter, port);
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

    /** A link to be added, with short times. */
    public static LinkDefinition definition(String name, String group, int port) {
        LinkDefinition definition = new LinkDefinition();
        definition.setLinkName(name);
        definition.setGroup(group);
        shorten(definition, port);
        return definition;
    }

    private static void shorten(LinkDefinition definition, int port) {
        definition.setHost("127.0.0.1");
        definition.setPort(port);
        definition.setReconnectInitialMillis(20);
        definition.setReconnectMaxMillis(100);
        definition.setBindTimeoutMillis(2_000);
        definition.setResponseTimeoutMillis(5_000);
        definition.setRate(10_000);
    }

    public LinkStatus link(String name) {
        return adapter.links().stream().filter(link -> link.name().equals(name)).findFirst().orElseThrow();
    }

    public void awaitState(String name, LinkStatus.State state) {
        Eventually.holds("link " + name + ' ' + state, () -> link(name).state() == state);
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
