package org.bipota.bip.udp;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.bip.capture.Capture;
import org.bipota.bip.channel.ChannelEvents;
import org.bipota.bip.channel.ChannelLine;
import org.bipota.bip.channel.HalfOpenChannels;
import org.bipota.bip.channel.OpenChannel;
import org.bipota.bip.channel.Outbox;
import org.bipota.bip.channel.LoopScope;
import org.bipota.bip.log.BipLog;
import org.bipota.bip.work.TimerWheel;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpConnection;
import org.bipota.protocol.cattp.CatTpEffect;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.CatTpState;
import org.bipota.protocol.cattp.RstReason;
import org.bipota.protocol.cattp.Syn;

/** One CAT_TP channel: carries the effects of its connection out, and its time and events in. */
final class CatTpChannel implements OpenChannel, ChannelLine, HalfOpenChannels.HalfOpen {

    private static final long OVERTAKEN_NANOS = Duration.ofSeconds(2).toNanos();

    private final String id = UUID.randomUUID().toString();
    private final LoopScope scope;
    private final Channel socket;
    private final Admission admission;
    private final Octets identification;
    private final CatTpConnection connection;
    private final ChannelEvents events;
    private final Outbox outbox = new Outbox();
    private final Instant since;
    private final Consumer<CatTpChannel> whenGone;
    private ChannelKey key;
    private ChannelKey former;
    private long movedNanos;
    private final Wake wake = new Wake();
    private final long beganNanos;
    private Capture capture;
    private long givenOctets;
    private boolean answerAwaited;
    private boolean closing;
    private boolean draining;
    private boolean handshaken;
    private boolean eventsSettled;
    private boolean gone;
    private volatile boolean open;

    /** Its place among the deadlines of its loop. */
    private final class Wake extends TimerWheel.Entry {
        @Override
        protected void due() {
            apply(connection.onTimer(now()));
        }
    }

    CatTpChannel(LoopScope scope, Channel socket, ChannelKey key, Syn syn, Admission admission, int initialSequence,
            Consumer<CatTpChannel> whenGone) {
        this.scope = scope;
        this.socket = socket;
        this.key = key;
        this.admission = admission;
        this.identification = syn.identification();
        this.since = scope.now();
        this.beganNanos = now();
        this.whenGone = whenGone;
        this.events = new ChannelEvents(id, scope, this);
        this.connection = CatTpConnection.accept(syn, scope.settings().catTp(), initialSequence, now());
    }

    /** Answers the SYN, which came as this datagram. */
    void start(Octets datagram) {
        scope.server().counters().halfOpened();
        capture = scope.server().captures().beginning(id, admission.subscriber(), local());
        captured(true, datagram);
        apply(connection.drain());
    }

    ChannelKey key() {
        return key;
    }

    CatTpState state() {
        return connection.state();
    }

    boolean isRepeated(Syn syn) {
        return connection.isRepeated(syn);
    }

    boolean isPlausible(CatTpPdu pdu) {
        return connection.isPlausible(pdu);
    }

    /** The peer's NAT gave it another port. */
    void moved(ChannelKey to) {
        former = key;
        movedNanos = now();
        key = to;
    }

    /** Whether it was there until just now: what still comes from there was overtaken, and tells nothing of where it is. */
    boolean cameFrom(ChannelKey from) {
        return from.equals(former) && now() - movedNanos < OVERTAKEN_NANOS;
    }

    void onPdu(CatTpPdu pdu, Octets datagram) {
        captured(true, datagram);
        apply(connection.onPdu(pdu, now()));
    }

    private void captured(boolean inbound, Octets datagram) {
        if (capture != null) {
            capture.datagram(inbound, key.remote(), datagram, scope.now());
        }
    }

    /** Forgets a connection that never opened, without a word: its peer has begun anew. */
    @Override
    public void replaced() {
        if (!handshaken) {
            leave();
            scope.server().registry().remove(this);
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
        return (InetSocketAddress) socket.localAddress();
    }

    @Override
    public boolean offer(Octets sdu) {
        if (!open || sdu.isEmpty() || sdu.length() > connection.peerMaxSduOctets() || !outbox.reserve()) {
            return false;
        }
        return onLoop(() -> {
            if (closing || connection.state() != CatTpState.OPEN) {
                outbox.unreserve();
            } else {
                outbox.add(sdu);
                apply(List.of());
            }
        });
    }

    @Override
    public void end() {
        onLoop(this::close);
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
    public void close() {
        closing = true;
        open = false;
        apply(List.of());
    }

    @Override
    public void drain() {
        draining = true;
        open = false;
        apply(List.of());
    }

    /** Whether something is not acknowledged, not delivered, or sent and not answered. */
    private boolean isUnderWay() {
        return connection.state() == CatTpState.OPEN && (!outbox.isEmpty() || givenOctets != connection.octetsSent()
                || answerAwaited || !events.isQuiet());
    }

    @Override
    public void quiet() {
        if (draining) {
            apply(List.of());
        }
    }

    @Override
    public void abort() {
        apply(connection.abort(RstReason.TEMPORARILY_UNABLE, now()));
    }

    @Override
    public void hold(boolean stopped) {
        apply(connection.receiveWindow(stopped ? 0 : scope.settings().catTp().windowPdus()));
    }

    @Override
    public void settled() {
        eventsSettled = true;
        unregisterWhenOver();
    }

    private void apply(List<CatTpEffect> effects) {
        carryOut(effects);
        Octets next = outbox.peek();
        while (next != null && connection.accepts(next)) {
            outbox.remove();
            givenOctets += next.length();
            answerAwaited = true;
            carryOut(connection.send(next, now()));
            next = outbox.peek();
        }
        if (closing && outbox.isEmpty()) {
            carryOut(connection.close(now()));
        }
        if (draining && !isUnderWay()) {
            carryOut(connection.abort(RstReason.TEMPORARILY_UNABLE, now()));
        }
        socket.flush();
        schedule();
        unregisterWhenOver();
    }

    private void carryOut(List<CatTpEffect> effects) {
        for (CatTpEffect effect : effects) {
            if (effect instanceof CatTpEffect.Transmit transmit) {
                transmit(CatTpCodec.encode(transmit.pdu()));
            } else if (effect instanceof CatTpEffect.Opened) {
                opened();
            } else if (effect instanceof CatTpEffect.Deliver deliver) {
                answerAwaited = false;
                events.data(new ChannelData(id, admission.correlation(), deliver.sdu(), scope.now()));
            } else if (effect instanceof CatTpEffect.Closed closed) {
                closed(closed);
            } else if (effect instanceof CatTpEffect.Changed changed) {
                BipLog.LOG.changed(id, key.remote(), changed.from(), changed.to(), changed.reason());
            }
        }
    }

    private void transmit(Octets datagram) {
        captured(false, datagram);
        socket.write(new DatagramPacket(Unpooled.wrappedBuffer(datagram.toByteArray()), key.remote()),
                socket.voidPromise());
    }

    private void opened() {
        handshaken = true;
        open = true;
        if (connection.retransmissions() == 0) {
            scope.server().counters().handshake(now() - beganNanos);
        }
        scope.server().counters().opened(BipTransport.UDP);
        halfOpenEnded();
        events.opened(new ChannelOpened(id, admission.correlation(), BipTransport.UDP, key.remote(), identification,
                connection.peerMaxSduOctets(), scope.now()));
    }

    private void halfOpenEnded() {
        scope.server().counters().halfOpenEnded();
        scope.server().halfOpen().remove(admission.correlation(), this);
    }

    private void closed(CatTpEffect.Closed closed) {
        open = false;
        if (handshaken) {
            scope.server().counters().ended(BipTransport.UDP, connection.retransmissions());
            events.closed(new ChannelClosed(id, admission.correlation(), closed.normal(), draining, closed.reason(),
                    connection.octetsSent(), connection.octetsReceived(), scope.now()));
        } else {
            eventsSettled = true;
        }
    }

    private void schedule() {
        if (gone || connection.state() == CatTpState.CLOSED) {
            leave();
            return;
        }
        // a deadline that only moved away is looked at when the earlier one comes
        long deadline = connection.deadlineNanos();
        if (!wake.isSet() || wake.deadlineNanos() - deadline > 0) {
            scope.timers().set(wake, deadline);
        }
    }

    private void leave() {
        scope.timers().cancel(wake);
        if (!gone) {
            gone = true;
            if (!handshaken) {
                halfOpenEnded();
            }
            if (capture != null) {
                capture.ended();
            }
            whenGone.accept(this);
        }
    }

    private void unregisterWhenOver() {
        boolean over = connection.state() == CatTpState.CLOSED || connection.state() == CatTpState.CLOSE_WAIT;
        if (over && eventsSettled) {
            scope.server().registry().remove(this);
        }
    }

    private long now() {
        return scope.nanos();
    }

    @Override
    public ChannelStatus status() {
        return new ChannelStatus(id, BipTransport.UDP, admission.subscriber(), key.remote(), connection.state().name(),
                since, connection.octetsSent(), connection.octetsReceived(), connection.retransmissions());
    }
}
