package org.bipota.benchmarks.smpp;

import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.List;
import javax.transaction.xa.XAResource;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.SmppMessageListener;

/** Message endpoints that do nothing, each call in a transaction. */
final class PlainEndpoints implements MessageEndpointFactory {

    private final PlainContainer container;

    PlainEndpoints(PlainContainer container) {
        this.container = container;
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource) {
        return new Endpoint();
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout) {
        return new Endpoint();
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return true;
    }

    @Override
    public String getActivationName() {
        return "benchmark";
    }

    @Override
    public Class<?> getEndpointClass() {
        return Endpoint.class;
    }

    private final class Endpoint implements MessageEndpoint, SmppMessageListener {

        @Override
        public void onMessages(List<InboundShortMessage> messages) {
            // nothing is to be done
        }

        @Override
        public void beforeDelivery(Method method) {
            // the transaction begins with the adapter's synchronization
        }

        @Override
        public void afterDelivery() {
            container.commit();
        }

        @Override
        public void release() {
            // nothing is pooled
        }
    }
}
