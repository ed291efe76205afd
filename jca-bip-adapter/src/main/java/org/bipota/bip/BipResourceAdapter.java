package org.bipota.bip;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.transaction.xa.XAResource;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.bip.channel.OpenChannel;
import org.bipota.bip.inflow.BipActivationSpec;
import org.bipota.bip.inflow.ChannelEndpoint;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cattp.CatTpSettings;

/**
 * The resource adapter: its properties, and a server per activated endpoint. The ports are bound from an endpoint's
 * activation to its deactivation, so that no card is answered while nobody can decide about it.
 */
@Connector(displayName = "BIP-OTA channels", vendorName = "BIP-OTA", eisType = "CAT_TP over UDP, TCP", version = "1.0",
        transactionSupport = TransactionSupportLevel.NoTransaction)
public class BipResourceAdapter implements ResourceAdapter, Serializable {

    private static final long serialVersionUID = 1L;

    private static final int PORTS = 0xFFFF;

    /** Which endpoint a server belongs to. */
    private record Activation(MessageEndpointFactory factory, ActivationSpec spec) {
    }

    private final transient Clock clock;
    private final transient LongSupplier nanoTime;
    private final transient Map<Activation, BipServer> servers = new ConcurrentHashMap<>();
    private transient BootstrapContext bootstrap;
    private transient BipSettings settings;

    @ConfigProperty(defaultValue = "0.0.0.0", description = "Address to listen at")
    private String bind = "0.0.0.0";
    @ConfigProperty(defaultValue = "9000", description = "UDP port; 0 for any free one")
    private Integer udpPort = 9000;
    @ConfigProperty(defaultValue = "9001", description = "TCP port; 0 for any free one")
    private Integer tcpPort = 9001;
    @ConfigProperty(defaultValue = "9000", description = "CAT_TP port that cards name")
    private Integer catTpPort = 9000;
    @ConfigProperty(defaultValue = "PT2S", description = "First retransmission time-out, ISO 8601")
    private String retransmit = "PT2S";
    @ConfigProperty(defaultValue = "5", description = "How often a PDU is sent before the channel is given up")
    private Integer tries = 5;
    @ConfigProperty(defaultValue = "PT60S", description = "A channel without data for this long is ended, ISO 8601")
    private String idle = "PT60S";
    @ConfigProperty(defaultValue = "1024", description = "Largest CAT_TP PDU")
    private Integer maxPduOctets = 1024;
    @ConfigProperty(defaultValue = "4096", description = "Largest CAT_TP SDU that is taken")
    private Integer maxSduOctets = 4096;
    @ConfigProperty(defaultValue = "10", description = "CAT_TP window in PDUs")
    private Integer windowPdus = 10;
    @ConfigProperty(defaultValue = "50000", description = "How many channels there may be")
    private Integer maxChannels = 50_000;
    @ConfigProperty(defaultValue = "1000", description = "How many channels one IP address may have")
    private Integer maxChannelsPerSource = 1000;
    @ConfigProperty(defaultValue = "100", description = "How many strangers are answered with RST in a second")
    private Integer refusalsPerSecond = 100;
    @ConfigProperty(defaultValue = "8", description = "How many events are delivered at once")
    private Integer workers = 8;

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
            settings = validated();
        } catch (InvalidPropertyException e) {
            throw new ResourceAdapterInternalException(e.getMessage(), e);
        }
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
                BipServer.start(settings, endpoint, bootstrap.getWorkManager(), clock, nanoTime));
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
        validated();
    }

    private BipSettings validated() throws InvalidPropertyException {
        Problems problems = new Problems(BipResourceAdapter.class);
        Duration shortest = Duration.ofMillis(1);
        InetAddress address = problems.address("bind", bind);
        int udp = problems.number("udpPort", udpPort, 0, PORTS);
        int tcp = problems.number("tcpPort", tcpPort, 0, PORTS);
        int port = problems.number("catTpPort", catTpPort, 1, PORTS);
        Duration first = problems.duration("retransmit", retransmit, shortest, Duration.ofMinutes(1));
        int tryCount = problems.number("tries", tries, 1, 20);
        Duration idleTime = problems.duration("idle", idle, shortest, Duration.ofDays(1));
        int pdu = problems.number("maxPduOctets", maxPduOctets, 64, 65507);
        int sdu = problems.number("maxSduOctets", maxSduOctets, 1, 0xFFFF);
        int window = problems.number("windowPdus", windowPdus, 1, 255);
        int channels = problems.number("maxChannels", maxChannels, 1, 1_000_000);
        int perSource = problems.number("maxChannelsPerSource", maxChannelsPerSource, 1, 1_000_000);
        int refusals = problems.number("refusalsPerSecond", refusalsPerSecond, 0, 1_000_000);
        int workerCount = problems.number("workers", workers, 1, 256);
        problems.report();
        return new BipSettings(address, udp, tcp, port,
                new CatTpSettings(pdu, sdu, window, first, tryCount, idleTime), channels, perSource, refusals, workerCount);
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

    private List<Object> properties() {
        return Arrays.asList(bind, udpPort, tcpPort, catTpPort, retransmit, tries, idle, maxPduOctets, maxSduOctets,
                windowPdus, maxChannels, maxChannelsPerSource, refusalsPerSecond, workers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BipResourceAdapter that && properties().equals(that.properties());
    }

    @Override
    public int hashCode() {
        return properties().hashCode();
    }

    /** The address to listen at. */
    public String getBind() {
        return bind;
    }

    /** Sets the address to listen at. */
    public void setBind(String bind) {
        this.bind = bind;
    }

    /** The UDP port, 0 to 65535; 0: any free one. */
    public Integer getUdpPort() {
        return udpPort;
    }

    /** Sets the UDP port. */
    public void setUdpPort(Integer udpPort) {
        this.udpPort = udpPort;
    }

    /** The TCP port, 0 to 65535; 0: any free one. */
    public Integer getTcpPort() {
        return tcpPort;
    }

    /** Sets the TCP port. */
    public void setTcpPort(Integer tcpPort) {
        this.tcpPort = tcpPort;
    }

    /** The CAT_TP port that cards name, 1 to 65535. */
    public Integer getCatTpPort() {
        return catTpPort;
    }

    /** Sets the CAT_TP port that cards name. */
    public void setCatTpPort(Integer catTpPort) {
        this.catTpPort = catTpPort;
    }

    /** The first retransmission time-out, PT0.001S to PT1M. */
    public String getRetransmit() {
        return retransmit;
    }

    /** Sets the first retransmission time-out. */
    public void setRetransmit(String retransmit) {
        this.retransmit = retransmit;
    }

    /** How often a PDU is sent before the channel is given up, 1 to 20. */
    public Integer getTries() {
        return tries;
    }

    /** Sets how often a PDU is sent before the channel is given up. */
    public void setTries(Integer tries) {
        this.tries = tries;
    }

    /** After how long without data a channel is ended, PT0.001S to PT24H. */
    public String getIdle() {
        return idle;
    }

    /** Sets after how long without data a channel is ended. */
    public void setIdle(String idle) {
        this.idle = idle;
    }

    /** The largest CAT_TP PDU, 64 to 65507 octets. */
    public Integer getMaxPduOctets() {
        return maxPduOctets;
    }

    /** Sets the largest CAT_TP PDU. */
    public void setMaxPduOctets(Integer maxPduOctets) {
        this.maxPduOctets = maxPduOctets;
    }

    /** The largest CAT_TP SDU that is taken, 1 to 65535 octets. */
    public Integer getMaxSduOctets() {
        return maxSduOctets;
    }

    /** Sets the largest CAT_TP SDU that is taken. */
    public void setMaxSduOctets(Integer maxSduOctets) {
        this.maxSduOctets = maxSduOctets;
    }

    /** The CAT_TP window, 1 to 255 PDUs. */
    public Integer getWindowPdus() {
        return windowPdus;
    }

    /** Sets the CAT_TP window. */
    public void setWindowPdus(Integer windowPdus) {
        this.windowPdus = windowPdus;
    }

    /** How many channels there may be, 1 to 1000000. */
    public Integer getMaxChannels() {
        return maxChannels;
    }

    /** Sets how many channels there may be. */
    public void setMaxChannels(Integer maxChannels) {
        this.maxChannels = maxChannels;
    }

    /** How many channels one IP address may have, 1 to 1000000. */
    public Integer getMaxChannelsPerSource() {
        return maxChannelsPerSource;
    }

    /** Sets how many channels one IP address may have. */
    public void setMaxChannelsPerSource(Integer maxChannelsPerSource) {
        this.maxChannelsPerSource = maxChannelsPerSource;
    }

    /** How many strangers are answered with RST in a second, 0 to 1000000. */
    public Integer getRefusalsPerSecond() {
        return refusalsPerSecond;
    }

    /** Sets how many strangers are answered with RST in a second. */
    public void setRefusalsPerSecond(Integer refusalsPerSecond) {
        this.refusalsPerSecond = refusalsPerSecond;
    }

    /** How many events are delivered at once, 1 to 256. */
    public Integer getWorkers() {
        return workers;
    }

    /** Sets how many events are delivered at once. */
    public void setWorkers(Integer workers) {
        this.workers = workers;
    }
}
