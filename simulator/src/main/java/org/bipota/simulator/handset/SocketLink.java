package org.bipota.simulator.handset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import org.bipota.protocol.Octets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real socket.
 *
 * @param channel  what is closed
 * @param source   the socket, for reading and writing
 * @param receiver who gets what arrives
 * @param stream   TCP rather than UDP
 */
record SocketLink(Closeable channel, ByteChannel source, Receiver receiver, boolean stream) implements DataLink {

    private static final Logger LOG = LoggerFactory.getLogger(SocketLink.class);

    @Override
    public void send(Octets data) {
        ByteBuffer octets = ByteBuffer.wrap(data.toByteArray());
        try {
            source.write(octets);
            if (stream && octets.hasRemaining()) {
                // A card sends a few hundred octets at a time; a full send buffer means that the peer has stalled.
                channel.close();
                receiver.dropped();
            }
        } catch (IOException e) {
            LOG.debug("Write: {}", e.toString());
            if (stream) {
                receiver.dropped();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Close: {}", e.toString());
        }
    }
}
