package org.bipota.smpp.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** A real jSMPP SMSC on a loopback port. */
public final class TestSmsc implements AutoCloseable {

    private static final int SUBMITS_AT_A_TIME = 40;

    /** How a submit is answered; may wait. */
    @FunctionalInterface
    public interface SubmitHandler {
        String messageId(SubmitSm submit) throws ProcessRequestException;
    }

    private final ServerSocket serverSocket;
    private final SMPPServerSessionListener listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "test-smsc"));
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();

    /** Each accepted bind. */
    public final BlockingQueue<BindType> binds = new LinkedBlockingQueue<>();
    /** The system ids of refused binds. */
    public final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    /** Every submit, when it was received. */
    public final BlockingQueue<Submitted> submits = new LinkedBlockingQueue<>();
    /** 0, or the status every bind is refused with. */
    public volatile int refuseBindsWith;
    /** Answers the submits. */
    public volatile SubmitHandler onSubmit = submit -> "id-" + submit.getSequenceNumber();

    public TestSmsc() throws IOException {
        this(0);
    }

    /** On a port that was used before. */
    public TestSmsc(int port) throws IOException {
        serverSocket = new ServerSocket();
        serverSocket.setReuseAddress(true);
        serverSocket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listener = new SMPPServerSessionListener(port(), new OneSocket());
        listener.setPduProcessorDegree(SUBMITS_AT_A_TIME);
        listener.setQueueCapacity(1_000);
        listener.setMessageReceiverListener(new Receiver());
        threads.execute(this::acceptAll);
    }

    public int port() {
        return serverSocket.getLocalPort();
    }

    private void acceptAll() {
        while (!serverSocket.isClosed()) {
            try {
                SMPPServerSession session = listener.accept();
                threads.execute(() -> serve(session));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5_000);
            if (refuseBindsWith != 0) {
                request.reject(refuseBindsWith);
                refusals.add(request.getSystemId());
                return;
            }
            session.setTransactionTimer(10_000);
            sessions.add(session);
            request.accept("smsc");
            binds.add(request.getBindType());
        } catch (IOException | TimeoutException | org.jsmpp.PDUStringException e) {
            session.close();
        }
    }

    /** Waits for the next bind. */
    public BindType awaitBind() throws InterruptedException {
        BindType bind = binds.poll(10, TimeUnit.SECONDS);
        if (bind == null) {
            throw new AssertionError("no bind within ten seconds");
        }
        return bind;
    }

    /** The next submit. */
    public Submitted awaitSubmit() throws InterruptedException {
        Submitted submitted = submits.poll(10, TimeUnit.SECONDS);
        if (submitted == null) {
            throw new AssertionError("no submit within ten seconds");
        }
        return submitted;
    }

    /** Sends a deliver_sm; the answer's command status. */
    public CompletableFuture<Integer> deliver(String source, int esmClass, byte[] text, OptionalParameter... parameters) {
        return CompletableFuture.supplyAsync(() -> deliverNow(source, esmClass, text, parameters), threads);
    }

    private int deliverNow(String source, int esmClass, byte[] text, OptionalParameter... parameters) {
        SMPPServerSession receiver = sessions.stream()
                .filter(session -> session.getSessionState().isReceivable()).reduce((a, b) -> b).orElseThrow();
        try {
            receiver.deliverShortMessage(null, TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, source,
                    TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, "10099", new ESMClass(esmClass), (byte) 0, (byte) 0,
                    new RegisteredDelivery(0), new RawDataCoding((byte) 0x04), text, parameters);
            return 0;
        } catch (NegativeResponseException e) {
            return e.getCommandStatus();
        } catch (Exception e) { // jSMPP's five ways to fail all mean the same here
            throw new IllegalStateException(e);
        }
    }

    /** Sends a data_sm; the answer's command status. */
    public CompletableFuture<Integer> deliverData(String source, OptionalParameter... parameters) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                sessions.get(sessions.size() - 1).dataShortMessage(null, TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN,
                        source, TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, "10099", new ESMClass(0),
                        new RegisteredDelivery(0), new RawDataCoding((byte) 0x04), parameters);
                return 0;
            } catch (NegativeResponseException e) {
                return e.getCommandStatus();
            } catch (Exception e) { // as above
                throw new IllegalStateException(e);
            }
        }, threads);
    }

    /** The sessions bound so far, closed ones included. */
    public List<SMPPServerSession> sessions() {
        return sessions;
    }

    /** Breaks all connections, still listening. */
    public void dropConnections() {
        sessions.forEach(SMPPServerSession::close);
    }

    @Override
    public void close() throws IOException {
        shutDown();
    }

    /** Stops listening and breaks all connections; once more is harmless. */
    public void shutDown() throws IOException {
        listener.close();
        dropConnections();
        threads.shutdownNow();
    }

    private final class OneSocket implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(serverSocket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }

    private final class Receiver extends RefusingReceiver {
        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source) throws ProcessRequestException {
            submits.add(new Submitted(sessions.indexOf(source), submit));
            try {
                return new SubmitSmResult(new MessageId(onSubmit.messageId(submit)), new OptionalParameter[0]);
            } catch (org.jsmpp.PDUStringException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public DataSmResult onAcceptDataSm(org.jsmpp.bean.DataSm dataSm, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("no data_sm here", 0x03);
        }
    }
}
