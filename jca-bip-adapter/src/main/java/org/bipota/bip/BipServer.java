package org.bipota.bip;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.work.WorkManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.bip.capture.Captures;
import org.bipota.bip.channel.Backlog;
import org.bipota.bip.channel.ChannelRegistry;
import org.bipota.bip.channel.Counters;
import org.bipota.bip.channel.ExpectedPeers;
import org.bipota.bip.channel.HalfOpenChannels;
import org.bipota.bip.channel.LoopScope;
import org.bipota.bip.channel.OpenChannel;
import org.bipota.bip.channel.ServerScope;
import org.bipota.bip.channel.Strangers;
import org.bipota.bip.inflow.ChannelEndpoint;
import org.bipota.bip.log.BipLog;
import org.bipota.bip.tcp.TcpPort;
import org.bipota.bip.udp.CatTpPort;
import org.bipota.bip.udp.CatTpPorts;
import org.bipota.bip.udp.UdpSockets;
import org.bipota.bip.work.ContainerThreads;
import org.bipota.bip.work.LoopTimers;
import org.bipota.bip.work.Workers;

/** Everything that one activated endpoint owns: sockets, event loops, workers and channels. */
final class BipServer {

    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(10);

    private final BipSettings settings;
    private final NioEventLoopGroup group;
    private final Workers workers;
    private final ChannelRegistry registry;
    private final List<LoopScope> loops;
    private final CatTpPorts catTpPorts;
    private final TcpPort tcpPort;
    private final Backlog backlog = new Backlog();
    private final UdpSockets udp = new UdpSockets();
    private Channel tcp;

    private BipServer(BipSettings settings, ChannelEndpoint endpoint, WorkManager workManager, ExpectedPeers expected,
            Counters counters, Captures captures, Clock clock, LongSupplier nanoTime) {
        this.settings = settings;
        this.group = new NioEventLoopGroup(settings.loops(), new ContainerThreads(workManager, "BIP event loop"));
        this.workers = new Workers(new ContainerThreads(workManager, "BIP delivery"), settings.workers());
        this.registry = new ChannelRegistry(settings.maxChannels(), settings.maxChannelsPerSource());
        Strangers strangers = new Strangers(settings, endpoint, workers, registry, expected, counters, backlog, clock, nanoTime);
        ServerScope scope = new ServerScope(settings, endpoint, workers, registry,
                new HalfOpenChannels(settings.maxHalfOpen()), strangers, counters, captures,
                backlog, clock, nanoTime);
        this.loops = new ArrayList<>();
        for (EventExecutor each : group) {
            EventLoop loop = (EventLoop) each;
            loops.add(new LoopScope(scope, loop, new LoopTimers(loop, nanoTime)));
        }
        this.catTpPorts = new CatTpPorts(loops);
        this.tcpPort = new TcpPort(loops);
    }

    /**
     * Binds both ports.
     *
     * @throws ResourceException when the container has no threads or a port is taken; nothing stays behind then
     */
    static BipServer start(BipSettings settings, ChannelEndpoint endpoint, WorkManager workManager, ExpectedPeers expected,
            Counters counters, Captures captures, Clock clock, LongSupplier nanoTime) throws ResourceException {
        BipServer server;
        try {
            server = new BipServer(settings, endpoint, workManager, expected, counters, captures, clock, nanoTime);
        } catch (RejectedExecutionException e) {
            throw new ResourceException(e.getMessage() + "; raise the work manager's long-running threads", e);
        }
        try {
            server.bind();
        } catch (ResourceException e) {
            server.stop();
            throw e;
        }
        BipLog.LOG.listening(server.udpAddress(), server.loops.size(), settings.catTpPort(), server.tcpAddress());
        return server;
    }

    private void bind() throws ResourceException {
        InetSocketAddress udpAddress = new InetSocketAddress(settings.bind(), settings.udpPort());
        try {
            udp.bind(udpAddress, catTpPorts, loops);
        } catch (IOException e) {
            throw notBound("udpPort", udpAddress, e);
        }
        InetSocketAddress tcpAddress = new InetSocketAddress(settings.bind(), settings.tcpPort());
        ChannelFuture binding = new ServerBootstrap().group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(tcpPort)
                .bind(tcpAddress).awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw notBound("tcpPort", tcpAddress, binding.cause());
        }
        tcp = binding.channel();
    }

    private static ResourceException notBound(String property, InetSocketAddress address, Throwable cause) {
        return new ResourceException(property + ": cannot listen at " + address + "; give it another port, or end what "
                + "holds this one", cause);
    }

    InetSocketAddress udpAddress() {
        return udp.address();
    }

    InetSocketAddress tcpAddress() {
        return (InetSocketAddress) tcp.localAddress();
    }

    /** When the oldest of what handsets did and the application has not stored yet came. */
    Optional<Instant> oldestUndelivered() {
        return backlog.oldest();
    }

    /** The channel of that id, or null. */
    OpenChannel find(String id) {
        return registry.find(id);
    }

    /** Begins to capture a channel, unless it is captured already; false when there is no such channel any more. */
    boolean capture(String id) {
        OpenChannel channel = find(id);
        if (channel == null) {
            return false;
        }
        try {
            channel.loop().submit(channel::capture).get();
            return true;
        } catch (RejectedExecutionException e) {
            // stopping: the channel is gone
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the capture of channel " + id + " did not begin", e);
        }
    }

    /** All channels; empty while the server stops. */
    List<ChannelStatus> channels() throws ResourceException {
        List<ChannelStatus> all = new ArrayList<>();
        try {
            List<Future<List<ChannelStatus>>> parts = new ArrayList<>();
            for (LoopScope scope : loops) {
                parts.add(scope.loop().submit(() -> registry.statuses(scope.loop())));
            }
            for (Future<List<ChannelStatus>> part : parts) {
                all.addAll(part.get(SETTLE.toSeconds(), TimeUnit.SECONDS));
            }
            return all;
        } catch (RejectedExecutionException e) {
            // stopping: its channels are gone
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResourceException("interrupted while listing channels", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ResourceException("an event loop does not answer", e);
        }
    }

    /**
     * Takes nothing new, lets transfers in progress come to a packet's end within the configured time, ends all channels
     * with RST, delivers their last events, and gives ports and threads back.
     */
    void stop() {
        boolean interrupted = false;
        try {
            CountDownLatch settled = new CountDownLatch(1);
            int channels = registry.all().size();
            takeNoMore();
            onEach(OpenChannel::drain);
            registry.whenEmpty(settled::countDown);
            if (!settled.await(settings.drain().toMillis(), TimeUnit.MILLISECONDS)) {
                onEach(OpenChannel::abort);
            }
            if (!settled.await(SETTLE.toSeconds(), TimeUnit.SECONDS)) {
                BipLog.LOG.slowStop(SETTLE.toSeconds());
            }
            workers.stop();
            if (!workers.awaitEnd(END.toSeconds())) {
                BipLog.LOG.slowStop(END.toSeconds());
            }
            BipLog.LOG.stopped(channels);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | RejectedExecutionException e) {
            BipLog.LOG.unexpected("all", e);
        } finally {
            workers.stop();
            group.shutdownGracefully(0, SETTLE.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly(END.toSeconds(),
                    TimeUnit.SECONDS);
        }
        try {
            // Netty tells of the loops' end on a thread of its own, which leaves after a second without work
            GlobalEventExecutor.INSTANCE.awaitInactivity(SETTLE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (IllegalStateException e) {
            // that thread was never started
            BipLog.LOG.trace("no global executor", e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeNoMore() throws InterruptedException, ExecutionException {
        tcpPort.stop();
        if (tcp != null) {
            tcp.close();
        }
        List<CatTpPort> ports = catTpPorts.all();
        for (int i = 0; i < ports.size(); i++) {
            loops.get(i).loop().submit(ports.get(i)::stop).get();
        }
    }

    private void onEach(Consumer<OpenChannel> task) throws InterruptedException, ExecutionException {
        List<Future<?>> done = new ArrayList<>();
        for (OpenChannel channel : registry.all()) {
            done.add(channel.loop().submit(() -> task.accept(channel)));
        }
        for (Future<?> each : done) {
            each.get();
        }
    }
}
