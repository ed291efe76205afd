package org.bipota.it.peer;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.bipota.protocol.Octets;

/** A handset that opens a TCP connection and sends octets of the test's choice. */
public final class TestTcpHandset implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket = new Socket();

    /** A connection to {@code port} of the loopback interface. */
    public TestTcpHandset(int port) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The identification packet: {@code 03, BER length, 36, length, identification data}. */
    public static Octets identificationPacket(Octets identification) {
        return Octets.ofOctets(0x03, identification.length() + 2, 0x36, identification.length()).concat(identification);
    }

    /** Sends octets. */
    public void send(Octets octets) {
        try {
            socket.getOutputStream().write(octets.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next command packet from the server: {@code 01}, BER length, and so many octets. */
    public Octets receivePacket() {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            Octets head = Octets.of(in.readNBytes(2));
            int more = head.at(1) < 0x80 ? 0 : head.at(1) & 0x7F;
            Octets longer = Octets.of(in.readNBytes(more));
            int length = more == 0 ? head.at(1) : 0;
            for (int i = 0; i < more; i++) {
                length = length << 8 | longer.at(i);
            }
            return Octets.join(List.of(head, longer, Octets.of(in.readNBytes(length))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server ends the connection; whatever it sent before is the result. */
    public Octets awaitEnd() {
        Octets received = Octets.EMPTY;
        try {
            byte[] buffer = new byte[256];
            for (int length = socket.getInputStream().read(buffer); length >= 0; length = socket.getInputStream().read(buffer)) {
                received = received.concat(Octets.of(buffer, 0, length));
            }
            return received;
        } catch (SocketException reset) {
            return received;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
