package org.bipota.bip;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.transaction.xa.XAResource;
import org.bipota.bip.api.BipFigures;
import org.bipota.bip.api.CaptureStatus;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.bip.capture.Captures;
import org.bipota.bip.channel.Counters;
import org.bipota.bip.channel.ExpectedPeers;
import org.bipota.bip.channel.OpenChannel;
import org.bipota.bip.inflow.BipActivationSpec;
import org.bipota.bip.inflow.ChannelEndpoint;
import org.bipota.bip.udp.UdpSockets;
import org.bipota.protocol.Octets;

/**
 * The resource adapter: its properties, and a server per activated endpoint. The ports are bound from an endpoint's
 * activation to its deactivation, so that no card is answered while nobody can decide about it.
 */
@Connector(displayName = "BIP-OTA channels", vendorName = "BIP-OTA", eisType = "CAT_TP over UDP, TCP", version = "1.0",
        transactionSupport = TransactionSupportLevel.NoTransaction)
public class BipResourceAdapter extends BipAdapterProperties {

    private static final long serialVersionUID = 1L;

    /** Which endpoint a server belongs to. */
    private record Activation(MessageEndpointFactory factory, ActivationSpec spec) {
    }

    private final transient Clock clock;
    private final transient LongSupplier nanoTime;
    private final transient Map<Activation, BipServer> servers = new ConcurrentHashMap<>();
    private final transient Counters counters = new Counters();
    private transient BootstrapContext bootstrap;
    private transient Captures captures;
    private transient ExpectedPeers expected;
    private transient BipSettings settings;

    /** For the container. */
    public BipResourceAdapter() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    /** With other clocks: one for instants, one for intervals. */
    BipResourceAdapter(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        try {
            BipSettings valid = settings();
            settings = valid.withLoops(UdpSockets.possible(valid.loops()));
        } catch (InvalidPropertyException e) {
            throw new ResourceAdapterInternalException(e.getMessage(), e);
        } catch (IOException e) {
            throw new ResourceAdapterInternalException("no UDP socket can be opened", e);
        }
        expected = new ExpectedPeers(settings.maxExpected(), nanoTime);
        captures = new Captures(settings.captures(), clock);
        bootstrap = context;
    }

    @Override
    public void stop() {
        servers.keySet().forEach(this::stopServer);
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        if (!(spec instanceof BipActivationSpec bipSpec)) {
            throw new NotSupportedException(spec + " is no " + BipActivationSpec.class.getName());
        }
        bipSpec.validate();
        ChannelEndpoint endpoint = new ChannelEndpoint(factory, bootstrap.getTransactionSynchronizationRegistry(),
                bipSpec.getEndpointTimeoutMillis());
        servers.put(new Activation(factory, spec),
                BipServer.start(settings, endpoint, bootstrap.getWorkManager(), expected, counters, captures, clock,
                        nanoTime));
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        stopServer(new Activation(factory, spec));
    }

    private void stopServer(Activation activation) {
        BipServer server = servers.remove(activation);
        if (server != null) {
            server.stop();
        }
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    /**
     * Checks all properties.
     *
     * @throws InvalidPropertyException that names every bad one, its value and what is allowed
     */
    public void validate() throws InvalidPropertyException {
        settings();
    }

    /** Queues an SDU on a channel; false when it is not open or its queue is full. */
    public boolean send(String channelId, Octets sdu) {
        OpenChannel channel = find(channelId);
        return channel != null && channel.offer(sdu);
    }

    /** Ends a channel once everything sent is acknowledged. */
    public void end(String channelId) {
        OpenChannel channel = find(channelId);
        if (channel != null) {
            channel.end();
        }
    }

    private OpenChannel find(String channelId) {
        for (BipServer server : servers.values()) {
            OpenChannel channel = server.find(channelId);
            if (channel != null) {
                return channel;
            }
        }
        return null;
    }

    /** A peer with this identification will come, at whichever endpoint. */
    public void expect(Octets identification) {
        expected.add(identification);
    }

    /** When the oldest of what handsets did and the application has not stored yet came; empty when nothing waits. */
    public Optional<Instant> oldestUndelivered() {
        return servers.values().stream().flatMap(server -> server.oldestUndelivered().stream()).min(Comparator.naturalOrder());
    }

    /** What is counted. */
    public BipFigures figures() {
        return counters.figures(!servers.isEmpty());
    }

    /** Begins to capture a channel; false when there is no such channel. */
    public boolean capture(String channelId) {
        return servers.values().stream().anyMatch(server -> server.capture(channelId));
    }

    /** Waits for the next channel of a subscriber to capture it; false when too many are waited for. */
    public boolean captureNext(String subscriber) {
        return captures.await(subscriber);
    }

    /** The captures kept. */
    public List<CaptureStatus> captures() {
        return captures.statuses();
    }

    /** A capture as a pcap file. */
    public Optional<Octets> pcap(String channelId) {
        return captures.pcap(channelId);
    }

    /** All channels as they are now. */
    public List<ChannelStatus> channels() throws ResourceException {
        List<ChannelStatus> all = new ArrayList<>();
        for (BipServer server : servers.values()) {
            all.addAll(server.channels());
        }
        return all;
    }

    /** Where UDP is bound, one address per activated endpoint; tells the port when {@code udpPort} is 0. */
    public List<InetSocketAddress> udpAddresses() {
        return servers.values().stream().map(BipServer::udpAddress).toList();
    }

    /** Where TCP is bound, one address per activated endpoint; tells the port when {@code tcpPort} is 0. */
    public List<InetSocketAddress> tcpAddresses() {
        return servers.values().stream().map(BipServer::tcpAddress).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BipResourceAdapter that && properties().equals(that.properties());
    }

    @Override
    public int hashCode() {
        return properties().hashCode();
    }
}
