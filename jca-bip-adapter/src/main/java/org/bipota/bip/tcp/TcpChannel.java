package org.bipota.bip.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.bip.channel.ChannelEvents;
import org.bipota.bip.channel.ChannelLine;
import org.bipota.bip.channel.OpenChannel;
import org.bipota.bip.channel.Outbox;
import org.bipota.bip.channel.ServerScope;
import org.bipota.bip.channel.Strangers.Asked;
import org.bipota.bip.log.BipLog;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/** One TCP channel: identifying, asking, open, ended. */
final class TcpChannel extends SimpleChannelInboundHandler<ByteBuf> implements OpenChannel, ChannelLine {

    private static final Duration IDENTIFICATION_LIMIT = Duration.ofSeconds(10);

    private enum Stage {
        IDENTIFYING, ASKING, OPEN, ENDED
    }

    private final String id = UUID.randomUUID().toString();
    private final ServerScope scope;
    private final Channel connection;
    private final InetSocketAddress remote;
    private final Runnable whenIdentified;
    private final PacketFraming framing = new PacketFraming();
    private final ChannelEvents events;
    private final Outbox outbox = new Outbox();
    private final Instant since;
    private Stage stage = Stage.IDENTIFYING;
    private ScheduledFuture<?> limit;
    private long activeNanos;
    private Admission admission;
    private String endReason = "the peer closed";
    private boolean normalEnd = true;
    private long octetsSent;
    private long octetsReceived;
    private volatile boolean open;

    TcpChannel(ServerScope scope, Channel connection, Runnable whenIdentified) {
        this.scope = scope;
        this.connection = connection;
        this.remote = (InetSocketAddress) connection.remoteAddress();
        this.whenIdentified = whenIdentified;
        this.since = scope.clock().instant();
        this.events = new ChannelEvents(id, scope.endpoint(), scope.workers(), scope.loop(), this);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        limit = scope.loop().schedule(() -> end(false, "no identification in " + IDENTIFICATION_LIMIT),
                IDENTIFICATION_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf came) {
        activeNanos = scope.nanoTime().getAsLong();
        try {
            for (Octets packet : framing.feed(ByteBufUtil.getBytes(came))) {
                onPacket(packet);
            }
        } catch (ProtocolException e) {
            BipLog.LOG.tcpViolation(remote, e.getMessage());
            end(false, "protocol error, " + e.getMessage());
        }
    }

    private void onPacket(Octets packet) throws ProtocolException {
        switch (stage) {
            case IDENTIFYING -> identify(IdentificationPacket.identification(packet));
            case ASKING -> throw new ProtocolException(Code.VALUE, "packet", 0, "came before the identification was answered");
            case OPEN -> {
                octetsReceived += packet.length();
                events.data(new ChannelData(id, admission.correlation(), packet, scope.clock().instant()));
            }
            case ENDED -> { }
        }
    }

    private void identify(Octets identification) {
        stage = Stage.ASKING;
        limit.cancel(false);
        connection.config().setAutoRead(false);
        Asked asked = scope.strangers().ask(this, new ChannelIdentification(BipTransport.TCP, remote, identification),
                answer -> admitted(identification, answer), later -> end(false, "refused"));
        if (asked != Asked.YES) {
            end(false, "no room");
        }
    }

    private void admitted(Octets identification, Admission answer) {
        if (stage == Stage.ENDED) {
            scope.registry().giveBack(remote.getAddress());
            return;
        }
        admission = answer;
        stage = Stage.OPEN;
        whenIdentified.run();
        scope.registry().add(this);
        open = true;
        activeNanos = scope.nanoTime().getAsLong();
        watchIdle(scope.settings().catTp().idle().toNanos());
        events.opened(new ChannelOpened(id, answer.correlation(), BipTransport.TCP, remote, identification, 0,
                scope.clock().instant()));
        connection.config().setAutoRead(true);
    }

    private void watchIdle(long inNanos) {
        limit = scope.loop().schedule(() -> {
            long left = activeNanos + scope.settings().catTp().idle().toNanos() - scope.nanoTime().getAsLong();
            if (left <= 0) {
                end(false, "no data for " + scope.settings().catTp().idle());
            } else {
                watchIdle(left);
            }
        }, inNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean offer(Octets sdu) {
        return open && connection.isWritable() && !sdu.isEmpty() && outbox.reserve() && onLoop(() -> write(sdu));
    }

    private void write(Octets sdu) {
        activeNanos = scope.nanoTime().getAsLong();
        connection.writeAndFlush(Unpooled.wrappedBuffer(sdu.toByteArray())).addListener(written -> {
            outbox.unreserve();
            octetsSent += written.isSuccess() ? sdu.length() : 0;
        });
    }

    private boolean onLoop(Runnable task) {
        try {
            scope.loop().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            // the server has stopped meanwhile, and the channel with it
            return false;
        }
    }

    @Override
    public void end() {
        onLoop(this::close);
    }

    @Override
    public void close() {
        open = false;
        endReason = "normal end";
        connection.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> connection.close());
    }

    @Override
    public void abort() {
        end(false, "temporarily unable");
    }

    @Override
    public void hold(boolean stopped) {
        connection.config().setAutoRead(!stopped);
    }

    @Override
    public void settled() {
        scope.registry().remove(this);
    }

    private void end(boolean normal, String reason) {
        normalEnd = normal;
        endReason = reason;
        open = false;
        connection.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Stage before = stage;
        stage = Stage.ENDED;
        open = false;
        limit.cancel(false);
        if (before == Stage.OPEN) {
            scope.registry().giveBack(remote.getAddress());
            events.closed(new ChannelClosed(id, admission.correlation(), normalEnd, endReason, octetsSent,
                    octetsReceived, scope.clock().instant()));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            BipLog.LOG.unexpected(id, cause);
        }
        end(false, "connection lost: " + cause.getMessage());
    }

    @Override
    public ChannelStatus status() {
        return new ChannelStatus(id, BipTransport.TCP, admission.subscriber(), remote, stage.name(), since, octetsSent,
                octetsReceived, 0);
    }
}
