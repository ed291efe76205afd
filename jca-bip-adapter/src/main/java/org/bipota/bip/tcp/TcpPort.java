package org.bipota.bip.tcp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.util.HashSet;
import java.util.Set;
import org.bipota.bip.channel.ServerScope;
import org.bipota.bip.channel.Strangers;

/** Takes TCP connections, a bounded number of them without an identification. */
public final class TcpPort extends ChannelInitializer<Channel> {

    private final ServerScope scope;
    private final Set<Channel> unidentified = new HashSet<>();
    private boolean stopping;

    /** For the connections of one server socket. */
    public TcpPort(ServerScope scope) {
        this.scope = scope;
    }

    @Override
    protected void initChannel(Channel connection) {
        if (stopping || connection.remoteAddress() == null || unidentified.size() >= Strangers.MAX_QUESTIONS) {
            connection.close();
            return;
        }
        unidentified.add(connection);
        connection.closeFuture().addListener(closed -> unidentified.remove(connection));
        connection.pipeline().addLast(new TcpChannel(scope, connection, () -> unidentified.remove(connection)));
    }

    /** Takes no more, and closes those that have no channel yet. */
    public void stop() {
        stopping = true;
        Set.copyOf(unidentified).forEach(Channel::close);
    }
}
