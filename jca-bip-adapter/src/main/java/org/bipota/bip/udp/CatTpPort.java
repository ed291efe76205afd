package org.bipota.bip.udp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.channel.ServerScope;
import org.bipota.bip.channel.Strangers.Asked;
import org.bipota.bip.channel.Tally;
import org.bipota.bip.log.BipLog;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpListener;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.CatTpState;
import org.bipota.protocol.cattp.Rst;
import org.bipota.protocol.cattp.RstReason;
import org.bipota.protocol.cattp.Syn;

/** The UDP socket's handler: finds the channel of each PDU, and deals with PDUs that have none. */
public final class CatTpPort extends SimpleChannelInboundHandler<DatagramPacket> {

    /** What makes a SYN the same as a repeated one. */
    private record Attempt(ChannelKey key, int sequence) {
    }

    private final ServerScope scope;
    private final CatTpListener listener;
    private final SecureRandom random = new SecureRandom();
    private final Map<ChannelKey, CatTpChannel> channels = new HashMap<>();
    private final Map<ChannelKey.Peer, Set<CatTpChannel>> byPeer = new HashMap<>();
    private final Tally malformed = new Tally();
    private boolean stopping;

    /** A handler for one socket. */
    public CatTpPort(ServerScope scope) {
        this.scope = scope;
        this.listener = new CatTpListener(scope.settings().catTpPort());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        ByteBuf content = datagram.content();
        try {
            CatTpPdu pdu = CatTpCodec.decode(Octets.of(ByteBufUtil.getBytes(content, content.readerIndex(),
                    content.readableBytes(), false)));
            onPdu(context.channel(), datagram.sender(), pdu, content.readableBytes());
        } catch (ProtocolException e) {
            malformed.count();
            long count = malformed.due(scope.nanoTime().getAsLong());
            if (count > 0) {
                BipLog.LOG.malformed(count, datagram.sender(), e.getMessage());
            }
        }
    }

    private void onPdu(Channel socket, InetSocketAddress remote, CatTpPdu pdu, int octets) {
        ChannelKey key = ChannelKey.of(remote, pdu);
        CatTpChannel channel = channels.get(key);
        if (channel != null && !(pdu instanceof Syn syn && startsAnew(channel, syn))) {
            channel.onPdu(pdu);
            return;
        }
        if (channel == null && rebound(key, pdu)) {
            return;
        }
        if (stopping) {
            return;
        }
        CatTpListener.Outcome outcome = listener.onPdu(pdu);
        if (outcome instanceof CatTpListener.Outcome.Ask ask) {
            ask(socket, key, ask.syn(), octets);
        } else if (outcome instanceof CatTpListener.Outcome.Refuse refuse) {
            refuse(socket, remote, refuse.rst(), octets);
        }
    }

    /** Before the handshake is complete, and after the end, another SYN from the same ports is another attempt. */
    private static boolean startsAnew(CatTpChannel channel, Syn syn) {
        return channel.state() != CatTpState.OPEN && !channel.isRepeated(syn);
    }

    /** Finds the one channel whose peer this is behind a new UDP port. */
    private boolean rebound(ChannelKey key, CatTpPdu pdu) {
        if (!pdu.acknowledges() || pdu instanceof Rst) {
            return false;
        }
        CatTpChannel found = null;
        for (CatTpChannel each : byPeer.getOrDefault(key.peer(), Set.of())) {
            if (each.isPlausible(pdu)) {
                if (found != null) {
                    return false;
                }
                found = each;
            }
        }
        if (found == null) {
            return false;
        }
        channels.remove(found.key());
        found.moved(key);
        channels.put(key, found);
        found.onPdu(pdu);
        return true;
    }

    private void ask(Channel socket, ChannelKey key, Syn syn, int octets) {
        ChannelIdentification identification =
                new ChannelIdentification(BipTransport.UDP, key.remote(), syn.identification());
        Asked asked = scope.strangers().ask(new Attempt(key, syn.sequence()), identification,
                admission -> admit(socket, key, syn, admission),
                later -> refuse(socket, key.remote(), CatTpListener.refusal(syn,
                        later ? RstReason.TEMPORARILY_UNABLE : RstReason.SETUP_FAILED), octets));
        if (asked == Asked.NO_PLACE) {
            refuse(socket, key.remote(), CatTpListener.refusal(syn, RstReason.TEMPORARILY_UNABLE), octets);
        }
    }

    private void admit(Channel socket, ChannelKey key, Syn syn, Admission admission) {
        if (stopping) {
            scope.registry().giveBack(key.remote().getAddress());
            return;
        }
        CatTpChannel before = channels.get(key);
        if (before != null && before.state() == CatTpState.OPEN) {
            // the earlier attempt was completed while the application was asked about this one
            scope.registry().giveBack(key.remote().getAddress());
            before.onPdu(syn);
            return;
        }
        if (before != null) {
            before.replaced();
        }
        CatTpChannel channel = new CatTpChannel(scope, socket, key, syn, admission, random.nextInt(0x10000), this::gone);
        channels.put(key, channel);
        byPeer.computeIfAbsent(key.peer(), peer -> new HashSet<>(2)).add(channel);
        scope.registry().add(channel);
        channel.start();
    }

    private void gone(CatTpChannel channel) {
        channels.remove(channel.key(), channel);
        byPeer.computeIfPresent(channel.key().peer(), (peer, same) -> {
            same.remove(channel);
            return same.isEmpty() ? null : same;
        });
        scope.registry().giveBack(channel.key().remote().getAddress());
    }

    /** An answer to a stranger: never larger than what it sent, and only so many per second. */
    private void refuse(Channel socket, InetSocketAddress remote, Rst rst, int questionOctets) {
        Octets answer = CatTpCodec.encode(rst);
        if (answer.length() <= questionOctets && scope.strangers().mayAnswer()) {
            socket.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(answer.toByteArray()), remote),
                    socket.voidPromise());
        }
    }

    /** From now on strangers hear nothing. */
    public void stop() {
        stopping = true;
    }

    /** Datagrams that were no PDUs. */
    public long malformed() {
        return malformed.total();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // an ICMP error or a failed write concerns one peer at most; its machine repeats or gives up by itself
        BipLog.LOG.debug("UDP", cause);
    }
}
