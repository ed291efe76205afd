package org.bipota.bip;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.work.WorkManager;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.bip.channel.ChannelRegistry;
import org.bipota.bip.channel.OpenChannel;
import org.bipota.bip.channel.ServerScope;
import org.bipota.bip.channel.Strangers;
import org.bipota.bip.inflow.ChannelEndpoint;
import org.bipota.bip.log.BipLog;
import org.bipota.bip.tcp.TcpPort;
import org.bipota.bip.udp.CatTpPort;
import org.bipota.bip.work.ContainerThreads;
import org.bipota.bip.work.Workers;

/** Everything that one activated endpoint owns: sockets, event loop, workers and channels. */
final class BipServer {

    private static final long SETTLE_SECONDS = 5;
    private static final long END_SECONDS = 10;
    private static final int RECEIVE_BUFFER_OCTETS = 4 << 20;
    private static final int SMALLEST_RECEIVE_OCTETS = 1500;

    private final NioEventLoopGroup group;
    private final EventLoop loop;
    private final Workers workers;
    private final ChannelRegistry registry;
    private final CatTpPort catTpPort;
    private final TcpPort tcpPort;
    private Channel udp;
    private Channel tcp;

    private BipServer(BipSettings settings, ChannelEndpoint endpoint, WorkManager workManager, Clock clock,
            LongSupplier nanoTime) {
        this.group = new NioEventLoopGroup(1, new ContainerThreads(workManager, "BIP event loop"));
        this.loop = group.next();
        this.workers = new Workers(new ContainerThreads(workManager, "BIP delivery"), settings.workers(),
                Strangers.MAX_QUESTIONS);
        this.registry = new ChannelRegistry(settings.maxChannels(), settings.maxChannelsPerSource());
        Strangers strangers = new Strangers(endpoint, workers, registry, loop, nanoTime, settings.refusalsPerSecond());
        ServerScope scope = new ServerScope(settings, endpoint, workers, loop, registry, strangers, clock, nanoTime);
        this.catTpPort = new CatTpPort(scope);
        this.tcpPort = new TcpPort(scope);
    }

    /**
     * Binds both ports.
     *
     * @throws ResourceException when the container has no threads or a port is taken; nothing stays behind then
     */
    static BipServer start(BipSettings settings, ChannelEndpoint endpoint, WorkManager workManager, Clock clock,
            LongSupplier nanoTime) throws ResourceException {
        BipServer server;
        try {
            server = new BipServer(settings, endpoint, workManager, clock, nanoTime);
        } catch (RejectedExecutionException e) {
            throw new ResourceException(e.getMessage() + "; raise the work manager's long-running threads", e);
        }
        try {
            server.bind(settings);
        } catch (ResourceException e) {
            server.stop();
            throw e;
        }
        BipLog.LOG.listening(server.udpAddress(), settings.catTpPort(), server.tcpAddress());
        return server;
    }

    private void bind(BipSettings settings) throws ResourceException {
        int largest = Math.max(SMALLEST_RECEIVE_OCTETS, settings.catTp().maxPduOctets());
        udp = bound("udpPort", new InetSocketAddress(settings.bind(), settings.udpPort()), new Bootstrap().group(group)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(largest))
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_OCTETS)
                .handler(catTpPort)
                .bind(settings.bind(), settings.udpPort()));
        tcp = bound("tcpPort", new InetSocketAddress(settings.bind(), settings.tcpPort()), new ServerBootstrap().group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(tcpPort)
                .bind(settings.bind(), settings.tcpPort()));
    }

    private static Channel bound(String property, InetSocketAddress address, ChannelFuture binding)
            throws ResourceException {
        ChannelFuture done = binding.awaitUninterruptibly();
        if (!done.isSuccess()) {
            throw new ResourceException(property + ": cannot listen at " + address + "; give it another port, or end what "
                    + "holds this one", done.cause());
        }
        return done.channel();
    }

    InetSocketAddress udpAddress() {
        return (InetSocketAddress) udp.localAddress();
    }

    InetSocketAddress tcpAddress() {
        return (InetSocketAddress) tcp.localAddress();
    }

    /** The channel of that id, or null. */
    OpenChannel find(String id) {
        return registry.find(id);
    }

    /** All channels; empty while the server stops. */
    List<ChannelStatus> channels() throws ResourceException {
        try {
            Future<List<ChannelStatus>> statuses = loop.submit(registry::statuses);
            return statuses.get(SETTLE_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // stopping: its channels are gone
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResourceException("interrupted while listing channels", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ResourceException("the event loop does not answer", e);
        }
    }

    /** Ends all channels with RST, delivers their last events, and gives ports and threads back. */
    void stop() {
        boolean interrupted = false;
        try {
            CountDownLatch settled = new CountDownLatch(1);
            int channels = loop.submit(() -> endChannels(settled)).get();
            if (!settled.await(SETTLE_SECONDS, TimeUnit.SECONDS)) {
                BipLog.LOG.slowStop(SETTLE_SECONDS);
            }
            workers.stop();
            if (!workers.awaitEnd(END_SECONDS)) {
                BipLog.LOG.slowStop(END_SECONDS);
            }
            BipLog.LOG.stopped(channels);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | RejectedExecutionException e) {
            BipLog.LOG.unexpected("all", e);
        } finally {
            workers.stop();
            group.shutdownGracefully(0, SETTLE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly(END_SECONDS,
                    TimeUnit.SECONDS);
        }
        try {
            // Netty tells of the loop's end on a thread of its own, which leaves after a second without work
            GlobalEventExecutor.INSTANCE.awaitInactivity(SETTLE_SECONDS, TimeUnit.SECONDS);
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

    private int endChannels(CountDownLatch settled) {
        catTpPort.stop();
        tcpPort.stop();
        if (tcp != null) {
            tcp.close();
        }
        List<OpenChannel> all = List.copyOf(registry.all());
        all.forEach(OpenChannel::abort);
        registry.whenEmpty(settled::countDown);
        return all.size();
    }
}
