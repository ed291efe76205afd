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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.Refusal;
import org.bipota.bip.channel.LoopScope;
import org.bipota.bip.channel.Strangers;
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

/** A UDP socket's handler on its loop: finds the channel of each PDU, and deals with PDUs that have none. */
public final class CatTpPort extends SimpleChannelInboundHandler<DatagramPacket> {

    /** How many datagrams may be on their way from other loops. */
    private static final int MOST_HANDED_OVER = 4096;

    /** What makes a SYN the same as a repeated one. */
    private record Attempt(ChannelKey key, int sequence) {
    }

    private final LoopScope scope;
    private final CatTpPorts ports;
    private final CatTpListener listener;
    private final SecureRandom random = new SecureRandom();
    private final Map<ChannelKey, CatTpChannel> channels = new HashMap<>();
    private final Map<ChannelKey.Peer, List<CatTpChannel>> byPeer = new HashMap<>();
    private final AtomicInteger handedOver = new AtomicInteger();
    private final Tally malformed = new Tally();
    private Channel socket;
    private boolean stopping;

    CatTpPort(LoopScope scope, CatTpPorts ports) {
        this.scope = scope;
        this.ports = ports;
        this.listener = new CatTpListener(scope.settings().catTpPort());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        socket = context.channel();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        ByteBuf content = datagram.content();
        Octets octets = Octets.of(ByteBufUtil.getBytes(content, content.readerIndex(), content.readableBytes(), false));
        try {
            CatTpPdu pdu = CatTpCodec.decode(octets);
            ChannelKey key = ChannelKey.of(datagram.sender(), pdu);
            CatTpPort owner = ports.owner(key.peer());
            if (owner == this) {
                onPdu(key, pdu, octets);
            } else {
                owner.handOver(key, pdu, octets);
            }
        } catch (ProtocolException e) {
            scope.server().counters().malformed();
            malformed.count();
            long count = malformed.due(scope.nanos());
            if (count > 0) {
                BipLog.LOG.malformed(count, datagram.sender(), e.getMessage());
            }
        }
    }

    /** Takes a PDU of another loop's socket, on that loop. */
    private void handOver(ChannelKey key, CatTpPdu pdu, Octets octets) {
        if (handedOver.incrementAndGet() > MOST_HANDED_OVER) {
            handedOver.decrementAndGet();
            scope.server().counters().overrun();
            return;
        }
        try {
            scope.loop().execute(() -> {
                handedOver.decrementAndGet();
                if (socket != null) {
                    // otherwise this loop's socket is only being bound; the peer sends again
                    onPdu(key, pdu, octets);
                }
            });
        } catch (RejectedExecutionException e) {
            BipLog.LOG.trace("stopping", e);
        }
    }

    private void onPdu(ChannelKey key, CatTpPdu pdu, Octets octets) {
        CatTpChannel channel = channels.get(key);
        if (channel != null && !(pdu instanceof Syn syn && startsAnew(channel, syn))) {
            channel.onPdu(pdu, octets);
            return;
        }
        if (channel == null && rebound(key, pdu, octets)) {
            return;
        }
        if (stopping) {
            return;
        }
        CatTpListener.Outcome outcome = listener.onPdu(pdu);
        if (outcome instanceof CatTpListener.Outcome.Ask ask) {
            ask(key, ask.syn(), octets);
        } else if (outcome instanceof CatTpListener.Outcome.Refuse refuse) {
            scope.server().counters().refused(Refusal.PROTOCOL);
            refuse(key.remote(), refuse.rst(), octets.length());
        }
    }

    /** Before the handshake is complete, and after the end, another SYN from the same ports is another attempt. */
    private static boolean startsAnew(CatTpChannel channel, Syn syn) {
        return channel.state() != CatTpState.OPEN && !channel.isRepeated(syn);
    }

    /** Finds the one channel whose peer this is behind a new UDP port. */
    private boolean rebound(ChannelKey key, CatTpPdu pdu, Octets octets) {
        if (!pdu.acknowledges() || pdu instanceof Rst) {
            return false;
        }
        CatTpChannel found = null;
        for (CatTpChannel each : byPeer.getOrDefault(key.peer(), List.of())) {
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
        if (!found.cameFrom(key)) {
            channels.remove(found.key());
            found.moved(key);
            channels.put(key, found);
        }
        found.onPdu(pdu, octets);
        return true;
    }

    private void ask(ChannelKey key, Syn syn, Octets octets) {
        ChannelIdentification identification =
                new ChannelIdentification(BipTransport.UDP, key.remote(), syn.identification());
        Strangers.Asked asked = scope.server().strangers().ask(new Attempt(key, syn.sequence()), identification, scope.loop(),
                new Strangers.Answers() {
                    @Override
                    public void admitted(Admission admission) {
                        admit(key, syn, octets, admission);
                    }

                    @Override
                    public void refused() {
                        refuse(key, syn, RstReason.SETUP_FAILED, octets);
                    }

                    @Override
                    public void undecided() {
                        // no word: the peer's next SYN may find the application well, and an RST would make it give up
                    }
                });
        switch (asked) {
            case YES, ALREADY, NOT_NOW -> { }
            case REFUSED -> refuse(key, syn, RstReason.SETUP_FAILED, octets);
            case NO_PLACE -> refuse(key, syn, RstReason.TEMPORARILY_UNABLE, octets);
        }
    }

    private void admit(ChannelKey key, Syn syn, Octets octets, Admission admission) {
        if (stopping) {
            scope.server().registry().giveBack(key.remote().getAddress());
            return;
        }
        CatTpChannel before = channels.get(key);
        if (before != null && before.state() == CatTpState.OPEN) {
            // the earlier attempt was completed while the application was asked about this one
            scope.server().registry().giveBack(key.remote().getAddress());
            before.onPdu(syn, octets);
            return;
        }
        if (before != null) {
            before.replaced();
        }
        CatTpChannel channel = new CatTpChannel(scope, socket, key, syn, admission, random.nextInt(0x10000), this::gone);
        if (!scope.server().halfOpen().add(admission.correlation(), channel)) {
            scope.server().registry().giveBack(key.remote().getAddress());
            scope.server().counters().refused(Refusal.NO_PLACE);
            refuse(key, syn, RstReason.TEMPORARILY_UNABLE, octets);
            return;
        }
        channels.put(key, channel);
        byPeer.computeIfAbsent(key.peer(), peer -> new ArrayList<>(1)).add(channel);
        scope.server().registry().add(channel);
        channel.start(octets);
    }

    private void gone(CatTpChannel channel) {
        channels.remove(channel.key(), channel);
        byPeer.computeIfPresent(channel.key().peer(), (peer, same) -> {
            same.remove(channel);
            return same.isEmpty() ? null : same;
        });
        scope.server().registry().giveBack(channel.key().remote().getAddress());
    }

    private void refuse(ChannelKey key, Syn syn, RstReason reason, Octets question) {
        refuse(key.remote(), CatTpListener.refusal(syn, reason), question.length());
    }

    /** An answer to a stranger: never larger than what it sent, and only so many per second. */
    private void refuse(InetSocketAddress remote, Rst rst, int questionOctets) {
        Octets answer = CatTpCodec.encode(rst);
        if (answer.length() <= questionOctets && scope.server().strangers().mayAnswer()) {
            socket.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(answer.toByteArray()), remote),
                    socket.voidPromise());
        }
    }

    /** From now on strangers hear nothing. */
    public void stop() {
        stopping = true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // an ICMP error or a failed write concerns one peer at most; its machine repeats or gives up by itself
        BipLog.LOG.debug("UDP", cause);
    }
}
