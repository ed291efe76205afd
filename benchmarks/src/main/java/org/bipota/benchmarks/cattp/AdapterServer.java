package org.bipota.benchmarks.cattp;

import jakarta.resource.ResourceException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bipota.benchmarks.container.PlainContainer;
import org.bipota.benchmarks.container.PlainEndpoints;
import org.bipota.bip.BipResourceAdapter;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipChannelListener;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.bip.inflow.BipActivationSpec;

/** The adapter in a container that gives it threads and empty transactions, before an application that admits everybody. */
final class AdapterServer implements CatTpServer {

    private static final long FULL_NANOS = 1_000_000;

    /** A channel, and how many SDUs it is to get yet. */
    private static final class Feed {
        final String channel;
        int left;

        Feed(String channel, int left) {
            this.channel = channel;
            this.left = left;
        }
    }

    private final int sdus;
    private final BipResourceAdapter adapter = new BipResourceAdapter();
    private final AtomicLong admitted = new AtomicLong();
    private final Queue<Feed> begun = new ConcurrentLinkedQueue<>();
    private final Thread feeder = new Thread(this::feed, "feeder");
    private volatile boolean closing;

    private AdapterServer(int sdus) {
        this.sdus = sdus;
    }

    static CatTpServer start(int sdus) throws ResourceException {
        AdapterServer server = new AdapterServer(sdus);
        server.adapter.setBind("127.0.0.1");
        server.adapter.setUdpPort(0);
        server.adapter.setTcpPort(0);
        server.adapter.setCatTpPort(Sizes.CAT_TP_PORT);
        server.adapter.setMaxPduOctets(Sizes.PDU);
        server.adapter.setWindowPdus(Sizes.WINDOW);
        server.adapter.setMaxChannelsPerSource(50_000);
        server.adapter.setQuestionsPerSecond(1_000_000);
        PlainContainer container = new PlainContainer();
        server.adapter.start(container);
        BipActivationSpec spec = new BipActivationSpec();
        spec.setResourceAdapter(server.adapter);
        server.adapter.endpointActivation(new PlainEndpoints(() -> server.new Application(container)), spec);
        server.feeder.setDaemon(true);
        server.feeder.start();
        return server;
    }

    private final class Application extends PlainEndpoints.Endpoint implements BipChannelListener {

        Application(PlainContainer container) {
            super(container);
        }

        @Override
        public Admission onIdentification(ChannelIdentification identification) {
            return Admission.admitted(Long.toString(admitted.incrementAndGet()), "490000000000");
        }

        @Override
        public ChannelAction onOpened(ChannelOpened opened) {
            if (sdus > 0) {
                begun.add(new Feed(opened.channelId(), sdus));
                LockSupport.unpark(feeder);
            }
            return ChannelAction.KEEP_OPEN;
        }

        @Override
        public ChannelAction onData(ChannelData data) {
            return ChannelAction.CLOSE;
        }

        @Override
        public void onClosed(ChannelClosed closed) {
            // the card counts what it got
        }
    }

    /** Fills the channels' queues again and again; a channel that has ended is seen by its queue that stays full. */
    private void feed() {
        Queue<Feed> feeds = new ArrayDeque<>();
        while (!closing) {
            for (Feed feed = begun.poll(); feed != null; feed = begun.poll()) {
                feeds.add(feed);
            }
            feeds.forEach(this::fill);
            feeds.removeIf(feed -> feed.left == 0);
            LockSupport.parkNanos(feeds.isEmpty() ? 100 * FULL_NANOS : FULL_NANOS);
        }
    }

    private void fill(Feed feed) {
        while (feed.left > 0 && adapter.send(feed.channel, Sizes.FULL)) {
            feed.left--;
        }
    }

    @Override
    public InetSocketAddress address() {
        return adapter.udpAddresses().get(0);
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(feeder);
        Threads.join(feeder);
        adapter.stop();
    }
}
