package org.bipota.it.peer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bipota.protocol.Octets;

/** One ESME's connection to the SMSC. */
final class SmscSession {

    private static final int INVALID_COMMAND = 0x03;

    private final Socket socket;
    private final TestSmsc smsc;
    private final DataOutputStream out;
    private final boolean dead;
    private final AtomicInteger sequence = new AtomicInteger();
    private final Map<Integer, CompletableFuture<SmppPdu>> pending = new ConcurrentHashMap<>();
    private volatile int bound;
    private volatile boolean wasBound;
    private volatile boolean unbound;
    private volatile String systemId;
    private volatile String password;

    SmscSession(Socket socket, TestSmsc smsc) throws IOException {
        this.socket = socket;
        this.smsc = smsc;
        this.dead = smsc.isDead();
        socket.setTcpNoDelay(true);
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    String systemId() {
        return systemId;
    }

    String password() {
        return password;
    }

    /** Whether it took leave with an unbind. */
    boolean unbound() {
        return unbound;
    }

    boolean connected() {
        return !socket.isClosed();
    }

    boolean wasBound() {
        return wasBound;
    }

    boolean receives() {
        return (bound == SmppPdu.BIND_RECEIVER || bound == SmppPdu.BIND_TRANSCEIVER) && !socket.isClosed();
    }

    CompletableFuture<SmppPdu> request(int command, Octets body) {
        int number = sequence.incrementAndGet();
        CompletableFuture<SmppPdu> answer = new CompletableFuture<>();
        pending.put(number, answer);
        send(new SmppPdu(command, 0, number, body));
        return answer;
    }

    void read() {
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            while (true) {
                SmppPdu pdu = SmppPdu.read(in);
                smsc.awaitReading();
                if (!dead) {
                    received(pdu);
                }
            }
        } catch (IOException ended) {
            pending.values().forEach(answer -> answer.completeExceptionally(ended));
        }
    }

    void sendOctets(Octets octets) {
        synchronized (out) {
            try {
                out.write(octets.toByteArray());
                out.flush();
            } catch (IOException e) {
                close();
            }
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void received(SmppPdu pdu) {
        if (pdu.isResponse()) {
            CompletableFuture<SmppPdu> answer = pending.remove(pdu.sequence());
            if (answer != null) {
                answer.complete(pdu);
            }
            return;
        }
        switch (pdu.command()) {
            case SmppPdu.BIND_TRANSCEIVER, SmppPdu.BIND_RECEIVER, SmppPdu.BIND_TRANSMITTER -> {
                SmppBody body = new SmppBody(pdu.body());
                systemId = body.cString();
                password = body.cString();
                // sc_interface_version 3.4
                send(pdu.answer(0, DeliverSm.cString("TESTSMSC").concat(Octets.ofHex("0210000134"))));
                bound = pdu.command();
                wasBound = true;
            }
            case SmppPdu.SUBMIT_SM -> submit(pdu);
            case SmppPdu.ENQUIRE_LINK -> send(pdu.answer(0, Octets.EMPTY));
            case SmppPdu.UNBIND -> {
                bound = 0;
                unbound = true;
                send(pdu.answer(0, Octets.EMPTY));
            }
            default -> send(new SmppPdu(SmppPdu.GENERIC_NACK, INVALID_COMMAND, pdu.sequence(), Octets.EMPTY));
        }
    }

    private void submit(SmppPdu pdu) {
        SubmitSm message = SubmitSm.parse(smsc.nextMessageId(), pdu.body());
        smsc.submitted(message, new SubmitHandler.Answer() {
            @Override
            public void ok() {
                send(pdu.answer(0, DeliverSm.cString(message.messageId())));
            }

            @Override
            public void status(int commandStatus) {
                send(pdu.answer(commandStatus, Octets.EMPTY));
            }
        });
    }

    private void send(SmppPdu pdu) {
        synchronized (out) {
            try {
                pdu.write(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
