package org.bipota.it.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bipota.protocol.Octets;

/** An SMSC for ESMEs on the loopback interface: keeps what is submitted by subscriber, delivers what the test says. */
public final class TestSmsc implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private volatile ServerSocket serverSocket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<SmscSession> sessions = new CopyOnWriteArrayList<>();
    private final Map<String, BlockingQueue<SubmitSm>> inboxes = new ConcurrentHashMap<>();
    private final Map<String, List<SubmitSm>> submits = new ConcurrentHashMap<>();
    private final Map<String, SubmitHandler> handlers = new ConcurrentHashMap<>();
    private final Phaser reading = new Phaser(1);
    private volatile boolean stalled;
    private volatile boolean dead;
    private final AtomicInteger messageIds = new AtomicInteger(0x5A0000);

    /** Listens on {@code port}. */
    public TestSmsc(int port) {
        serverSocket = listen(port);
        this.port = port;
        threads.execute(this::accept);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** How submits to {@code msisdn} are treated from now on. */
    public void on(String msisdn, SubmitHandler handler) {
        handlers.put(msisdn, handler);
    }

    /** Everything that was submitted to {@code msisdn}, in order. */
    public List<SubmitSm> submits(String msisdn) {
        return submits.computeIfAbsent(msisdn, key -> new CopyOnWriteArrayList<>());
    }

    /** The next message submitted to {@code msisdn}, waiting for it. */
    public SubmitSm awaitSubmit(String msisdn) {
        return poll(msisdn, PATIENCE);
    }

    /** The next message submitted to {@code msisdn}, or null when none comes in that time. */
    public SubmitSm pollSubmit(String msisdn, Duration within) {
        try {
            return inbox(msisdn).poll(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Delivers a message and waits for the status of its {@code deliver_sm_resp}. */
    public int deliver(DeliverSm message) {
        return deliverLater(message).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Delivers a message; the result is the status of its {@code deliver_sm_resp}. */
    public CompletableFuture<Integer> deliverLater(DeliverSm message) {
        return awaitReceiver().request(SmppPdu.DELIVER_SM, message.body()).thenApply(SmppPdu::status);
    }

    /** Sends a request laid out by the test and waits for whatever is answered to it. */
    public SmppPdu exchange(int command, Octets body) {
        return awaitReceiver().request(command, body).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Waits until an ESME is bound and returns its system_id. */
    public String awaitBound() {
        return awaitReceiver().systemId();
    }

    /** Whether an ESME that receives messages is bound now. */
    public boolean bound() {
        return sessions.stream().anyMatch(SmscSession::receives);
    }

    /** The password of the latest bind. */
    public String lastPassword() {
        return sessions.stream().filter(SmscSession::wasBound).reduce((first, last) -> last).orElseThrow().password();
    }

    /** How many of the sessions that were bound have not ended with an unbind. */
    public int withoutUnbind() {
        return (int) sessions.stream().filter(session -> session.wasBound() && !session.unbound()).count();
    }

    /** Connections that neither side has closed. */
    public int connections() {
        return (int) sessions.stream().filter(SmscSession::connected).count();
    }

    /** How often ESMEs have bound. */
    public int binds() {
        return (int) sessions.stream().filter(SmscSession::wasBound).count();
    }

    /** Breaks all connections, as a network failure would. */
    public void dropConnections() {
        sessions.forEach(SmscSession::close);
    }

    /** Stops: all connections break, and nobody listens until {@link #comeBack}. What was submitted is not forgotten. */
    public void goAway() {
        try {
            serverSocket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dropConnections();
    }

    /** Listens again where it did before. */
    public void comeBack() {
        serverSocket = listen(port);
        threads.execute(this::accept);
    }

    /** Reads nothing of what the ESMEs send from now on, or goes on with it. */
    public void stall(boolean stall) {
        stalled = stall;
        if (!stall) {
            reading.arrive();
        }
    }

    /** Accepts connections from now on without ever answering on them, or is itself again. */
    public void playDead(boolean playDead) {
        dead = playDead;
    }

    /** Sends octets as they are on every connection. */
    public void blurt(Octets octets) {
        sessions.forEach(session -> session.sendOctets(octets));
    }

    boolean isDead() {
        return dead;
    }

    void awaitReading() {
        for (int phase = reading.getPhase(); stalled; phase = reading.getPhase()) {
            reading.awaitAdvance(phase);
        }
    }

    void submitted(SubmitSm message, SubmitHandler.Answer answer) {
        submits(message.destination()).add(message);
        inbox(message.destination()).add(message);
        threads.execute(() -> {
            try {
                handlers.getOrDefault(message.destination(), SubmitHandler.TAKE).handle(message, answer);
            } catch (Exception e) { // whatever the test's handler threw: the SMSC cannot take the message
                answer.status(0x08);
            }
        });
    }

    String nextMessageId() {
        return Integer.toHexString(messageIds.incrementAndGet()).toUpperCase(Locale.ROOT);
    }

    private SmscSession awaitReceiver() {
        return Awaitility.await("an ESME bound to the SMSC").atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> sessions.stream().filter(SmscSession::receives).reduce((first, last) -> last).orElse(null),
                        session -> session != null);
    }

    private SubmitSm poll(String msisdn, Duration within) {
        SubmitSm message = pollSubmit(msisdn, within);
        if (message == null) {
            throw new AssertionError("no submit_sm to " + msisdn + " within " + within);
        }
        return message;
    }

    private BlockingQueue<SubmitSm> inbox(String msisdn) {
        return inboxes.computeIfAbsent(msisdn, key -> new LinkedBlockingQueue<>());
    }

    private void accept() {
        ServerSocket listening = serverSocket;
        try {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                SmscSession session = new SmscSession(socket, this);
                sessions.add(session);
                threads.execute(session::read);
            }
        } catch (IOException closed) {
            sessions.forEach(SmscSession::close);
        }
    }

    @Override
    public void close() {
        stall(false);
        try {
            serverSocket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sessions.forEach(SmscSession::close);
        threads.shutdownNow();
    }
}
