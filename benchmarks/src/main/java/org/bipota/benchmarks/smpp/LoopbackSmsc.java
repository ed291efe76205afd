package org.bipota.benchmarks.smpp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** An SMSC for one connection that does as little as it can, so that the client is what is measured. */
final class LoopbackSmsc implements AutoCloseable {

    private static final int HEADER_OCTETS = 16;
    private static final int RESPONSE = 0x80000000;
    private static final int BIND_TRANSCEIVER = 0x09;
    private static final int SUBMIT_SM = 0x04;
    private static final int DELIVER_SM = 0x05;
    private static final int ENQUIRE_LINK = 0x15;
    private static final int UNBIND = 0x06;
    private static final int BUFFER_OCTETS = 65_536;
    private static final int TEXT_OCTETS = 140;
    private static final byte TEXT_OCTETS_FIELD = (byte) TEXT_OCTETS;
    private static final byte[] BODY = deliverBody();
    private static final byte[] MESSAGE_ID = {'i', 'd', 0};

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final long delayNanos;
    private final LongAdder submits = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(100_000);
    private volatile Socket socket;
    private volatile boolean flooding;
    private DataOutputStream out;
    private int sequence;

    private record Answer(int sequence, long dueNanos) {
    }

    /** Answers each submit after {@code delay}. */
    LoopbackSmsc(Duration delay) throws IOException {
        delayNanos = delay.toNanos();
        start(this::serve, "smsc");
        if (delayNanos > 0) {
            start(this::answerDelayed, "smsc-answers");
        }
    }

    private static void start(Runnable loop, String name) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Submits received. */
    long submits() {
        return submits.sum();
    }

    /** Messages of ours that were acknowledged with status 0. */
    long acknowledged() {
        return acknowledged.sum();
    }

    /** Messages of ours that were answered with another status. */
    long refused() {
        return refused.sum();
    }

    /** Sends messages, {@code inFlight} of them unanswered at any time, until {@link #rest}. */
    synchronized void flood(int inFlight) throws IOException {
        flooding = true;
        for (int i = 0; i < inFlight; i++) {
            deliver();
        }
        out.flush();
    }

    /** Sends no further messages. */
    void rest() {
        flooding = false;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Socket open = socket;
        if (open != null) {
            open.close();
        }
    }

    private void serve() {
        try (Socket accepted = server.accept()) {
            socket = accepted;
            accepted.setTcpNoDelay(true);
            InputStream buffered = new BufferedInputStream(accepted.getInputStream(), BUFFER_OCTETS);
            DataInputStream in = new DataInputStream(buffered);
            synchronized (this) {
                out = new DataOutputStream(new BufferedOutputStream(accepted.getOutputStream(), BUFFER_OCTETS));
            }
            while (true) {
                int length = in.readInt();
                int command = in.readInt();
                int status = in.readInt();
                int number = in.readInt();
                in.skipNBytes(length - HEADER_OCTETS);
                handle(command, status, number);
                if (buffered.available() == 0) {
                    flush();
                }
            }
        } catch (IOException e) {
            flooding = false; // the client has gone
        }
    }

    private void handle(int command, int status, int number) throws IOException {
        switch (command) {
            case SUBMIT_SM -> {
                submits.increment();
                if (delayNanos == 0) {
                    send(SUBMIT_SM | RESPONSE, number, MESSAGE_ID);
                } else {
                    answers.add(new Answer(number, System.nanoTime() + delayNanos));
                }
            }
            case DELIVER_SM | RESPONSE -> {
                (status == 0 ? acknowledged : refused).increment();
                if (flooding) {
                    deliver();
                }
            }
            case BIND_TRANSCEIVER -> send(command | RESPONSE, number, MESSAGE_ID);
            case ENQUIRE_LINK, UNBIND -> send(command | RESPONSE, number, new byte[0]);
            default -> { } // answers to nothing of ours
        }
    }

    private void answerDelayed() {
        try {
            while (true) {
                Answer next = answers.take();
                long wait = next.dueNanos - System.nanoTime();
                if (wait > 0) {
                    flush();
                    LockSupport.parkNanos(wait);
                }
                send(SUBMIT_SM | RESPONSE, next.sequence, MESSAGE_ID);
                if (answers.isEmpty()) {
                    flush();
                }
            }
        } catch (IOException e) {
            flooding = false; // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void deliver() throws IOException {
        send(DELIVER_SM, ++sequence, BODY);
    }

    private static byte[] deliverBody() {
        ByteBuffer body = ByteBuffer.allocate(256)
                .put(new byte[] {0, 1, 1}).put("491701234567\0".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {0, 1}).put("10099\0".getBytes(StandardCharsets.US_ASCII))
                //               esm pid pri sch val reg rep dcs def
                .put(new byte[] {64, 0, 0, 0, 0, 0, 0, 4, 0, TEXT_OCTETS_FIELD}).put(new byte[TEXT_OCTETS]);
        return Arrays.copyOf(body.array(), body.position());
    }

    private synchronized void send(int command, int number, byte[] body) throws IOException {
        out.writeInt(HEADER_OCTETS + body.length);
        out.writeInt(command);
        out.writeInt(0);
        out.writeInt(number);
        out.write(body);
    }

    private synchronized void flush() throws IOException {
        out.flush();
    }
}
