package org.bipota.smpp.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An SMSC that behaves as the test says, and keeps book of what it saw and took. It speaks SMPP by itself, so that it can
 * also speak it wrongly.
 */
public final class ScriptedSmsc implements AutoCloseable {

    private static final int BIND_TRANSCEIVER = 0x09;
    private static final int SUBMIT_SM = 0x04;
    private static final int DELIVER_SM = 0x05;
    private static final int ENQUIRE_LINK = 0x15;
    private static final int UNBIND = 0x06;
    private static final int RESPONSE = 0x80000000;
    private static final int HEADER_OCTETS = 16;

    /** How submits are answered. */
    public enum Mood {
        /** As they should be. */
        NORMAL,
        /** ESME_RTHROTTLED. */
        THROTTLE,
        /** ESME_RMSGQFUL. */
        QUEUE_FULL,
        /** ESME_RINVDSTADR. */
        REFUSE,
        /** Taken, and answered when the test lets it: {@link #answerLate}. */
        LATE,
        /** Taken and answered twice. */
        DUPLICATE,
        /** Taken and answered octet by octet. */
        SLOW,
        /** Taken, and the connection closed before the answer. */
        DISCONNECT,
        /** Taken, and answered among malformed and unknown PDUs. */
        GARBAGE,
        /** Taken, and answered by something that is no PDU. */
        LOST_FRAMING,
        /** Taken, and nothing is ever answered on this connection again, enquire_link included. */
        HALF_OPEN
    }

    /** How submits are answered from now on. */
    public volatile Mood mood = Mood.NORMAL;
    /** 0, or the status binds are refused with. */
    public volatile int refuseBindsWith;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();
    private final Map<Integer, CompletableFuture<Integer>> delivered = new ConcurrentHashMap<>();
    private final Set<Integer> garbage = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sequence = new AtomicInteger(1_000);
    private final AtomicInteger answersToNothing = new AtomicInteger();

    public ScriptedSmsc() throws IOException {
        Thread thread = new Thread(this::acceptAll, "scripted-smsc");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How often a submit to this address arrived. */
    public int seen(String destination) {
        return seen.getOrDefault(destination, 0);
    }

    /** How often a submit to this address was taken, answered or not. */
    public int taken(String destination) {
        return taken.getOrDefault(destination, 0);
    }

    /** Responses to deliver_sm that had been answered before, or were never sent. */
    public int answersToNothing() {
        return answersToNothing.get();
    }

    /** Connections that are open. */
    public int connections() {
        return peers.size();
    }

    /** Closes its books: what it saw and took so far is forgotten. */
    public void forget() {
        seen.clear();
        taken.clear();
        delivered.clear();
        garbage.clear();
    }

    /** Answers what was taken in mood {@link Mood#LATE}, where the connection still lives. */
    public void answerLate() {
        for (Runnable answer = late.poll(); answer != null; answer = late.poll()) {
            answer.run();
        }
    }

    /** Sends a deliver_sm by the newest connection; its status, or -1 when the connection ends first. */
    public CompletableFuture<Integer> deliver(String source) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Peer peer = peers.stream().filter(candidate -> candidate.bound && !candidate.dead).findFirst().orElse(null);
        int number = sequence.incrementAndGet();
        delivered.put(number, status);
        byte[] address = (source + '\0').getBytes(StandardCharsets.US_ASCII);
        String body = "000101" + HexFormat.of().formatHex(address) + "0001313000" + "40000000000000040003027000";
        if (peer == null) {
            ended(number, -1);
            return status;
        }
        peer.sent.add(number);
        if (!peer.send(DELIVER_SM, 0, number, body) || !peers.contains(peer)) {
            ended(number, -1);
        }
        return status;
    }

    /** Closes every connection. */
    public void disconnect() {
        peers.forEach(Peer::close);
    }

    @Override
    public void close() throws IOException {
        server.close();
        disconnect();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Peer peer = new Peer(server.accept());
                peers.add(peer);
                Thread thread = new Thread(peer, "scripted-smsc");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private final class Peer implements Runnable {

        private final Socket socket;
        private final Set<Integer> sent = ConcurrentHashMap.newKeySet();
        private volatile boolean bound;
        private volatile boolean dead;

        Peer(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void run() {
            try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
                while (true) {
                    int length = in.readInt();
                    handle(ByteBuffer.wrap(in.readNBytes(length - 4)));
                }
            } catch (IOException e) {
                close();
            } finally {
                peers.remove(this);
                sent.forEach(number -> ended(number, -1));
            }
        }

        private void handle(ByteBuffer pdu) throws IOException {
            int command = pdu.getInt();
            int status = pdu.getInt();
            int number = pdu.getInt();
            if (dead) {
                return;
            }
            switch (command) {
                case BIND_TRANSCEIVER -> {
                    int refusal = refuseBindsWith;
                    bound = refusal == 0;
                    send(command | RESPONSE, refusal, number, "736D736300");
                }
                case ENQUIRE_LINK, UNBIND -> send(command | RESPONSE, 0, number, "");
                case SUBMIT_SM -> submitted(number, destination(pdu));
                case DELIVER_SM | RESPONSE -> {
                    if (!delivered.containsKey(number) && !garbage.remove(number)) {
                        answersToNothing.incrementAndGet();
                    }
                    ended(number, status);
                }
                default -> { } // answers to what was garbage
            }
        }

        private void submitted(int number, String destination) throws IOException {
            seen.merge(destination, 1, Integer::sum);
            Mood now = mood;
            switch (now) {
                case THROTTLE -> send(SUBMIT_SM | RESPONSE, 0x58, number, "");
                case QUEUE_FULL -> send(SUBMIT_SM | RESPONSE, 0x14, number, "");
                case REFUSE -> send(SUBMIT_SM | RESPONSE, 0x0B, number, "");
                default -> {
                    taken.merge(destination, 1, Integer::sum);
                    take(now, number);
                }
            }
        }

        private void take(Mood now, int number) throws IOException {
            switch (now) {
                case LATE -> late.add(() -> accept(number));
                case DUPLICATE -> {
                    accept(number);
                    accept(number);
                }
                case SLOW -> slowly(number);
                case DISCONNECT -> close();
                case GARBAGE -> {
                    int malformed = sequence.incrementAndGet();
                    garbage.add(malformed);
                    send(DELIVER_SM, 0, malformed, "00FF");
                    send(0x00000FFF, 0, sequence.incrementAndGet(), "DEADBEEF");
                    send(SUBMIT_SM | RESPONSE, 0, number + 100_000, "4100");
                    accept(number);
                }
                case LOST_FRAMING -> write(HexFormat.of().parseHex("0000000380000004"));
                case HALF_OPEN -> dead = true;
                default -> accept(number);
            }
        }

        private void accept(int number) {
            byte[] messageId = ("id" + number + '\0').getBytes(StandardCharsets.US_ASCII);
            send(SUBMIT_SM | RESPONSE, 0, number, HexFormat.of().formatHex(messageId));
        }

        private void slowly(int number) throws IOException {
            byte[] pdu = pdu(SUBMIT_SM | RESPONSE, 0, number, "4100");
            for (byte octet : pdu) {
                write(new byte[] {octet});
            }
        }

        boolean send(int command, int status, int number, String bodyHex) {
            try {
                write(pdu(command, status, number, bodyHex));
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private synchronized void write(byte[] octets) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(octets);
            out.flush();
        }

        private void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void ended(int number, int status) {
        CompletableFuture<Integer> answer = delivered.remove(number);
        if (answer != null) {
            answer.complete(status);
        }
    }

    private static byte[] pdu(int command, int status, int number, String bodyHex) {
        byte[] body = HexFormat.of().parseHex(bodyHex);
        return ByteBuffer.allocate(HEADER_OCTETS + body.length).putInt(HEADER_OCTETS + body.length).putInt(command).putInt(status)
                .putInt(number).put(body).array();
    }

    private static String destination(ByteBuffer body) {
        cString(body); // service_type
        body.getShort();
        cString(body); // source_addr
        body.getShort();
        return cString(body);
    }

    private static String cString(ByteBuffer body) {
        StringBuilder text = new StringBuilder();
        for (byte octet = body.get(); octet != 0; octet = body.get()) {
            text.append((char) octet);
        }
        return text.toString();
    }
}
