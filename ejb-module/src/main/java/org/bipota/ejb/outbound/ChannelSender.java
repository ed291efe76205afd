package org.bipota.ejb.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.resource.ResourceException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.bipota.bip.api.BipConnection;
import org.bipota.bip.api.BipConnectionFactory;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.ChannelOrder;

/**
 * Carries out orders to channels after the commit, outside any transaction. An order that fails is not repeated: the packet is
 * stored, and its answer is missed in time.
 */
@ApplicationScoped
public class ChannelSender {

    private volatile BipConnectionFactory factory;
    private volatile Executor executor;

    /** Begins to work. */
    public void start(BipConnectionFactory bip, Executor threads) {
        factory = bip;
        executor = threads;
    }

    /** Sends nothing more. */
    public void stop() {
        executor = null;
    }

    /** An order was given, and its transaction has committed. */
    public void onCommitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelOrder order) {
        Executor threads = executor;
        if (threads == null) {
            return;
        }
        try {
            threads.execute(() -> carryOut(order));
        } catch (RejectedExecutionException full) {
            ApplicationLog.LOG.channelOrderFailed(order, full);
        }
    }

    private void carryOut(ChannelOrder order) {
        try (BipConnection connection = factory.getConnection()) {
            if (order.sdu() == null) {
                connection.end(order.channelId());
            } else if (!connection.send(order.channelId(), order.sdu())) {
                ApplicationLog.LOG.channelGone(order.channelId());
            }
        } catch (ResourceException | RuntimeException failed) {
            // Whatever failed, the deadline of the answer brings the download forward again.
            ApplicationLog.LOG.channelOrderFailed(order, failed);
        }
    }
}
