package org.bipota.smpp.outbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;

/** A pooled connection: the port to the adapter's links, and the handles that use it. */
final class SmppManagedConnection implements ManagedConnection {

    private final SubmitPort port;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<SmppConnectionHandle> handles = ConcurrentHashMap.newKeySet();
    private PrintWriter logWriter;

    SmppManagedConnection(SubmitPort port) {
        this.port = port;
    }

    SubmitPort port() {
        return port;
    }

    boolean belongsTo(Object adapter) {
        return port == adapter;
    }

    @Override
    public Object getConnection(Subject subject, ConnectionRequestInfo info) {
        SmppConnectionHandle handle = new SmppConnectionHandle(this);
        handles.add(handle);
        return handle;
    }

    /** Called by a handle that was closed. */
    void closed(SmppConnectionHandle handle) {
        if (handles.remove(handle)) {
            ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
            event.setConnectionHandle(handle);
            listeners.forEach(listener -> listener.connectionClosed(event));
        }
    }

    @Override
    public void associateConnection(Object connection) throws ResourceException {
        if (!(connection instanceof SmppConnectionHandle handle)) {
            throw new ResourceException("no handle of the SMPP adapter: " + connection);
        }
        handle.moveTo(this);
        handles.add(handle);
    }

    void forget(SmppConnectionHandle handle) {
        handles.remove(handle);
    }

    @Override
    public void cleanup() {
        handles.forEach(SmppConnectionHandle::invalidate);
        handles.clear();
    }

    @Override
    public void destroy() {
        cleanup();
        listeners.clear();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public XAResource getXAResource() throws NotSupportedException {
        throw new NotSupportedException("what is sent by SMPP cannot be taken back: no transactions");
    }

    @Override
    public LocalTransaction getLocalTransaction() throws NotSupportedException {
        throw new NotSupportedException("what is sent by SMPP cannot be taken back: no transactions");
    }

    @Override
    public ManagedConnectionMetaData getMetaData() {
        return new SmppMetaData();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    private static final class SmppMetaData implements ManagedConnectionMetaData {

        @Override
        public String getEISProductName() {
            return "SMSC";
        }

        @Override
        public String getEISProductVersion() {
            return "SMPP 3.4";
        }

        /** No limit of its own. */
        @Override
        public int getMaxConnections() {
            return 0;
        }

        @Override
        public String getUserName() {
            return "";
        }
    }
}
