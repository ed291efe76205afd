package org.bipota.benchmarks.container;

import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import javax.transaction.xa.XAResource;

/** Message endpoints whose calls each run in a transaction of a {@link PlainContainer}. */
public final class PlainEndpoints implements MessageEndpointFactory {

    private final Supplier<? extends Endpoint> endpoints;

    /**
     * Endpoints of one listener.
     *
     * @param endpoints makes one that implements the listener's interface; it may give the same again
     */
    public PlainEndpoints(Supplier<? extends Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    /** What a listener extends to be called in transactions. */
    public abstract static class Endpoint implements MessageEndpoint {

        private final PlainContainer container;

        /** An endpoint in that container. */
        protected Endpoint(PlainContainer container) {
            this.container = container;
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

    @Override
    public MessageEndpoint createEndpoint(XAResource resource) {
        return endpoints.get();
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout) {
        return endpoints.get();
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
}
