package org.bipota.bip.udp;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.bip.channel.ChannelEvents;
import org.bipota.bip.channel.ChannelLine;
import org.bipota.bip.channel.OpenChannel;
import org.bipota.bip.channel.Outbox;
import org.bipota.bip.channel.ServerScope;
import org.bipota.bip.log.BipLog;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpConnection;
import org.bipota.protocol.cattp.CatTpEffect;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.CatTpState;
import org.bipota.protocol.cattp.RstReason;
import org.bipota.protocol.cattp.Syn;

/** One CAT_TP channel: carries the effects of its connection out, and its time and events in. */
final class CatTpChannel implements OpenChannel, ChannelLine {

    private final String id = UUID.randomUUID().toString();
    private final ServerScope scope;
    private final Channel socket;
    private final Admission admission;
    private final Octets identification;
    private final CatTpConnection connection;
    private final ChannelEvents events;
    private final Outbox outbox = new Outbox();
    private final Instant since;
    private final Consumer<CatTpChannel> whenGone;
    private ChannelKey key;
    private ScheduledFuture<?> wake;
    private long wakeNanos;
    private boolean closing;
    private boolean handshaken;
    private boolean eventsSettled;
    private boolean gone;
    private volatile boolean open;

    CatTpChannel(ServerScope scope, Channel socket, ChannelKey key, Syn syn, Admission admission, int initialSequence,
            Consumer<CatTpChannel> whenGone) {
        this.scope = scope;
        this.socket = socket;
        this.key = key;
        this.admission = admission;
        this.identification = syn.identification();
        this.since = scope.clock().instant();
        this.whenGone = whenGone;
        this.events = new ChannelEvents(id, scope.endpoint(), scope.workers(), scope.loop(), this);
        this.connection = CatTpConnection.accept(syn, scope.settings().catTp(), initialSequence, now());
    }

    /** Answers the SYN. */
    void start() {
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
        key = to;
    }

    void onPdu(CatTpPdu pdu) {
        apply(connection.onPdu(pdu, now()));
    }

    /** Forgets a connection that never opened, without a word: its peer has begun anew from the same ports. */
    void replaced() {
        leave();
        scope.registry().remove(this);
    }

    @Override
    public String id() {
        return id;
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
            carryOut(connection.send(next, now()));
            next = outbox.peek();
        }
        if (closing && outbox.isEmpty()) {
            carryOut(connection.close(now()));
        }
        socket.flush();
        schedule();
        unregisterWhenOver();
    }

    private void carryOut(List<CatTpEffect> effects) {
        for (CatTpEffect effect : effects) {
            if (effect instanceof CatTpEffect.Transmit transmit) {
                socket.write(new DatagramPacket(
                        Unpooled.wrappedBuffer(CatTpCodec.encode(transmit.pdu()).toByteArray()), key.remote()),
                        socket.voidPromise());
            } else if (effect instanceof CatTpEffect.Opened) {
                handshaken = true;
                open = true;
                events.opened(new ChannelOpened(id, admission.correlation(), BipTransport.UDP, key.remote(),
                        identification, connection.peerMaxSduOctets(), scope.clock().instant()));
            } else if (effect instanceof CatTpEffect.Deliver deliver) {
                events.data(new ChannelData(id, admission.correlation(), deliver.sdu(), scope.clock().instant()));
            } else if (effect instanceof CatTpEffect.Closed closed) {
                closed(closed);
            } else if (effect instanceof CatTpEffect.Changed changed) {
                BipLog.LOG.changed(id, key.remote(), changed.from(), changed.to(), changed.reason());
            }
        }
    }

    private void closed(CatTpEffect.Closed closed) {
        open = false;
        if (handshaken) {
            events.closed(new ChannelClosed(id, admission.correlation(), closed.normal(), closed.reason(),
                    connection.octetsSent(), connection.octetsReceived(), scope.clock().instant()));
        } else {
            eventsSettled = true;
        }
    }

    private void schedule() {
        long deadline = connection.deadlineNanos();
        if (gone || connection.state() == CatTpState.CLOSED) {
            leave();
            return;
        }
        if (wake != null && wakeNanos - deadline <= 0) {
            return;
        }
        cancelWake();
        wakeNanos = deadline;
        wake = scope.loop().schedule(this::woken, Math.max(0, deadline - now()), TimeUnit.NANOSECONDS);
    }

    private void woken() {
        wake = null;
        apply(connection.onTimer(now()));
    }

    private void cancelWake() {
        if (wake != null) {
            wake.cancel(false);
            wake = null;
        }
    }

    private void leave() {
        cancelWake();
        if (!gone) {
            gone = true;
            whenGone.accept(this);
        }
    }

    private void unregisterWhenOver() {
        boolean over = connection.state() == CatTpState.CLOSED || connection.state() == CatTpState.CLOSE_WAIT;
        if (over && eventsSettled) {
            scope.registry().remove(this);
        }
    }

    private long now() {
        return scope.nanoTime().getAsLong();
    }

    @Override
    public ChannelStatus status() {
        return new ChannelStatus(id, BipTransport.UDP, admission.subscriber(), key.remote(), connection.state().name(),
                since, connection.octetsSent(), connection.octetsReceived(), connection.retransmissions());
    }
}
