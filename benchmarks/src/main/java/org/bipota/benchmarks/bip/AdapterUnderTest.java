package org.bipota.benchmarks.bip;

import jakarta.resource.ResourceException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.bipota.benchmarks.container.PlainContainer;
import org.bipota.benchmarks.container.PlainEndpoints;
import org.bipota.bip.BipResourceAdapter;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipChannelListener;
import org.bipota.bip.api.BipFigures;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.bip.inflow.BipActivationSpec;
import org.bipota.protocol.Octets;

/**
 * The adapter in a container that gives it threads and empty transactions, before an application that admits the tokens it
 * was told and takes as long for a question and for a verdict as a database does.
 */
final class AdapterUnderTest implements AutoCloseable {

    static final int CAT_TP_PORT = 9000;
    private static final int CHANNELS = 60_000;
    private static final int SETTLE = 4;

    private final BipResourceAdapter adapter = new BipResourceAdapter();
    private final Set<Octets> tokens = ConcurrentHashMap.newKeySet();
    private final long databaseNanos;
    private final ChannelAction whenOpened;

    private AdapterUnderTest(long databaseNanos, ChannelAction whenOpened) {
        this.databaseNanos = databaseNanos;
        this.whenOpened = whenOpened;
    }

    /**
     * Starts it on a free port of loopback.
     *
     * @param databaseNanos how long the application takes for each question and each verdict
     * @param whenOpened what becomes of channels
     */
    static AdapterUnderTest start(long databaseNanos, ChannelAction whenOpened) throws ResourceException {
        AdapterUnderTest server = new AdapterUnderTest(databaseNanos, whenOpened);
        server.adapter.setBind("127.0.0.1");
        server.adapter.setUdpPort(0);
        server.adapter.setTcpPort(0);
        server.adapter.setCatTpPort(CAT_TP_PORT);
        server.adapter.setMaxChannels(CHANNELS);
        server.adapter.setMaxChannelsPerSource(CHANNELS);
        server.adapter.setIdle("PT6H");
        PlainContainer container = new PlainContainer();
        server.adapter.start(container);
        BipActivationSpec spec = new BipActivationSpec();
        spec.setResourceAdapter(server.adapter);
        server.adapter.endpointActivation(new PlainEndpoints(() -> server.new Application(container)), spec);
        return server;
    }

    /** A push with this token was sent. */
    void expect(Octets token) {
        tokens.add(token);
        adapter.expect(token);
    }

    InetSocketAddress address() {
        return adapter.udpAddresses().get(0);
    }

    BipFigures figures() {
        return adapter.figures();
    }

    /** Processor time of the adapter's threads so far. */
    static long processorNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("adapter-work")) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }

    /** Octets of heap in use behind collections. */
    static long heapOctets() {
        for (int i = 0; i < SETTLE; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private final class Application extends PlainEndpoints.Endpoint implements BipChannelListener {

        Application(PlainContainer container) {
            super(container);
        }

        @Override
        public Admission onIdentification(ChannelIdentification identification) {
            pause();
            return tokens.remove(identification.identification())
                    ? Admission.admitted(identification.identification().toHex(), "490000000000") : Admission.REFUSED_FOR_GOOD;
        }

        @Override
        public ChannelAction onOpened(ChannelOpened opened) {
            pause();
            return whenOpened;
        }

        @Override
        public ChannelAction onData(ChannelData data) {
            return ChannelAction.KEEP_OPEN;
        }

        @Override
        public void onClosed(ChannelClosed closed) {
            pause();
        }

        private void pause() {
            if (databaseNanos > 0) {
                LockSupport.parkNanos(databaseNanos);
            }
        }
    }

    @Override
    public void close() {
        adapter.stop();
    }
}
