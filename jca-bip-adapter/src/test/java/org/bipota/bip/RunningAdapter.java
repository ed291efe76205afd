package org.bipota.bip;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.bipota.bip.inflow.BipActivationSpec;

/** An adapter on free loopback ports with an application behind it. */
final class RunningAdapter implements AutoCloseable {

    final TestContainer container = new TestContainer();
    final TestApplication application = new TestApplication();
    final BipResourceAdapter adapter = new BipResourceAdapter();
    final BipActivationSpec spec = new BipActivationSpec();
    final MessageEndpointFactory factory = container.factory(application);
    final InetSocketAddress udp;
    final InetSocketAddress tcp;

    RunningAdapter(Consumer<BipResourceAdapter> settings) throws ResourceException {
        adapter.setBind("127.0.0.1");
        adapter.setUdpPort(0);
        adapter.setTcpPort(0);
        adapter.setRetransmit("PT0.1S");
        adapter.setWorkers(3);
        adapter.setDrain("PT0.2S");
        adapter.setDeliveryTime("PT0S");
        settings.accept(adapter);
        adapter.start(container.bootstrap());
        adapter.endpointActivation(factory, spec);
        udp = adapter.udpAddresses().get(0);
        tcp = adapter.tcpAddresses().get(0);
    }

    RunningAdapter() throws ResourceException {
        this(adapter -> { });
    }

    TestCard card() throws IOException {
        return new TestCard(udp);
    }

    @Override
    public void close() {
        adapter.endpointDeactivation(factory, spec);
        adapter.stop();
    }
}
