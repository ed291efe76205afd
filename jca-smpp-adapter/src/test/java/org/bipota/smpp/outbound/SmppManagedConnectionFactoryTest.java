package org.bipota.smpp.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ManagedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bipota.smpp.SmppResourceAdapter;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SmppConnectionFactory;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.testing.TestContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmppManagedConnectionFactoryTest {

    private final SmppResourceAdapter adapter = new SmppResourceAdapter();
    private final SmppManagedConnectionFactory factory = new SmppManagedConnectionFactory();

    @BeforeEach
    void associate() throws Exception {
        adapter.start(new TestContainer());
        factory.setResourceAdapter(adapter);
    }

    @Test
    void aConnectionOfTheFactoryReachesTheAdapter() throws Exception {
        SmppConnectionFactory connections = factory.createConnectionFactory((mcf, info) ->
                mcf.createManagedConnection(null, info).getConnection(null, info));

        try (SmppConnection connection = connections.getConnection()) {
            assertThat(connection.links()).hasSize(1);
            assertThat(connection.freeCapacity()).isZero();
            assertThat(connection.submit(new OutboundShortMessage("r", "49170", 0, 4, false, List.of(new byte[1]), false, null))
                    .toCompletableFuture().get()).isInstanceOf(SubmitOutcome.NotSent.class);
        }
    }

    @Test
    void closingTheHandleGivesTheConnectionBackOnceAndInvalidatesTheHandle() throws Exception {
        ManagedConnection managed = factory.createManagedConnection(null, null);
        List<ConnectionEvent> events = new ArrayList<>();
        managed.addConnectionEventListener(new ClosedEvents(events));
        SmppConnection handle = (SmppConnection) managed.getConnection(null, null);

        handle.close();
        handle.close();

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getId()).isEqualTo(ConnectionEvent.CONNECTION_CLOSED);
            assertThat(event.getConnectionHandle()).isSameAs(handle);
        });
        assertThatThrownBy(handle::links).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }

    @Test
    void aPooledConnectionOfTheSameAdapterMatches() throws Exception {
        ManagedConnection ours = factory.createManagedConnection(null, null);
        SmppManagedConnectionFactory otherFactory = new SmppManagedConnectionFactory();
        SmppResourceAdapter other = new SmppResourceAdapter();
        otherFactory.setResourceAdapter(other);
        ManagedConnection foreign = otherFactory.createManagedConnection(null, null);

        assertThat(factory.matchManagedConnections(Set.of(foreign, ours), null, null)).isSameAs(ours);
        assertThat(factory.matchManagedConnections(Set.of(foreign), null, null)).isNull();
        assertThat(factory).isNotEqualTo(otherFactory);
    }

    @Test
    void aHandleThatIsMovedBelongsToItsNewConnection() throws Exception {
        ManagedConnection first = factory.createManagedConnection(null, null);
        ManagedConnection second = factory.createManagedConnection(null, null);
        SmppConnection handle = (SmppConnection) first.getConnection(null, null);

        second.associateConnection(handle);
        first.cleanup();
        assertThat(handle.links()).hasSize(1);

        second.cleanup();
        assertThatThrownBy(handle::links).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatCannotBeIsRefused() throws Exception {
        assertThatThrownBy(factory::createConnectionFactory).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> factory.createManagedConnection(null, null).getXAResource())
                .isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> new SmppManagedConnectionFactory().createManagedConnection(null, null))
                .isInstanceOf(ResourceException.class);
        assertThatThrownBy(() -> factory.setResourceAdapter(new SmppResourceAdapter())).isInstanceOf(ResourceException.class);
    }

    private record ClosedEvents(List<ConnectionEvent> events) implements ConnectionEventListener {

        @Override
        public void connectionClosed(ConnectionEvent event) {
            events.add(event);
        }

        @Override
        public void localTransactionStarted(ConnectionEvent event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void localTransactionCommitted(ConnectionEvent event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void localTransactionRolledback(ConnectionEvent event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            throw new UnsupportedOperationException();
        }
    }
}
