package org.bipota.bip.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.bip.api.Refusal;
import org.bipota.bip.capture.Capture;
import org.bipota.bip.channel.ChannelEvents;
import org.bipota.bip.channel.ChannelLine;
import org.bipota.bip.channel.LoopScope;
import org.bipota.bip.channel.OpenChannel;
import org.bipota.bip.channel.Outbox;
import org.bipota.bip.channel.Strangers;
import org.bipota.bip.channel.Strangers.Asked;
import org.bipota.bip.log.BipLog;
import org.bipota.bip.work.TimerWheel;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;

/**
 * One TCP channel: identifying, asking, open, ended. A peer that has shut down its side gets what is still due and is closed
 * once it has been quiet for a while, since it can answer nothing any more.
 */
final class TcpChannel extends SimpleChannelInboundHandler<ByteBuf> implements OpenChannel, ChannelLine {

    /** The largest identification packet: its first octet, length, tag, length, 232 octets. */
    private static final int MAX_IDENTIFICATION_PACKET = 240;
    private static final Duration HALF_CLOSED_LIMIT = Duration.ofSeconds(2);

    private enum Stage {
        IDENTIFYING, ASKING, OPEN, ENDED
    }

    private final String id = UUID.randomUUID().toString();
    private final LoopScope scope;
    private final Channel connection;
    private final InetSocketAddress remote;
    private final Runnable whenIdentified;
    private final PacketFraming framing = new PacketFraming(MAX_IDENTIFICATION_PACKET);
    private final ChannelEvents events;
    private final Outbox outbox = new Outbox();
    private final Instant since;
    private final Limit limit = new Limit();
    private Stage stage = Stage.IDENTIFYING;
    private Capture capture;
    private boolean held;
    private boolean halfClosed;
    private boolean draining;
    private boolean answerAwaited;
    private int unwritten;
    private long activeNanos;
    private Admission admission;
    private String endReason = "the peer closed";
    private boolean normalEnd = true;
    private long octetsSent;
    private long octetsReceived;
    private volatile boolean open;

    /** Its place among the deadlines of its loop. */
    private final class Limit extends TimerWheel.Entry {
        @Override
        protected void due() {
            timeIsOver();
        }
    }

    TcpChannel(LoopScope scope, Channel connection, Runnable whenIdentified) {
        this.scope = scope;
        this.connection = connection;
        this.remote = (InetSocketAddress) connection.remoteAddress();
        this.whenIdentified = whenIdentified;
        this.since = scope.now();
        this.events = new ChannelEvents(id, scope, this);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        scope.timers().set(limit, scope.nanos() + scope.settings().identificationTime().toNanos());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf came) {
        byte[] octets = ByteBufUtil.getBytes(came);
        if (capture != null) {
            capture.stream(true, remote, Octets.of(octets), scope.now());
        }
        framing.add(octets);
        cut();
    }

    /** Takes packets while they may be taken; time counts from the last whole one, however slowly the next one drips. */
    private void cut() {
        try {
            while (!held && stage != Stage.ENDED && stage != Stage.ASKING) {
                Octets packet = framing.next();
                if (packet == null) {
                    return;
                }
                activeNanos = scope.nanos();
                if (stage == Stage.IDENTIFYING) {
                    identify(packet);
                } else {
                    octetsReceived += packet.length();
                    answerAwaited = false;
                    events.data(new ChannelData(id, admission.correlation(), packet, scope.now()));
                }
            }
        } catch (ProtocolException e) {
            BipLog.LOG.tcpViolation(remote, e.getMessage());
            if (stage != Stage.OPEN) {
                scope.server().counters().refused(Refusal.PROTOCOL);
            }
            end(false, "protocol error, " + e.getMessage());
        }
    }

    private void identify(Octets packet) throws ProtocolException {
        Octets identification = IdentificationPacket.identification(packet);
        stage = Stage.ASKING;
        scope.timers().cancel(limit);
        whenIdentified.run();
        connection.config().setAutoRead(false);
        Asked asked = scope.server().strangers().ask(this,
                new ChannelIdentification(BipTransport.TCP, remote, identification), scope.loop(),
                new Strangers.Answers() {
                    @Override
                    public void admitted(Admission answer) {
                        admit(identification, packet, answer);
                    }

                    @Override
                    public void refused() {
                        end(false, "refused");
                    }

                    @Override
                    public void undecided() {
                        end(false, "the application could not decide");
                    }
                });
        if (asked != Asked.YES) {
            end(false, "no room, or known to be refused");
        }
    }

    private void admit(Octets identification, Octets packet, Admission answer) {
        if (stage == Stage.ENDED) {
            scope.server().registry().giveBack(remote.getAddress());
            return;
        }
        admission = answer;
        stage = Stage.OPEN;
        framing.allow(scope.settings().catTp().maxSduOctets());
        scope.server().registry().add(this);
        scope.server().counters().opened(BipTransport.TCP);
        capture = scope.server().captures().beginning(id, answer.subscriber(), local());
        if (capture != null) {
            capture.stream(true, remote, packet, scope.now());
        }
        open = true;
        activeNanos = scope.nanos();
        scope.timers().set(limit, activeNanos + scope.settings().catTp().idle().toNanos());
        events.opened(new ChannelOpened(id, answer.correlation(), BipTransport.TCP, remote, identification, 0,
                scope.now()));
        connection.config().setAutoRead(true);
        cut();
    }

    private void timeIsOver() {
        if (stage == Stage.IDENTIFYING) {
            scope.server().counters().refused(Refusal.PROTOCOL);
            end(false, "no identification in " + scope.settings().identificationTime());
            return;
        }
        Duration allowed = halfClosed && isQuiet() ? HALF_CLOSED_LIMIT : scope.settings().catTp().idle();
        long deadline = activeNanos + allowed.toNanos();
        if (scope.nanos() - deadline < 0) {
            scope.timers().set(limit, deadline);
        } else if (halfClosed) {
            end(true, "the peer closed");
        } else {
            end(false, "no data for " + allowed);
        }
    }

    private boolean isQuiet() {
        return events.isQuiet() && unwritten == 0;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            if (stage == Stage.OPEN) {
                halfClosed = true;
                quiet();
            } else if (stage == Stage.IDENTIFYING) {
                end(false, "the peer closed before it identified itself");
            }
        }
    }

    @Override
    public void quiet() {
        if (draining) {
            drain();
        } else if (halfClosed && isQuiet() && stage == Stage.OPEN) {
            activeNanos = scope.nanos();
            scope.timers().set(limit, activeNanos + HALF_CLOSED_LIMIT.toNanos());
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public EventLoop loop() {
        return scope.loop();
    }

    @Override
    public void capture() {
        if (capture == null) {
            capture = scope.server().captures().begin(id, admission.subscriber(), local());
        }
    }

    private InetSocketAddress local() {
        return (InetSocketAddress) connection.localAddress();
    }

    @Override
    public boolean offer(Octets sdu) {
        return open && connection.isWritable() && !sdu.isEmpty() && outbox.reserve() && onLoop(() -> write(sdu));
    }

    private void write(Octets sdu) {
        activeNanos = scope.nanos();
        answerAwaited = true;
        unwritten++;
        if (capture != null) {
            capture.stream(false, remote, sdu, scope.now());
        }
        connection.writeAndFlush(Unpooled.wrappedBuffer(sdu.toByteArray())).addListener(written -> {
            outbox.unreserve();
            unwritten--;
            octetsSent += written.isSuccess() ? sdu.length() : 0;
            quiet();
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
    public void drain() {
        draining = true;
        open = false;
        if (!isQuiet() || answerAwaited && !halfClosed) {
            return;
        }
        abort();
    }

    @Override
    public void abort() {
        end(false, "temporarily unable");
    }

    @Override
    public void hold(boolean stopped) {
        held = stopped;
        connection.config().setAutoRead(!stopped);
        if (!stopped) {
            cut();
        }
    }

    @Override
    public void settled() {
        scope.server().registry().remove(this);
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
        scope.timers().cancel(limit);
        if (capture != null) {
            capture.ended();
        }
        if (before == Stage.OPEN) {
            scope.server().registry().giveBack(remote.getAddress());
            scope.server().counters().ended(BipTransport.TCP, 0);
            events.closed(new ChannelClosed(id, admission.correlation(), normalEnd, draining, endReason,
                    octetsSent, octetsReceived, scope.now()));
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
