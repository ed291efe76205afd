package org.bipota.smpp.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SmppConnectionFactory;

/** The factory that applications look up: asks the container's pool. */
public class PooledSmppConnectionFactory implements SmppConnectionFactory {

    private static final long serialVersionUID = 1L;

    private final SmppManagedConnectionFactory factory;
    private final ConnectionManager connectionManager;
    private Reference reference;

    PooledSmppConnectionFactory(SmppManagedConnectionFactory factory, ConnectionManager connectionManager) {
        this.factory = factory;
        this.connectionManager = connectionManager;
    }

    @Override
    public SmppConnection getConnection() throws ResourceException {
        return (SmppConnection) connectionManager.allocateConnection(factory, null);
    }

    @Override
    public void setReference(Reference reference) {
        this.reference = reference;
    }

    @Override
    public Reference getReference() {
        return reference;
    }
}
