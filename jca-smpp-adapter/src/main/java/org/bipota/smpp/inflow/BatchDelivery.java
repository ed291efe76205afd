package org.bipota.smpp.inflow;

import static org.bipota.smpp.log.SmppLog.LOG;

import java.util.List;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.log.MaskedAddress;
import org.bipota.smpp.pdu.CommandStatus;

/** Delivers a batch and answers each of its messages exactly once. */
final class BatchDelivery {

    private final TransactedCall call;
    private final int temporaryErrorStatus;

    BatchDelivery(TransactedCall call, int temporaryErrorStatus) {
        this.call = call;
        this.temporaryErrorStatus = temporaryErrorStatus;
    }

    /** In one transaction; when that rolls back and there are several, each in its own. */
    void deliver(List<InboundDelivery> batch) {
        DeliveryResult result = call.deliver(messages(batch));
        switch (result.kind()) {
            case COMMITTED -> answer(batch, CommandStatus.OK);
            case UNAVAILABLE -> {
                LOG.endpointUnavailable(result.reason(), batch.size());
                answer(batch, temporaryErrorStatus);
            }
            case ROLLED_BACK -> {
                if (batch.size() == 1) {
                    InboundShortMessage message = batch.get(0).message();
                    LOG.messageRolledBack(message.link(), MaskedAddress.of(message.source()), result.reason(),
                            temporaryErrorStatus);
                    answer(batch, temporaryErrorStatus);
                } else {
                    LOG.batchRolledBack(batch.size(), result.reason());
                    batch.forEach(delivery -> deliver(List.of(delivery)));
                }
            }
        }
    }

    private static void answer(List<InboundDelivery> batch, int commandStatus) {
        batch.forEach(delivery -> delivery.reply().send(commandStatus));
    }

    private static List<InboundShortMessage> messages(List<InboundDelivery> batch) {
        return batch.stream().map(InboundDelivery::message).toList();
    }
}
