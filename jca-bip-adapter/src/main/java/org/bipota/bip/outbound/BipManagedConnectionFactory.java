package org.bipota.bip.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Set;
import javax.security.auth.Subject;
import org.bipota.bip.BipResourceAdapter;
import org.bipota.bip.api.BipConnection;
import org.bipota.bip.api.BipConnectionFactory;

/** Makes connections to the one adapter it is associated with; it has no properties of its own. */
@ConnectionDefinition(connectionFactory = BipConnectionFactory.class, connectionFactoryImpl = ContainerConnectionFactory.class,
        connection = BipConnection.class, connectionImpl = ConnectionHandle.class)
public class BipManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {

    private static final long serialVersionUID = 1L;

    private transient BipResourceAdapter adapter;
    private transient PrintWriter logWriter;

    @Override
    public Object createConnectionFactory(ConnectionManager connectionManager) {
        return new ContainerConnectionFactory(this, connectionManager);
    }

    @Override
    public Object createConnectionFactory() {
        return new ContainerConnectionFactory(this, new WithoutPool());
    }

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
            throws ResourceException {
        if (adapter == null) {
            throw new ResourceException("this connection factory has no resource adapter yet");
        }
        return new BipManagedConnection(adapter);
    }

    // the raw type is the interface's
    @SuppressWarnings("rawtypes")
    @Override
    public ManagedConnection matchManagedConnections(Set candidates, Subject subject, ConnectionRequestInfo info) {
        for (Object candidate : candidates) {
            if (candidate instanceof BipManagedConnection connection && connection.leadsTo(adapter)) {
                return connection;
            }
        }
        return null;
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) throws ResourceException {
        if (adapter != null && adapter != resourceAdapter) {
            throw new ResourceException("a connection factory belongs to one resource adapter for good");
        }
        if (!(resourceAdapter instanceof BipResourceAdapter bipAdapter)) {
            throw new ResourceException(resourceAdapter + " is no " + BipResourceAdapter.class.getName());
        }
        adapter = bipAdapter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    /** Two are the same when they lead to the same adapter. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BipManagedConnectionFactory that && adapter == that.adapter;
    }

    /** The same before and after the association, since containers keep factories in maps all along. */
    @Override
    public int hashCode() {
        return BipManagedConnectionFactory.class.hashCode();
    }

    /** Outside a container each connection is made anew; it costs nothing. */
    private static final class WithoutPool implements ConnectionManager {

        private static final long serialVersionUID = 1L;

        @Override
        public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo info)
                throws ResourceException {
            return factory.createManagedConnection(null, info).getConnection(null, info);
        }
    }
}
