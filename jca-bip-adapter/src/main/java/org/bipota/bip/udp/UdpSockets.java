package org.bipota.bip.udp;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.bipota.bip.channel.LoopScope;

/**
 * The sockets of one UDP port, one on each loop. Where there are several they share the port by SO_REUSEPORT. That option
 * would also share it with another server of the same user, so the port is first taken and given back without it: a port
 * that something else holds is told as taken.
 */
public final class UdpSockets {

    private static final int RECEIVE_BUFFER_OCTETS = 4 << 20;
    private static final int SMALLEST_RECEIVE_OCTETS = 1500;

    private final List<Channel> sockets = new ArrayList<>();

    /** How many sockets one port can have here: as many as wanted, or 1 where the platform has no SO_REUSEPORT. */
    public static int possible(int wanted) throws IOException {
        try (DatagramChannel probe = DatagramChannel.open()) {
            return probe.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT) ? wanted : 1;
        }
    }

    /**
     * Binds.
     *
     * @throws IOException when the port is taken or the address is none of this machine
     */
    public void bind(InetSocketAddress address, CatTpPorts ports, List<LoopScope> loops) throws IOException {
        InetSocketAddress bound = loops.size() == 1 ? address : free(address);
        int largest = Math.max(SMALLEST_RECEIVE_OCTETS, loops.get(0).settings().catTp().maxPduOctets());
        for (int i = 0; i < loops.size(); i++) {
            ChannelFuture binding = new Bootstrap().group(loops.get(i).loop())
                    .channel(NioDatagramChannel.class)
                    .option(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                    .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(largest))
                    .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_OCTETS)
                    .option(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), loops.size() > 1)
                    .handler(ports.all().get(i))
                    .bind(bound).awaitUninterruptibly();
            if (!binding.isSuccess()) {
                throw new IOException(binding.cause());
            }
            sockets.add(binding.channel());
        }
    }

    /** The address with its port, which is chosen here when it is 0; nothing else holds it. */
    private static InetSocketAddress free(InetSocketAddress address) throws IOException {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.bind(address);
            return new InetSocketAddress(address.getAddress(), ((InetSocketAddress) probe.getLocalAddress()).getPort());
        }
    }

    /** Where they are bound. */
    public InetSocketAddress address() {
        return (InetSocketAddress) sockets.get(0).localAddress();
    }
}
