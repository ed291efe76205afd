package org.bipota.simulator.smsc;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SMSC: listens from its construction until it is closed. */
public final class Smsc implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Smsc.class);
    private static final long BIND_TIMEOUT_MILLIS = 10_000;
    private static final int WRONG_PASSWORD = 0x0E;
    private static final int WRONG_SYSTEM_ID = 0x0F;
    /** Requests keep their order with one processor; none of its callbacks blocks. */
    private static final int PDU_PROCESSORS = 1;
    private static final int PDU_QUEUE = 10_000;

    private final SmscSettings settings;
    private final EsmeServerSocket socket;
    private final SMPPServerSessionListener listener;
    private final EsmeSessions sessions = new EsmeSessions();
    private final DeliverSmQueue toEsme;
    private final MobileTerminatedQueue toHandsets;
    private final EsmeRequests requests;
    private final ExecutorService binding;
    private volatile boolean closed;

    /**
     * Listens on {@code settings.port()}.
     *
     * @param network   the handsets
     * @param scheduler for retries and expiry; stays the caller's to close
     * @param clock     for times in receipts and validity periods
     * @throws IOException when the port cannot be bound
     */
    public Smsc(SmscSettings settings, MobileNetwork network, ScheduledExecutorService scheduler, Clock clock)
            throws IOException {
        this.settings = settings;
        this.socket = new EsmeServerSocket(settings.port());
        this.listener = new SMPPServerSessionListener(socket.port(), socket);
        this.toEsme = new DeliverSmQueue(sessions, scheduler, settings);
        this.toHandsets = new MobileTerminatedQueue(network, toEsme::add, scheduler, settings.retryDelay(), clock);
        this.requests = new EsmeRequests(network, toHandsets, clock);
        this.binding = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "smsc-bind");
            thread.setDaemon(true);
            return thread;
        });
        listener.setPduProcessorDegree(PDU_PROCESSORS);
        listener.setQueueCapacity(PDU_QUEUE);
        listener.setMessageReceiverListener(requests);
        listener.setResponseDeliveryListener(requests);
        binding.execute(this::accept);
    }

    /** The TCP port it listens on. */
    public int port() {
        return socket.port();
    }

    /** Whether the ESME is bound both ways, over a transceiver or a pair. */
    public boolean bound() {
        return sessions.complete();
    }

    /** Waits for {@link #bound()}, at most {@code timeout}; false when it did not come to that. */
    public boolean awaitBound(Duration timeout) throws InterruptedException {
        return sessions.awaitComplete(timeout);
    }

    /** How many sessions are bound now. */
    public int sessions() {
        return sessions.size();
    }

    /** Takes an SMS from a handset. It is kept until the ESME has acknowledged it. */
    public void submit(MobileOriginated sms) {
        toEsme.add(DeliverSm.of(sms));
    }

    /** The subscriber can be reached: what waits for him is delivered. */
    public void present(String msisdn) {
        toHandsets.present(msisdn);
    }

    /** Ends the validity of all that waits for the subscriber; receipts say EXPIRED. */
    public void expire(String msisdn) {
        toHandsets.expire(msisdn);
    }

    /** How many messages wait for the subscriber. */
    public int waitingFor(String msisdn) {
        return toHandsets.waiting(msisdn);
    }

    /** How much went through so far. */
    public SmscCounters counters() {
        return new SmscCounters(requests.submitted(), toEsme.acknowledged(), toEsme.repeated(), toEsme.refused(),
                toEsme.unacknowledged());
    }

    /** Closes every link without an unbind, as a failing SMSC would. ESMEs may bind again at once. */
    public void dropLinks() {
        sessions.closeAll();
    }

    private void accept() {
        while (!closed) {
            try {
                SMPPServerSession session = listener.accept();
                session.setTransactionTimer(settings.responseTimeout().toMillis());
                binding.execute(() -> bind(session));
            } catch (IOException | RejectedExecutionException e) {
                if (!closed) {
                    LOG.warn("An SMPP connection could not be accepted: {}", e.getMessage());
                }
            }
        }
    }

    private void bind(SMPPServerSession session) {
        session.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED || now == SessionState.UNBOUND) {
                sessions.remove(session);
            }
        });
        try {
            BindRequest request = session.waitForBind(BIND_TIMEOUT_MILLIS);
            if (!request.getSystemId().equals(settings.systemId())) {
                request.reject(WRONG_SYSTEM_ID);
            } else if (!request.getPassword().equals(settings.password())) {
                request.reject(WRONG_PASSWORD);
            } else {
                request.accept("simulator");
                sessions.add(session, request.getBindType());
                if (!session.getSessionState().isBound()) {
                    sessions.remove(session);
                }
            }
        } catch (TimeoutException | IOException | IllegalStateException | PDUStringException e) {
            LOG.debug("No bind: {}", e.getMessage());
            session.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        toEsme.close();
        try {
            listener.close();
        } catch (IOException e) {
            LOG.warn("The SMPP port could not be closed: {}", e.getMessage());
        }
        sessions.closeAll();
        binding.shutdownNow();
    }
}
