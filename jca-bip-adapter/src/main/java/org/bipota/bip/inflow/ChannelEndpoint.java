package org.bipota.bip.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipChannelListener;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;

/**
 * Calls the application's endpoint, each time in a transaction of its own. Neither a missing exception nor a returning
 * {@code afterDelivery} proves the commit (an endpoint may set rollback-only silently), so a synchronization is asked; nor
 * is a commit alone enough (an endpoint that was denied commits an empty transaction), so an exception counts as well.
 */
public final class ChannelEndpoint {

    private static final Map<String, Method> METHODS = Arrays.stream(BipChannelListener.class.getMethods())
            .collect(Collectors.toUnmodifiableMap(Method::getName, Function.identity()));

    private final MessageEndpointFactory factory;
    private final TransactionSynchronizationRegistry transactions;
    private final long timeoutMillis;

    /**
     * An endpoint.
     *
     * @param transactions null in a container that offers none; then an answer without a fault counts as committed
     * @param timeoutMillis how long to wait for a free instance
     */
    public ChannelEndpoint(MessageEndpointFactory factory, TransactionSynchronizationRegistry transactions,
            long timeoutMillis) {
        this.factory = factory;
        this.transactions = transactions;
        this.timeoutMillis = timeoutMillis;
    }

    /** Asks about an identification. */
    public Outcome<Admission> identification(ChannelIdentification identification) {
        return deliver("onIdentification", listener -> listener.onIdentification(identification));
    }

    /** Tells of a complete handshake. */
    public Outcome<ChannelAction> opened(ChannelOpened opened) {
        return deliver("onOpened", listener -> listener.onOpened(opened));
    }

    /** Hands an SDU over. */
    public Outcome<ChannelAction> data(ChannelData data) {
        return deliver("onData", listener -> listener.onData(data));
    }

    /** Tells of an end. */
    public Outcome<ChannelAction> closed(ChannelClosed closed) {
        return deliver("onClosed", listener -> {
            listener.onClosed(closed);
            return ChannelAction.KEEP_OPEN;
        });
    }

    private <T> Outcome<T> deliver(String method, Function<BipChannelListener, T> call) {
        MessageEndpoint endpoint = null;
        try {
            endpoint = factory.createEndpoint(null, timeoutMillis);
            return transacted(endpoint, METHODS.get(method), call);
        } catch (ResourceException | NoSuchMethodException | RuntimeException e) {
            // whatever the container or the endpoint throws means "not processed"; the outcome carries it to the log
            return Outcome.failed(e);
        } finally {
            if (endpoint != null) {
                endpoint.release();
            }
        }
    }

    private <T> Outcome<T> transacted(MessageEndpoint endpoint, Method method, Function<BipChannelListener, T> call)
            throws ResourceException, NoSuchMethodException {
        Settlement settlement = new Settlement();
        T answer = null;
        RuntimeException fault = null;
        endpoint.beforeDelivery(method);
        try {
            settlement.join(transactions);
            answer = Objects.requireNonNull(call.apply((BipChannelListener) endpoint), "the endpoint's answer");
        } catch (RuntimeException e) {
            // any fault of the endpoint; afterDelivery must follow all the same
            fault = e;
        } finally {
            endpoint.afterDelivery();
        }
        return fault == null && settlement.isCommitted() ? Outcome.committed(answer) : Outcome.failed(fault);
    }

    /** Hears how the transaction of a delivery ends. */
    private static final class Settlement implements Synchronization {

        private boolean joined;
        private int status = Status.STATUS_UNKNOWN;

        void join(TransactionSynchronizationRegistry transactions) {
            if (transactions != null && transactions.getTransactionKey() != null) {
                transactions.registerInterposedSynchronization(this);
                joined = true;
            }
        }

        boolean isCommitted() {
            return !joined || status == Status.STATUS_COMMITTED;
        }

        @Override
        public void beforeCompletion() {
            // only the end matters
        }

        @Override
        public void afterCompletion(int completed) {
            status = completed;
        }
    }
}
