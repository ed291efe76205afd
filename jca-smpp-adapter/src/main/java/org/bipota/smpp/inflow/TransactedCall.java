package org.bipota.smpp.inflow;

import static org.bipota.smpp.log.SmppLog.LOG;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.util.List;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.SmppMessageListener;

/**
 * Calls the endpoint once within a transaction of the container's and learns how it ended.
 *
 * <p>Neither an exception nor {@code afterDelivery} alone tells: a bean that only marks the transaction for rollback
 * throws nothing, and one that may not be called throws while the transaction commits. So a delivery counts as committed
 * when nothing was thrown <em>and</em> the transaction's synchronization says so.
 */
final class TransactedCall {

    private static final Method ON_MESSAGES = onMessages();

    private final MessageEndpointFactory endpoints;
    private final TransactionSynchronizationRegistry transactions;

    TransactedCall(MessageEndpointFactory endpoints, TransactionSynchronizationRegistry transactions) {
        this.endpoints = endpoints;
        this.transactions = transactions;
    }

    /** Delivers the messages in one transaction. */
    DeliveryResult deliver(List<InboundShortMessage> messages) {
        MessageEndpoint endpoint;
        try {
            endpoint = endpoints.createEndpoint(null);
        } catch (UnavailableException | RuntimeException e) { // RuntimeException: how a bean that is stopping says no
            return DeliveryResult.unavailable(e.toString());
        }
        try {
            return within(endpoint, messages);
        } catch (ResourceException | NoSuchMethodException | RuntimeException e) { // RuntimeException: the container's own
            return DeliveryResult.rolledBack(e.toString());
        } finally {
            endpoint.release();
        }
    }

    private DeliveryResult within(MessageEndpoint endpoint, List<InboundShortMessage> messages)
            throws ResourceException, NoSuchMethodException {
        Completion completion = new Completion();
        Throwable thrown = null;
        endpoint.beforeDelivery(ON_MESSAGES);
        try {
            if (transactions.getTransactionKey() != null) {
                transactions.registerInterposedSynchronization(completion);
            }
            ((SmppMessageListener) endpoint).onMessages(messages);
        } catch (Throwable t) { // the endpoint is foreign code: whatever it throws, afterDelivery must follow
            thrown = t;
        } finally {
            endpoint.afterDelivery();
        }
        if (completion.status == Status.STATUS_NO_TRANSACTION) {
            LOG.endpointNotTransacted();
        }
        if (thrown != null) {
            LOG.debugf(thrown, "the message endpoint failed");
            return DeliveryResult.rolledBack(thrown.getClass().getName());
        }
        return completion.status == Status.STATUS_COMMITTED
                ? DeliveryResult.COMMITTED
                : DeliveryResult.rolledBack("transaction status " + completion.status);
    }

    private static Method onMessages() {
        try {
            return SmppMessageListener.class.getMethod("onMessages", List.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("SmppMessageListener has lost its method", e);
        }
    }

    /** How the transaction ended; called before {@code afterDelivery} returns, on the same thread. */
    private static final class Completion implements Synchronization {

        private int status = Status.STATUS_NO_TRANSACTION;

        @Override
        public void beforeCompletion() {
            status = Status.STATUS_UNKNOWN;
        }

        @Override
        public void afterCompletion(int endStatus) {
            status = endStatus;
        }
    }
}
