package org.bipota.smpp.outbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Set;
import javax.security.auth.Subject;
import org.bipota.smpp.api.SmppConnectionFactory;

/** Makes the connections of one resource adapter. It has no properties: the links are configured at the adapter. */
public class SmppManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {

    private static final long serialVersionUID = 1L;

    private transient ResourceAdapter resourceAdapter;
    private transient PrintWriter logWriter;

    @Override
    public SmppConnectionFactory createConnectionFactory(ConnectionManager connectionManager) {
        return new PooledSmppConnectionFactory(this, connectionManager);
    }

    /** Connections exist in a container only. */
    @Override
    public Object createConnectionFactory() throws NotSupportedException {
        throw new NotSupportedException("the SMPP adapter needs a container: its links run on the container's threads");
    }

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info) throws ResourceException {
        return new SmppManagedConnection(port());
    }

    private SubmitPort port() throws ResourceException {
        if (resourceAdapter instanceof SubmitPort port) {
            return port;
        }
        throw new jakarta.resource.spi.IllegalStateException("the connection factory has no SMPP resource adapter yet");
    }

    /** Any connection of this adapter will do. */
    @Override
    public ManagedConnection matchManagedConnections(@SuppressWarnings("rawtypes") Set connections, Subject subject,
            ConnectionRequestInfo info) {
        for (Object connection : connections) {
            if (connection instanceof SmppManagedConnection match && match.belongsTo(resourceAdapter)) {
                return match;
            }
        }
        return null;
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
        if (!(adapter instanceof SubmitPort)) {
            throw new ResourceException("no SMPP resource adapter: " + adapter);
        }
        if (resourceAdapter != null && resourceAdapter != adapter) {
            throw new jakarta.resource.spi.IllegalStateException("the connection factory already belongs to an adapter");
        }
        resourceAdapter = adapter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    /** Factories of the same adapter are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SmppManagedConnectionFactory that && resourceAdapter == that.resourceAdapter;
    }

    @Override
    public int hashCode() {
        return SmppManagedConnectionFactory.class.hashCode();
    }
}
