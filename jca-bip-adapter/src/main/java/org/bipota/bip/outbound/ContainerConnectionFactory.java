package org.bipota.bip.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;
import org.bipota.bip.api.BipConnection;
import org.bipota.bip.api.BipConnectionFactory;

/** The connection factory that the application finds: asks the container's connection manager. */
public final class ContainerConnectionFactory implements BipConnectionFactory {

    private static final long serialVersionUID = 1L;

    private final BipManagedConnectionFactory factory;
    private final ConnectionManager connectionManager;
    private Reference reference;

    ContainerConnectionFactory(BipManagedConnectionFactory factory, ConnectionManager connectionManager) {
        this.factory = factory;
        this.connectionManager = connectionManager;
    }

    @Override
    public BipConnection getConnection() throws ResourceException {
        return (BipConnection) connectionManager.allocateConnection(factory, null);
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
