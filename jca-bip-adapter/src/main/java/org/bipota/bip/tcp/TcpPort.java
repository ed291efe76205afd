package org.bipota.bip.tcp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bipota.bip.channel.LoopScope;

/**
 * Takes TCP connections. Those without an identification are bounded in time and number: when there are too many, the oldest
 * is closed for the newest, since cards identify themselves at once.
 */
public final class TcpPort extends ChannelInitializer<Channel> {

    private final List<LoopScope> loops;
    private final int maxUnidentified;
    private final Set<Channel> unidentified = new LinkedHashSet<>();
    private volatile boolean stopping;

    /** For the connections of one server socket, which live on these loops. */
    public TcpPort(List<LoopScope> loops) {
        this.loops = loops;
        this.maxUnidentified = loops.get(0).settings().maxUnidentified();
    }

    @Override
    protected void initChannel(Channel connection) {
        if (stopping || connection.remoteAddress() == null) {
            connection.close();
            return;
        }
        Channel oldest = add(connection);
        if (oldest != null) {
            oldest.close();
        }
        connection.closeFuture().addListener(closed -> identified(connection));
        connection.pipeline().addLast(new TcpChannel(scope(connection), connection, () -> identified(connection)));
    }

    private LoopScope scope(Channel connection) {
        for (LoopScope scope : loops) {
            if (scope.loop() == connection.eventLoop()) {
                return scope;
            }
        }
        throw new IllegalStateException("a connection on a loop that is not ours");
    }

    /** Adds a connection; gives the one that has to go for it, or null. */
    private synchronized Channel add(Channel connection) {
        Channel oldest = null;
        if (unidentified.size() >= maxUnidentified) {
            oldest = unidentified.iterator().next();
            unidentified.remove(oldest);
        }
        unidentified.add(connection);
        return oldest;
    }

    private synchronized void identified(Channel connection) {
        unidentified.remove(connection);
    }

    /** Takes no more, and closes those that have no channel yet. */
    public void stop() {
        stopping = true;
        List<Channel> all;
        synchronized (this) {
            all = List.copyOf(unidentified);
        }
        all.forEach(Channel::close);
    }
}
