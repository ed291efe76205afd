package org.bipota.simulator.smsc;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.ServerResponseDeliveryListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/**
 * Answers the ESME's requests: {@code submit_sm} is taken, every other one is answered with
 * {@code ESME_RINVCMDID}. A message starts its way once its response has left, or could not leave.
 */
final class EsmeRequests implements ServerMessageReceiverListener, ServerResponseDeliveryListener {

    private static final int INVALID_COMMAND = 0x03;
    private static final int INVALID_DESTINATION = 0x0B;
    private static final int INVALID_MESSAGE = 0x45;

    private final Map<String, SubmittedMessage> accepted = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final LongAdder submitted = new LongAdder();
    private final MobileNetwork network;
    private final MobileTerminatedQueue queue;
    private final Clock clock;

    EsmeRequests(MobileNetwork network, MobileTerminatedQueue queue, Clock clock) {
        this.network = network;
        this.queue = queue;
        this.clock = clock;
        // Ids of one run differ from those of the run before, as they would in an SMSC that is not started anew.
        lastId.set((clock.millis() / 1000) << 24);
    }

    long submitted() {
        return submitted.sum();
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession source) throws ProcessRequestException {
        SubmittedMessage message;
        try {
            String id = String.format(Locale.ROOT, "%016X", lastId.incrementAndGet());
            message = SubmittedMessage.of(id, pdu, clock.instant());
        } catch (IllegalArgumentException e) {
            throw new ProcessRequestException(e.getMessage(), INVALID_MESSAGE, e);
        }
        if (!network.serves(message.msisdn())) {
            throw new ProcessRequestException("no such subscriber", INVALID_DESTINATION);
        }
        accepted.put(message.id(), message);
        submitted.increment();
        try {
            return new SubmitSmResult(new MessageId(message.id()), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException("message id that the SMSC built itself", e);
        }
    }

    @Override
    public void onSubmitSmRespSent(SubmitSmResult result, SMPPServerSession source) {
        route(result);
    }

    @Override
    public void onSubmitSmRespError(SubmitSmResult result, Exception cause, SMPPServerSession source) {
        route(result);
    }

    private void route(SubmitSmResult result) {
        SubmittedMessage message = accepted.remove(result.getMessageId());
        if (message != null) {
            queue.submit(message);
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti pdu, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported("submit_multi");
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm pdu, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported("query_sm");
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm pdu, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported("replace_sm");
    }

    @Override
    public void onAcceptCancelSm(CancelSm pdu, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported("cancel_sm");
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm pdu, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported("broadcast_sm");
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm pdu, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported("cancel_broadcast_sm");
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm pdu, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported("query_broadcast_sm");
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
        throw unsupported("data_sm");
    }

    @Override
    public void onSubmitMultiRespSent(SubmitMultiResult result, SMPPServerSession source) {
        // submit_multi is never accepted
    }

    @Override
    public void onSubmitMultiRespError(SubmitMultiResult result, Exception cause, SMPPServerSession source) {
        // submit_multi is never accepted
    }

    private static ProcessRequestException unsupported(String command) {
        return new ProcessRequestException(command + " is not supported", INVALID_COMMAND);
    }
}
