package org.bipota.smpp.testing;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.transaction.xa.XAResource;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.SmppMessageListener;

/** A message-driven bean of the test's: container-managed transactions, rolled back by any runtime exception. */
public final class TestEndpoints implements MessageEndpointFactory {

    private final TestTransactions transactions;
    private final Consumer<List<InboundShortMessage>> bean;

    /** Whether an exception marks the transaction for rollback; false is how a denied call behaves. */
    public volatile boolean exceptionRollsBack = true;
    /** Whether there is a transaction at all. */
    public volatile boolean transacted = true;
    /** Whether endpoints can be had. */
    public volatile boolean available = true;

    private final AtomicInteger open = new AtomicInteger();

    public TestEndpoints(TestTransactions transactions, Consumer<List<InboundShortMessage>> bean) {
        this.transactions = transactions;
        this.bean = bean;
    }

    /** Endpoints created and not released. */
    public int open() {
        return open.get();
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource xaResource) throws UnavailableException {
        if (!available) {
            throw new UnavailableException("no bean in the pool");
        }
        open.incrementAndGet();
        return new Endpoint();
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource xaResource, long timeout) throws UnavailableException {
        return createEndpoint(xaResource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return transacted;
    }

    @Override
    public String getActivationName() {
        return "test";
    }

    @Override
    public Class<?> getEndpointClass() {
        return Endpoint.class;
    }

    private final class Endpoint implements MessageEndpoint, SmppMessageListener {

        @Override
        public void beforeDelivery(Method method) {
            if (transacted) {
                transactions.begin();
            }
        }

        @Override
        public void onMessages(List<InboundShortMessage> messages) {
            try {
                bean.accept(messages);
            } catch (RuntimeException e) {
                if (exceptionRollsBack && transacted) {
                    transactions.setRollbackOnly();
                }
                throw e;
            }
        }

        @Override
        public void afterDelivery() {
            if (transacted) {
                transactions.end();
            }
        }

        @Override
        public void release() {
            open.decrementAndGet();
        }
    }
}
