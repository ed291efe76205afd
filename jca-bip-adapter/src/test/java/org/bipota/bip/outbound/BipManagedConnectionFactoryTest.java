package org.bipota.bip.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import java.util.Set;
import org.bipota.bip.BipResourceAdapter;
import org.bipota.bip.api.BipConnection;
import org.bipota.bip.api.BipConnectionFactory;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;

class BipManagedConnectionFactoryTest {

    private static BipManagedConnectionFactory of(BipResourceAdapter adapter) throws ResourceException {
        BipManagedConnectionFactory factory = new BipManagedConnectionFactory();
        factory.setResourceAdapter(adapter);
        return factory;
    }

    @Test
    void factoriesOfOneAdapterAreEqualAndTheirHashOutlivesTheAssociation() throws ResourceException {
        BipResourceAdapter adapter = new BipResourceAdapter();
        BipManagedConnectionFactory factory = new BipManagedConnectionFactory();
        int before = factory.hashCode();
        factory.setResourceAdapter(adapter);
        assertThat(factory.hashCode()).isEqualTo(before);
        assertThat(factory).isEqualTo(of(adapter)).hasSameHashCodeAs(of(adapter));
        assertThat(factory).isNotEqualTo(of(new BipResourceAdapter())).isNotEqualTo(null);
    }

    @Test
    void aFactoryBelongsToOneAdapterForGood() throws ResourceException {
        BipManagedConnectionFactory factory = of(new BipResourceAdapter());
        assertThatThrownBy(() -> factory.setResourceAdapter(new BipResourceAdapter()))
                .isInstanceOf(ResourceException.class);
    }

    @Test
    void aConnectionIsMatchedByItsAdapter() throws ResourceException {
        BipManagedConnectionFactory one = of(new BipResourceAdapter());
        BipManagedConnectionFactory two = of(new BipResourceAdapter());
        var connection = one.createManagedConnection(null, null);
        assertThat(one.matchManagedConnections(Set.of(connection), null, null)).isSameAs(connection);
        assertThat(two.matchManagedConnections(Set.of(connection), null, null)).isNull();
    }

    @Test
    void aClosedHandleIsOfNoUse() throws ResourceException {
        BipConnectionFactory factory = (BipConnectionFactory) of(new BipResourceAdapter()).createConnectionFactory();
        BipConnection connection = factory.getConnection();
        assertThat(connection.channels()).isEmpty();
        assertThat(connection.send("none", Octets.ofHex("01"))).isFalse();
        connection.close();
        connection.close();
        assertThatThrownBy(connection::channels).isInstanceOf(IllegalStateException.class);
    }
}
