package org.bipota.simulator.smsc;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the ESME is to receive, stored until it has been acknowledged with status 0 or refused for good. Messages of
 * one subscriber go one after the other; those of several go side by side, as many as there are senders.
 */
final class DeliverSmQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverSmQueue.class);
    private static final Duration BIND_POLL = Duration.ofSeconds(1);
    private static final short MESSAGE_PAYLOAD = 0x0424;
    private static final int LONGEST_SHORT_MESSAGE = 254;
    /** System error, queue full, throttled, temporary application error (SMPP 3.4 clause 5.1.3). */
    private static final Set<Integer> TEMPORARY = Set.of(0x08, 0x14, 0x58, 0x64);

    /** Per subscriber what is not acknowledged yet; the first may be in flight. Guarded by itself. */
    private final Map<String, Deque<DeliverSm>> waiting = new HashMap<>();
    /** The subscribers whose first message may be sent now. */
    private final BlockingQueue<String> ready = new LinkedBlockingQueue<>();
    private final EsmeSessions sessions;
    private final ScheduledExecutorService scheduler;
    private final Duration retryDelay;
    private final List<Thread> senders = new ArrayList<>();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile boolean closed;

    DeliverSmQueue(EsmeSessions sessions, ScheduledExecutorService scheduler, SmscSettings settings) {
        this.sessions = sessions;
        this.scheduler = scheduler;
        this.retryDelay = settings.retryDelay();
        for (int i = 0; i < settings.window(); i++) {
            Thread sender = new Thread(this::send, "smsc-deliver-" + i);
            sender.setDaemon(true);
            senders.add(sender);
            sender.start();
        }
    }

    void add(DeliverSm message) {
        String subscriber = message.source().digits();
        boolean first;
        synchronized (waiting) {
            Deque<DeliverSm> queue = waiting.computeIfAbsent(subscriber, key -> new ArrayDeque<>());
            queue.add(message);
            first = queue.size() == 1;
        }
        if (first) {
            ready.add(subscriber);
        }
    }

    int unacknowledged() {
        synchronized (waiting) {
            return waiting.values().stream().mapToInt(Deque::size).sum();
        }
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    long repeated() {
        return repeated.sum();
    }

    long refused() {
        return refused.sum();
    }

    private void send() {
        try {
            while (!closed) {
                String subscriber = ready.take();
                Optional<SMPPServerSession> session = Optional.empty();
                while (session.isEmpty() && !closed) {
                    session = sessions.awaitReceiver(BIND_POLL);
                }
                if (session.isPresent()) {
                    sendFirst(subscriber, session.get());
                }
            }
        } catch (InterruptedException e) {
            // The queue is being closed.
            Thread.currentThread().interrupt();
        }
    }

    private void sendFirst(String subscriber, SMPPServerSession session) {
        DeliverSm message;
        synchronized (waiting) {
            message = waiting.get(subscriber).peek();
        }
        try {
            transmit(message, session);
            acknowledged.increment();
            done(subscriber);
        } catch (NegativeResponseException e) {
            if (TEMPORARY.contains(e.getCommandStatus())) {
                again(subscriber);
            } else {
                LOG.warn("The ESME refused a deliver_sm of {} with status {}; it is not sent again",
                        message.source(), Integer.toHexString(e.getCommandStatus()));
                refused.increment();
                done(subscriber);
            }
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            LOG.debug("deliver_sm of {} is sent again: {}", message.source(), e.getMessage());
            again(subscriber);
        } catch (PDUException e) {
            throw new IllegalStateException("deliver_sm that the SMSC built itself", e);
        }
    }

    private void transmit(DeliverSm message, SMPPServerSession session)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
            IOException {
        List<OptionalParameter> parameters = new ArrayList<>(message.parameters());
        byte[] text = message.text().toByteArray();
        if (text.length > LONGEST_SHORT_MESSAGE) {
            parameters.add(new OptionalParameter.OctetString(MESSAGE_PAYLOAD, text));
            text = new byte[0];
        }
        session.deliverShortMessage("", ton(message.source()), npi(message.source()), message.source().digits(),
                ton(message.destination()), npi(message.destination()), message.destination().digits(),
                new ESMClass(message.esmClass()), (byte) message.protocolId(), (byte) 0, new RegisteredDelivery(0),
                new RawDataCoding((byte) message.dataCoding()), text, parameters.toArray(new OptionalParameter[0]));
    }

    private static TypeOfNumber ton(Address address) {
        return TypeOfNumber.valueOf((byte) address.ton());
    }

    private static NumberingPlanIndicator npi(Address address) {
        return NumberingPlanIndicator.valueOf((byte) address.npi());
    }

    private void done(String subscriber) {
        boolean more;
        synchronized (waiting) {
            Deque<DeliverSm> queue = waiting.get(subscriber);
            queue.remove();
            more = !queue.isEmpty();
            if (!more) {
                waiting.remove(subscriber);
            }
        }
        if (more) {
            ready.add(subscriber);
        }
    }

    private void again(String subscriber) {
        repeated.increment();
        if (!closed) {
            scheduler.schedule(() -> ready.add(subscriber), retryDelay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        closed = true;
        senders.forEach(Thread::interrupt);
    }
}
