package org.bipota.bip.outbound;

import jakarta.resource.ResourceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bipota.bip.BipResourceAdapter;
import org.bipota.bip.api.BipConnection;
import org.bipota.bip.api.BipFigures;
import org.bipota.bip.api.CaptureStatus;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.protocol.Octets;

/** What the application holds; usable until it is closed or the container takes the connection back. */
public final class ConnectionHandle implements BipConnection {

    private volatile BipManagedConnection connection;

    ConnectionHandle(BipManagedConnection connection) {
        this.connection = connection;
    }

    void moveTo(BipManagedConnection other) {
        connection = other;
    }

    void invalidate() {
        connection = null;
    }

    private BipResourceAdapter adapter() {
        BipManagedConnection current = connection;
        if (current == null) {
            throw new IllegalStateException("this connection is closed");
        }
        return current.adapter();
    }

    @Override
    public boolean send(String channelId, Octets sdu) {
        return adapter().send(channelId, sdu);
    }

    @Override
    public void end(String channelId) {
        adapter().end(channelId);
    }

    @Override
    public List<ChannelStatus> channels() {
        try {
            return adapter().channels();
        } catch (ResourceException e) {
            throw new IllegalStateException("the channels cannot be listed now: " + e.getMessage(), e);
        }
    }

    @Override
    public void expect(Octets identification) {
        adapter().expect(identification);
    }

    @Override
    public Optional<Instant> oldestUndelivered() {
        return adapter().oldestUndelivered();
    }

    @Override
    public BipFigures figures() {
        return adapter().figures();
    }

    @Override
    public boolean capture(String channelId) {
        return adapter().capture(channelId);
    }

    @Override
    public boolean captureNext(String subscriber) {
        return adapter().captureNext(subscriber);
    }

    @Override
    public List<CaptureStatus> captures() {
        return adapter().captures();
    }

    @Override
    public Optional<Octets> pcap(String channelId) {
        return adapter().pcap(channelId);
    }

    @Override
    public void close() {
        BipManagedConnection current = connection;
        if (current != null) {
            connection = null;
            current.closed(this);
        }
    }
}
